import type { Procedure } from '../procedure';
import {
	aboutDays,
	form,
	ID_CARD,
	OFFICE,
	onlineOnly,
	PAY_STEP,
	POLICE_SIGN_IN_STEP,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	told,
	unchecked,
	when,
	words,
	workingDays
} from './common';

const traffic = { ...SHIPPED, group: 'traffic', asked: 'often' } as const;

export const TRAFFIC_PROCEDURES: readonly Procedure[] = [
	{
		...traffic,
		id: 'dang-ky-xe-mo-to',
		codes: [],
		name: words(
			'Đăng ký, cấp biển số mô tô, xe gắn máy',
			'Motorcycle registration and number plate'
		),
		needs: ['mới mua xe máy', 'làm biển số', 'đăng ký xe'],
		authority: words('Công an cấp xã được phân cấp', 'Commune police with delegated authority'),
		level: 'commune',
		essential: { list: '06', order: 7 },
		channel: 'partly',
		questions: [],
		documents: [
			form('Giấy khai đăng ký xe (điện tử)', 'Vehicle registration declaration (electronic)'),
			{
				id: 'origin',
				name: words('Chứng từ nguồn gốc xe', 'Proof of origin of the vehicle'),
				how: 'paper',
				hint: words(
					'Hóa đơn, phiếu kiểm tra chất lượng xuất xưởng.',
					'Invoice, factory quality certificate.'
				)
			},
			{
				id: 'registration-tax',
				name: words('Chứng từ lệ phí trước bạ', 'Registration tax receipt'),
				how: 'known',
				hint: words('Dữ liệu điện tử.', 'Electronic data.')
			},
			ID_CARD
		],
		steps: stepsOf({
			find: 'Đăng ký xe lần đầu',
			at: words(
				'cơ quan đăng ký xe nơi cư trú',
				'the vehicle registration office of the residence'
			),
			police: true,
			pays: true,
			then: {
				id: 'vehicle',
				text: words(
					'Mang xe đến cơ quan đăng ký để kiểm tra nếu được yêu cầu.',
					'Bring the vehicle for inspection if asked.'
				),
				inPerson: true
			}
		}),
		fee: unchecked('Theo biểu lệ phí đăng ký xe hiện hành', 'Per the current vehicle fee schedule'),
		time: {
			...workingDays(2),
			words: words(
				'Cho chứng nhận; biển số cấp ngay khi hợp lệ.',
				'For the certificate; the plate at once.'
			),
			checked: false
		},
		sources: [SOURCES.decision06, SOURCES.policeTable, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...traffic,
		id: 'doi-cap-lai-giay-phep-lai-xe',
		codes: ['3.000346'],
		name: words('Đổi, cấp lại giấy phép lái xe', 'Exchange or re-issue of a driving licence'),
		needs: [
			'mất bằng lái',
			'bằng lái hết hạn',
			'đổi bằng lái',
			'mất giấy phép lái xe',
			'bằng lái xe hết hạn'
		],
		authority: words('Cảnh sát giao thông (tiếp nhận theo phân cấp)', 'Traffic police'),
		level: 'province',
		essential: { list: '06', order: 20 },
		channel: 'both',
		questions: [
			{
				id: 'licence',
				text: words('Giấy phép lái xe cũ còn hay mất?', 'Is the old licence still there?'),
				answers: [
					{ id: 'there', text: words('Còn', 'Yes') },
					{ id: 'lost', text: words('Mất', 'Lost') }
				]
			}
		],
		documents: [
			form('Đơn đề nghị (điện tử)', 'Application (electronic)'),
			{
				id: 'health',
				name: words('Giấy khám sức khỏe điện tử', 'Electronic health certificate'),
				how: 'known',
				ifWords: words('theo hạng và trường hợp', 'by class and case')
			},
			{
				id: 'old-licence',
				name: words('Giấy phép lái xe cũ', 'Old licence'),
				how: 'paper',
				when: when('licence', 'there'),
				ifWords: words('trừ khi mất', 'unless lost')
			}
		],
		steps: stepsOf({
			find: 'Đổi giấy phép lái xe',
			at: OFFICE.provincialPolice,
			police: true,
			pays: true
		}),
		fee: unchecked('Khoảng 115.000–135.000 đồng', 'About 115,000–135,000 VND'),
		time: aboutDays(5),
		notes: [
			words(
				'Quá hạn (từ 01/7/2026): dưới 30 ngày không sát hạch; 30 ngày đến dưới 1 năm thi lại lý thuyết; từ 1 năm thi lại đầy đủ.',
				'Expired licences (since 2026-07-01): under 30 days no test; 30 days to 1 year theory; 1 year or more the full test.'
			)
		],
		sources: [SOURCES.decision06, SOURCES.policePortal, SOURCES.policeTable, SOURCES.general],
		verified: false,
		verifiedScope: words(
			'chỉ cơ quan; 3.000346 là mã của việc cấp giấy phép',
			'authority only; 3.000346 is the code of issuing a licence'
		)
	},
	{
		...traffic,
		id: 'nop-phat-giao-thong',
		codes: ['C08_XPHCDB'],
		name: words(
			'Thu tiền nộp phạt vi phạm hành chính giao thông đường bộ qua thiết bị ghi hình (phạt nguội)',
			'Payment of camera-detected traffic fines'
		),
		needs: ['bị phạt nguội', 'nộp phạt giao thông', 'nhận giấy báo phạt'],
		authority: words('Cảnh sát giao thông', 'Traffic police'),
		level: 'ministry',
		essential: { list: '06', order: 8 },
		asked: 'sometimes',
		channel: 'online',
		questions: [],
		documents: [
			{
				id: 'number',
				name: words(
					'Số quyết định, biên bản hoặc biển số xe',
					'Decision or record number, or the plate'
				),
				how: 'known'
			}
		],
		steps: onlineOnly(
			POLICE_SIGN_IN_STEP,
			{
				id: 'look-up',
				text: words(
					'Tra cứu quyết định xử phạt theo số biên bản/biển số.',
					'Look up the penalty decision by the record number or the plate.'
				)
			},
			PAY_STEP,
			{
				id: 'receipt',
				text: words('Lưu biên lai điện tử.', 'Keep the electronic receipt.')
			}
		),
		fee: told('Theo số tiền trong quyết định xử phạt', 'As stated in the penalty decision'),
		time: told('Ngay khi thanh toán thành công', 'At once after payment'),
		notes: [
			words(
				'Cảnh báo lừa đảo: chỉ nộp qua cổng/ứng dụng chính thức, không bấm liên kết trong tin nhắn lạ.',
				'Scam warning: pay only through the official portal or app, never by a link in a message.'
			)
		],
		sources: [SOURCES.decision06, SOURCES.policePortal, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	}
];
