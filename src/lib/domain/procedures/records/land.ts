import type { Procedure } from '../procedure';
import {
	aboutDays,
	AUTHORISATION,
	form,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	unchecked,
	when,
	WHO,
	words
} from './common';

const land = {
	...SHIPPED,
	codes: [],
	level: 'province',
	group: 'land',
	asked: 'sometimes',
	channel: 'both',
	verified: false
} satisfies Partial<Procedure>;
const at = OFFICE.landPlace;

export const LAND_PROCEDURES: readonly Procedure[] = [
	{
		...land,
		id: 'bien-dong-dat-thay-doi-thong-tin',
		name: words(
			'Đăng ký biến động đất đai do thay đổi thông tin người được cấp Giấy chứng nhận (đổi tên, giấy tờ nhân thân, địa chỉ)',
			'Registration of land change: holder information changed (name, ID, address)'
		),
		needs: ['sổ đỏ ghi số chứng minh cũ', 'sửa tên trên sổ đỏ', 'đổi địa chỉ trên sổ đỏ'],
		authority: words(
			'Văn phòng đăng ký đất đai/UBND cấp xã theo phân cấp',
			'Land registration office or commune PC'
		),
		essential: { list: '06', order: 18 },
		questions: [
			{
				id: 'change',
				text: words(
					'Nội dung thay đổi đã có trong cơ sở dữ liệu (xem trên VNeID) chưa?',
					'Is the change in the database already, as VNeID shows?'
				),
				answers: [
					{ id: 'there', text: words('Có rồi', 'Yes, it is') },
					{ id: 'not-there', text: words('Chưa có', 'Not yet') }
				]
			},
			WHO
		],
		documents: [
			form('Đơn đăng ký biến động đất đai (Mẫu số 18)', 'Land change application (Form 18)'),
			{
				id: 'certificate',
				name: words('Bản gốc Giấy chứng nhận đã cấp', 'Original land certificate'),
				how: 'original'
			},
			{
				id: 'change-proof',
				name: words('Giấy tờ chứng minh nội dung thay đổi', 'Proof of the change'),
				how: 'paper',
				when: when('change', 'there', 'not-there'),
				ifWords: words('khi chưa có trong cơ sở dữ liệu', 'if not in the database'),
				spared: {
					when: when('change', 'there'),
					why: words('Đã có trong cơ sở dữ liệu.', 'The database has it.')
				}
			},
			AUTHORISATION
		],
		steps: stepsOf({ find: 'Đăng ký biến động đất đai', at, pays: true }),
		fee: unchecked('Theo quy định của tỉnh', 'Set by the province'),
		time: aboutDays(4, 10),
		notes: [
			words(
				'Mẫu số 18 là mẫu hiện dùng ở một số tỉnh năm 2026.',
				'Form 18 is what some provinces use in 2026.'
			),
			words(
				'Tên gọi trong Phụ lục được đọc qua nguồn thứ cấp; mã thủ tục đất đai đã đổi nhiều lần năm 2025–2026.',
				'The wording was read second-hand; land codes changed several times in 2025–2026.'
			)
		],
		sources: [SOURCES.decision06, SOURCES.attachments, SOURCES.general],
		verifiedScope: words('chỉ tên và số mẫu đơn', 'name and form number only')
	},
	{
		...land,
		id: 'bien-dong-dat-chuyen-quyen',
		name: words(
			'Đăng ký biến động quyền sử dụng đất, tài sản gắn liền với đất (chuyển nhượng, thừa kế, tặng cho…)',
			'Registration of land transfer (sale, inheritance, gift…)'
		),
		needs: ['sang tên sổ đỏ', 'mua bán đất', 'cha mẹ cho đất', 'chia đất thừa kế'],
		authority: words('Văn phòng đăng ký đất đai', 'Land registration office'),
		essential: { list: '06', order: 19 },
		questions: [WHO],
		documents: [
			form('Đơn đăng ký biến động', 'Change application'),
			{
				id: 'contract',
				name: words(
					'Hợp đồng, văn bản chuyển quyền đã công chứng, chứng thực',
					'Notarised or certified transfer document'
				),
				how: 'paper'
			},
			{
				id: 'certificate',
				name: words('Bản gốc Giấy chứng nhận', 'Original certificate'),
				how: 'original'
			},
			AUTHORISATION
		],
		steps: stepsOf({ find: 'Đăng ký biến động', at, pays: true }),
		fee: unchecked(
			'Thuế, lệ phí trước bạ, phí thẩm định theo quy định',
			'Taxes and fees as regulated'
		),
		time: {
			...aboutDays(8, 10),
			words: words('Chưa kể thời gian nộp thuế.', 'Not counting the payment of taxes.')
		},
		notes: [
			words(
				'Tên gọi chính xác của mục này trong Phụ lục chưa kiểm chứng.',
				'The exact wording of this item is unverified.'
			)
		],
		sources: [SOURCES.decision06, SOURCES.general],
		verifiedScope: SCOPE.nameOnly
	}
];
