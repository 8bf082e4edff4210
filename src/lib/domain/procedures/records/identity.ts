import type { Procedure } from '../procedure';
import {
	ALWAYS,
	AUTHORISATION,
	aboutDays,
	AUTHORITY,
	form,
	ID_CARD,
	NO,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	unchecked,
	USUALLY_FREE,
	when,
	WHO,
	words,
	workingDays,
	YES
} from './common';

const police = { ...SHIPPED, group: 'identity' } as const;

export const IDENTITY_PROCEDURES: readonly Procedure[] = [
	{
		...police,
		id: 'xac-nhan-so-cmnd',
		codes: [],
		name: words(
			'Xác nhận số Chứng minh nhân dân khi đã được cấp thẻ Căn cước công dân',
			'Confirmation of the old ID number after the citizen ID card was issued'
		),
		needs: [
			'xác nhận số chứng minh cũ',
			'số chứng minh khác số căn cước',
			'ngân hàng đòi số cũ',
			'chứng minh 9 số'
		],
		authority: words('Công an cấp xã/cấp tỉnh', 'Police'),
		level: 'commune',
		essential: { list: '06', order: 1 },
		asked: 'sometimes',
		channel: 'both',
		questions: [
			{
				id: 'old-copy',
				text: words('Còn giữ bản sao CMND cũ không?', 'Is a copy of the old ID still there?'),
				answers: [
					{ id: 'yes', text: words('Còn', 'Yes') },
					{ id: 'no', text: words('Không còn', 'No') }
				]
			}
		],
		documents: [
			ID_CARD,
			{
				id: 'old-id-copy',
				name: words('Bản sao CMND cũ', 'Copy of the old ID'),
				how: 'copy',
				when: when('old-copy', 'yes'),
				ifWords: words('nếu còn giữ', 'if kept')
			}
		],
		steps: stepsOf({
			find: 'Xác nhận số Chứng minh nhân dân',
			at: OFFICE.communePolice,
			police: true
		}),
		fee: USUALLY_FREE,
		time: aboutDays(7),
		notes: [
			words(
				'Nhiều giao dịch không còn cần giấy này vì số CMND cũ hiển thị trên VNeID (chưa kiểm chứng).',
				'Often no longer needed because the old number shows in VNeID (unverified).'
			)
		],
		sources: [SOURCES.decision06, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...police,
		id: 'cap-doi-cap-lai-can-cuoc',
		codes: ['2.000200'],
		name: words('Cấp lại, đổi thẻ căn cước', 'Re-issue or exchange of the ID card'),
		needs: [
			'mất thẻ',
			'mất căn cước',
			'mất chứng minh thư',
			'thẻ hỏng',
			'thẻ hết hạn',
			'đổi căn cước vì xã đổi tên',
			'làm lại căn cước',
			'đổi sang căn cước gắn chip',
			'căn cước hết hạn',
			'đổi căn cước'
		],
		authority: words('Công an cấp xã/cấp tỉnh', 'Commune or provincial police'),
		level: 'commune',
		essential: { list: '06', order: 2 },
		asked: 'often',
		channel: 'partly',
		questions: [
			{
				id: 'why',
				text: words('Vì sao cần thẻ mới?', 'Why is a new card needed?'),
				answers: [
					{ id: 'lost', text: words('Mất thẻ', 'The card is lost') },
					{
						id: 'rearranged',
						text: words(
							'Đổi vì sắp xếp xã, tỉnh',
							'Exchange after communes or provinces were re-arranged'
						)
					},
					{ id: 'exchange', text: words('Đổi vì lý do khác', 'Exchange for another reason') }
				]
			}
		],
		documents: [
			{
				id: 'old-card',
				name: words('Thẻ căn cước, CCCD cũ', 'Old ID card'),
				how: 'paper',
				when: when('why', 'rearranged', 'exchange'),
				ifWords: words('khi đổi thẻ', 'when exchanging')
			},
			{
				id: 'cc01',
				name: words('Phiếu thu nhận thông tin căn cước CC01', 'Intake form CC01'),
				how: 'form',
				spared: {
					when: ALWAYS,
					why: words(
						'Công an lập, người dân chỉ ký.',
						'The police print it; the citizen only signs.'
					)
				},
				signature: words(
					'Người dân ký Phiếu CC01 do Công an lập.',
					'The citizen signs form CC01, printed by the police.'
				)
			}
		],
		steps: stepsOf({
			find: 'Cấp đổi/cấp lại thẻ căn cước',
			at: OFFICE.communePolice,
			police: true,
			pays: true,
			then: {
				id: 'appear',
				text: words(
					'Đến cơ quan Công an theo lịch hẹn để chụp ảnh, thu vân tay, mống mắt (nếu được yêu cầu).',
					'Go to the police at the appointed time for photo, fingerprints and iris capture (if asked).'
				),
				inPerson: true
			}
		}),
		fee: {
			words: words(
				'Miễn lệ phí khi đổi do sắp xếp đơn vị hành chính (chọn đúng lý do). Trường hợp khác có lệ phí, chưa kiểm được mức.',
				'Free when exchanging because of administrative re-arrangement (choose that reason). Otherwise a fee applies; the amount was not checked.'
			),
			checked: true
		},
		time: {
			...workingDays(7),
			words: words(
				'Từ khi đủ hồ sơ, khi đổi do sắp xếp đơn vị hành chính.',
				'From a complete dossier, when exchanging after administrative re-arrangement.'
			),
			checked: true
		},
		notes: [
			words(
				'Thẻ còn hạn in địa chỉ cũ vẫn dùng được; đổi là tự nguyện (chưa kiểm chứng).',
				'A valid card with the old address stays usable; exchange is voluntary (unverified).'
			)
		],
		sources: [
			SOURCES.decision06,
			'kenh14.vn 2025-08-13, three steps to exchange the card on VNeID',
			SOURCES.policePortal
		],
		verified: false,
		verifiedScope: words(
			'chỉ thời gian và lệ phí khi đổi do sắp xếp đơn vị hành chính',
			'time and fee for the boundary-change case only'
		)
	},
	{
		...police,
		id: 'cap-the-can-cuoc-duoi-6-tuoi',
		codes: ['1.116410'],
		name: words('Cấp thẻ căn cước cho người dưới 06 tuổi', 'ID card for a child under 6'),
		needs: [
			'làm căn cước cho con nhỏ',
			'thẻ căn cước cho trẻ',
			'con dưới 6 tuổi',
			'thẻ căn cước cho con'
		],
		authority: AUTHORITY.communePolice,
		level: 'commune',
		asked: 'sometimes',
		channel: 'both',
		questions: [
			{
				id: 'data',
				text: words(
					'Cơ sở dữ liệu dân cư đã có thông tin của trẻ chưa?',
					'Does the population database have the child’s data?'
				),
				answers: [
					{ id: 'right', text: words('Có, và đúng', 'Yes, and they are right') },
					{ id: 'missing', text: words('Chưa có', 'Not yet') }
				]
			}
		],
		documents: [
			{
				id: 'child-papers',
				name: words('Giấy tờ của trẻ', 'The child’s papers'),
				how: 'paper',
				when: when('data', 'right'),
				ifWords: words(
					'không cần nếu dữ liệu dân cư đúng',
					'none if the population database is right'
				),
				spared: {
					when: ALWAYS,
					why: words(
						'Người đại diện xác nhận thông tin trên cổng hoặc VNeID.',
						'The legal representative confirms the data online.'
					)
				}
			},
			{
				id: 'dc01',
				name: words(
					'Phiếu DC01 và giấy tờ pháp lý chứa thông tin của trẻ',
					'Form DC01 and legal papers with the child’s data'
				),
				how: 'paper',
				when: when('data', 'missing'),
				ifWords: words(
					'nếu trẻ chưa có thông tin trong cơ sở dữ liệu',
					'if the child is not yet in the database'
				)
			}
		],
		steps: stepsOf({
			find: 'Cấp thẻ căn cước cho người dưới 06 tuổi',
			at: OFFICE.communePolice,
			police: true
		}),
		fee: { online: 0, counter: 0, checked: true },
		time: { ...workingDays(7), checked: true },
		sources: [
			'dichvucong.gov.vn record 1.116410, transcribed 2026-09-12 in github.com/DungVu06/AITroLyDichVuCong data/procedure/records/PROC_1_116410.json'
		],
		verified: true,
		verifiedScope: SCOPE.allFour,
		asOf: '2026-09'
	},
	{
		...police,
		id: 'cap-ho-chieu-pho-thong',
		codes: ['1.001456'],
		name: words(
			'Cấp, cấp lại hộ chiếu phổ thông ở trong nước',
			'Ordinary passport issued in the country'
		),
		needs: ['đi nước ngoài', 'đi xuất khẩu lao động', 'làm hộ chiếu', 'mất hộ chiếu', 'sang Lào'],
		authority: words(
			'Phòng Quản lý xuất nhập cảnh, Công an tỉnh',
			'Immigration office, provincial police'
		),
		level: 'province',
		essential: { list: '06', order: 12 },
		asked: 'sometimes',
		channel: 'both',
		questions: [
			{
				id: 'age',
				text: words('Làm cho ai?', 'For whom?'),
				answers: [
					{ id: 'from-14', text: words('Người từ 14 tuổi', 'Somebody of 14 or older') },
					{ id: 'under-14', text: words('Trẻ dưới 14 tuổi', 'A child under 14') }
				]
			},
			{
				id: 'old-passport',
				text: words('Có hộ chiếu cũ còn giá trị không?', 'Is there a previous valid passport?'),
				answers: [YES, NO]
			}
		],
		documents: [
			form('Tờ khai điện tử đề nghị cấp hộ chiếu', 'Electronic application'),
			{
				id: 'photo',
				name: words('Ảnh chân dung nền trắng theo quy định', 'Portrait photo, white background'),
				how: 'known'
			},
			{
				id: 'old-passport',
				name: words('Hộ chiếu cũ còn giá trị', 'Previous valid passport'),
				how: 'paper',
				when: when('old-passport', 'yes'),
				ifWords: words('nếu có', 'if any')
			},
			{
				id: 'child',
				name: words(
					'Giấy khai sinh và tờ khai có xác nhận',
					'Birth certificate and certified form'
				),
				how: 'paper',
				when: when('age', 'under-14'),
				ifWords: words('cho trẻ dưới 14 tuổi', 'for a child under 14'),
				hint: words('Chưa kiểm chứng.', 'Unverified.')
			}
		],
		steps: stepsOf({
			find: 'Cấp hộ chiếu phổ thông',
			at: words(
				'Phòng Quản lý xuất nhập cảnh Công an tỉnh',
				'the immigration office of the provincial police'
			),
			police: true,
			pays: true
		}),
		fee: unchecked(
			'Khoảng 200.000 đồng một lần, nộp trực tuyến có thể được giảm',
			'About 200,000 VND; online may be reduced'
		),
		time: aboutDays(8),
		sources: [SOURCES.decision06, SOURCES.policePortal, SOURCES.policeTable, SOURCES.general],
		verified: false,
		verifiedScope: words('chỉ mã thủ tục và cơ quan', 'code and authority only')
	},
	{
		...police,
		id: 'phieu-ly-lich-tu-phap',
		codes: ['3.000333'],
		name: words('Cấp Phiếu lý lịch tư pháp', 'Criminal record certificate'),
		needs: [
			'lý lịch tư pháp',
			'hồ sơ xin việc',
			'chứng nhận không có án',
			'đi xuất khẩu lao động',
			'giấy không có tiền án, án tích'
		],
		authority: words('Phòng Hồ sơ nghiệp vụ, Công an tỉnh', 'Records office, provincial police'),
		level: 'province',
		essential: { list: '06', order: 22 },
		asked: 'often',
		channel: 'online',
		questions: [WHO],
		documents: [form('Tờ khai điện tử trên VNeID', 'eForm in VNeID'), AUTHORISATION],
		steps: {
			...stepsOf({
				find: 'Cấp Phiếu lý lịch tư pháp',
				at: OFFICE.provincialPolice,
				police: true,
				pays: true
			}),
			counter: []
		},
		fee: unchecked(
			'Phí theo Thông tư 16/2025/TT-BTC, khoảng 200.000 đồng',
			'Fee under Circular 16/2025/TT-BTC, about 200,000 VND'
		),
		time: {
			days: { from: 10, to: 15, unit: 'calendar' },
			words: words('15 ngày trong trường hợp phức tạp.', '15 days in complex cases.'),
			checked: true
		},
		sources: [SOURCES.decision06, SOURCES.policePortal, SOURCES.policeTable],
		verified: false,
		verifiedScope: words('mã thủ tục, cơ quan và thời gian', 'code, authority and time')
	}
];
