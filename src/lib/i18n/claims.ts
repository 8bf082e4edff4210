import { catalogue } from './index';

/** Who said they go to a house today. */
const vi = {
	make: 'Hôm nay tôi đến',
	makeHere: 'Hôm nay tôi đến nhà này',
	takeBack: 'Thôi nhận',
	mine: 'Bạn nhận hôm nay',
	others: (names: readonly string[]) => `${names.join(', ')} nhận hôm nay`,
	mineHere: 'Bạn đã nhận đến nhà này hôm nay. Cả tổ sẽ thấy khi có mạng.',
	othersHere: (names: readonly string[]) =>
		`${names.join(', ')} đã nhận đến nhà này hôm nay. Bạn vẫn ghé và ghi được, cả hai lượt đều tính.`,
	failed: 'Chưa nhận được nhà này. Hãy thử lại.'
};

const en: typeof vi = {
	make: 'I go there today',
	makeHere: 'I go to this house today',
	takeBack: 'Take it back',
	mine: 'You go there today',
	others: (names) => `${names.join(', ')} will go there today`,
	mineHere: 'You said you go to this house today. The team sees it once there is a network.',
	othersHere: (names) =>
		`${names.join(', ')} will go to this house today. You may still call and record; both visits count.`,
	failed: 'That was not taken down. Please try again.'
};

export const claimWords = catalogue({ vi, en });
export type ClaimsInWords = typeof vi;
