import type { Procedure } from '../procedure';
import {
	aboutDays,
	AUTHORITY,
	form,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	unchecked,
	words
} from './common';

const power = {
	...SHIPPED,
	codes: [],
	authority: AUTHORITY.power,
	level: 'power-company',
	group: 'electricity',
	asked: 'often',
	channel: 'both',
	questions: [],
	fee: unchecked('Không thu phí thủ tục', 'No procedure fee'),
	sources: [SOURCES.decision06, SOURCES.general],
	verified: false,
	verifiedScope: SCOPE.nameOnly
} satisfies Partial<Procedure>;

const PLACE = {
	id: 'place',
	name: words('Giấy tờ về địa điểm sử dụng điện', 'Paper for the place of use'),
	how: 'paper'
} as const;

export const ELECTRICITY_PROCEDURES: readonly Procedure[] = [
	{
		...power,
		id: 'cap-dien-moi-ha-ap',
		name: words('Cấp điện mới từ lưới điện hạ áp (220/380V)', 'New low-voltage electricity supply'),
		needs: ['lắp điện mới', 'xin công tơ điện', 'nhà mới chưa có điện', 'kéo điện'],
		essential: { list: '06', order: 24 },
		documents: [form('Giấy đề nghị mua điện (điện tử)', 'Request form (electronic)'), PLACE],
		steps: stepsOf({ find: 'Cấp điện mới hạ áp', at: OFFICE.power }),
		time: aboutDays(3, 5)
	},
	{
		...power,
		id: 'thay-doi-chu-the-hop-dong-dien',
		name: words(
			'Thay đổi chủ thể hợp đồng mua bán điện',
			'Change of the party to the electricity contract'
		),
		needs: ['đổi tên hợp đồng điện', 'sang tên công tơ', 'mua lại nhà có điện'],
		essential: { list: '06', order: 25 },
		documents: [form('Giấy đề nghị', 'Request form'), PLACE],
		steps: stepsOf({ find: 'Thay đổi chủ thể hợp đồng mua bán điện', at: OFFICE.power }),
		time: aboutDays(3)
	}
];
