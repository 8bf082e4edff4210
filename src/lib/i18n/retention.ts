import { catalogue } from './index';

/** Before people's details are erased as their time is over. */
const vi = {
	soon: (day: string, households: string) => `Ngày ${day} sẽ xoá thông tin của ${households} hộ`,
	from: (day: string, households: string) => `Từ ngày ${day} sẽ xoá thông tin của ${households} hộ`,
	where: (villages: string) => `Ở ${villages}.`,
	/** Too many to be named. */
	inVillages: (n: number) => `Ở ${n} thôn, bản.`,
	what: 'Tên, số điện thoại, vị trí và các lượt thăm bị xoá ở xã và trên mọi máy, như đã hứa khi hỏi ý kiến. Số liệu bao phủ không đổi.',
	brief: 'Xoá tên, số điện thoại, lượt thăm. Số liệu không đổi.',
	keep: 'Muốn giữ tiếp, hãy kéo dài đợt vận động trước ngày ấy, hoặc hỏi lại các gia đình trong đợt mới.',
	unsent: (entries: string) =>
		`Máy này còn ${entries} bản ghi chưa gửi. Hãy gửi trước ngày ấy: sau đó xã không nhận nữa.`,
	toSync: 'Xem và gửi',
	toSettings: 'Xem thời hạn',
	/** Under the days as they are typed. */
	planned: (day: string) =>
		`Thông tin của các hộ được hỏi trong đợt này sẽ xoá ngày ${day}. Số liệu bao phủ vẫn giữ. Cán bộ được báo trước 14 ngày.`,
	notPlanned: 'Chưa có đợt vận động nên chưa có ngày xoá nào.'
};

const en: typeof vi = {
	soon: (day, households) => `Details of ${households} households are erased on ${day}`,
	from: (day, households) => `Details of ${households} households are erased from ${day} on`,
	where: (villages) => `In ${villages}.`,
	inVillages: (n) => `In ${n} villages.`,
	what: 'Names, telephones, locations and visits are erased at the commune and on every device, as people were told when they were asked. The coverage figures stay as they are.',
	brief: 'Names, telephones and visits go. The figures stay.',
	keep: 'To keep them, prolong the campaign before that day, or ask the families again in a new one.',
	unsent: (entries) =>
		`This device still has ${entries} unsent records. Send them before that day: afterwards the commune takes no more.`,
	toSync: 'Look and send',
	toSettings: 'See the settings',
	planned: (day) =>
		`Details of the households asked in this campaign are erased on ${day}. The coverage figures stay. Officers are told 14 days before.`,
	notPlanned: 'There is no campaign, so no day on which anything is erased.'
};

export const retentionWords = catalogue({ vi, en });
