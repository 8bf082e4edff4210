import type { Procedure } from '../procedure';
import {
	aboutDays,
	AUTHORITY,
	form,
	NO,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	unchecked,
	USUALLY_FREE,
	when,
	words,
	workingDays,
	YES
} from './common';

const police = {
	...SHIPPED,
	authority: AUTHORITY.communePolice,
	level: 'commune',
	group: 'residence'
} as const;
const at = OFFICE.communePolice;

const OWNER_AGREES = words(
	'Chủ hộ và chủ sở hữu chỗ ở đồng ý trên tờ khai.',
	'The household head and the owner of the home agree on the form.'
);

export const RESIDENCE_PROCEDURES: readonly Procedure[] = [
	{
		...police,
		id: 'dang-ky-thuong-tru',
		codes: ['1.004222'],
		name: words('Đăng ký thường trú', 'Permanent residence registration'),
		needs: [
			'nhập hộ khẩu',
			'chuyển hộ khẩu',
			'chuyển đến ở hẳn',
			'về nhà chồng, nhà vợ',
			'nhập khẩu cho vợ, cho con',
			'chuyển nhà',
			'cắt khẩu, chuyển khẩu',
			'chuyển khẩu đi nơi khác',
			'nhập hộ khẩu cho vợ, cho con'
		],
		essential: { list: '06', order: 3 },
		asked: 'often',
		channel: 'both',
		questions: [
			{
				id: 'joins',
				text: words('Có nhập vào hộ của người thân không?', 'Do they join a relative’s household?'),
				answers: [YES, NO]
			},
			{
				id: 'relation',
				text: words(
					'Quan hệ với người thân ấy đã có trên VNeID chưa?',
					'Does VNeID already show how they are related?'
				),
				answers: [
					{ id: 'there', text: words('Có rồi', 'Yes, it does') },
					{ id: 'not-there', text: words('Chưa có', 'Not yet') }
				],
				when: when('joins', 'yes')
			},
			{
				id: 'dwelling',
				text: words('Chỗ ở thuộc loại nào?', 'What kind of dwelling is it?'),
				answers: [
					{ id: 'house', text: words('Nhà ở', 'A house') },
					{
						id: 'facility',
						text: words('Cơ sở trợ giúp xã hội, cơ sở tôn giáo', 'A social or religious facility')
					},
					{ id: 'mobile', text: words('Phương tiện lưu động', 'A mobile dwelling') }
				]
			}
		],
		documents: [
			{
				id: 'form',
				name: words(
					'Tờ khai thay đổi thông tin cư trú (mẫu CT01)',
					'Declaration of change of residence information (form CT01)'
				),
				how: 'form',
				signature: OWNER_AGREES
			},
			{
				id: 'lawful-home',
				name: words('Giấy tờ chứng minh chỗ ở hợp pháp', 'Proof of lawful accommodation'),
				how: 'paper',
				hint: words(
					'Giấy chứng nhận quyền sử dụng đất, nhà; hợp đồng thuê, mượn, ở nhờ; hoặc xác nhận của UBND cấp xã. Không cần nếu khai thác được từ cơ sở dữ liệu.',
					'Land or house certificate, lease, or the commune’s confirmation. Not needed where the database already has it.'
				)
			},
			{
				id: 'relation-proof',
				name: words(
					'Giấy tờ chứng minh quan hệ (khai sinh, kết hôn…)',
					'Proof of family relation (birth, marriage…)'
				),
				how: 'paper',
				when: when('joins', 'yes'),
				ifWords: words('khi nhập vào hộ người thân', 'when joining a relative'),
				spared: {
					when: when('relation', 'there'),
					why: words('Đã có trong cơ sở dữ liệu.', 'The database has it.')
				}
			},
			{
				id: 'facility-consent',
				name: words(
					'Văn bản đồng ý của cơ sở trợ giúp xã hội, cơ sở tôn giáo',
					'Consent of the social or religious facility'
				),
				how: 'paper',
				when: when('dwelling', 'facility'),
				ifWords: words('khi ở trong cơ sở ấy', 'when living there')
			},
			{
				id: 'mobile-papers',
				name: words('Giấy tờ của phương tiện lưu động', 'Papers of the mobile dwelling'),
				how: 'paper',
				when: when('dwelling', 'mobile'),
				ifWords: words('khi ở trên phương tiện', 'when living on it')
			}
		],
		steps: stepsOf({ find: 'Đăng ký thường trú', at, police: true, pays: true }),
		fee: {
			online: 10_000,
			counter: 20_000,
			words: words('Có thể được miễn theo chính sách địa phương.', 'May be waived locally.'),
			checked: true
		},
		time: { ...workingDays(7), checked: true },
		notes: [
			words(
				'Chủ hộ, chủ sở hữu có thể cũng phải xác nhận trên VNeID khi nộp trực tuyến (chưa kiểm chứng).',
				'The household head or owner may also have to confirm in VNeID (unverified).'
			)
		],
		sources: [
			SOURCES.decision06,
			'dichvucong.bocongan.gov.vn record 1.004222 (matt=26360), transcribed 2026-09-12 in github.com/DungVu06/AITroLyDichVuCong data/procedure/records/PROC_1_004222.json; fee and time confirmed by a second survey of the same page (2026-09-25)'
		],
		verified: true,
		verifiedScope: words('giấy tờ, lệ phí, thời gian, cơ quan', 'documents, fee, time, authority'),
		asOf: '2026-09'
	},
	{
		...police,
		id: 'dang-ky-tam-tru',
		codes: ['1.004194'],
		name: words('Đăng ký tạm trú', 'Temporary residence registration'),
		needs: [
			'ở trọ',
			'thuê nhà',
			'đi làm ăn xa ở nơi mới',
			'đến ở tạm',
			'con đi học ở trọ',
			'tạm trú',
			'làm sổ tạm trú',
			'con đi học xa nhà'
		],
		essential: { list: '06', order: 4 },
		asked: 'often',
		channel: 'both',
		questions: [],
		documents: [
			form(
				'Tờ khai thay đổi thông tin cư trú (mẫu CT01)',
				'Declaration of change of residence information (form CT01)'
			),
			{
				id: 'lawful-home',
				name: words('Giấy tờ chứng minh chỗ ở hợp pháp', 'Proof of lawful accommodation'),
				how: 'paper',
				hint: words('Hợp đồng thuê, mượn, ở nhờ…', 'Lease and the like.')
			}
		],
		steps: stepsOf({ find: 'Đăng ký tạm trú', at, police: true, pays: true }),
		fee: {
			online: 7000,
			counter: 15_000,
			words: words('Theo Thông tư 75/2022/TT-BTC.', 'Under Circular 75/2022/TT-BTC.'),
			checked: false
		},
		time: { ...workingDays(3), checked: false },
		sources: [SOURCES.decision06, SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...police,
		id: 'gia-han-tam-tru',
		codes: ['1.002755'],
		name: words('Gia hạn tạm trú', 'Extension of temporary residence'),
		needs: ['tạm trú hết hạn', 'ở trọ thêm', 'thuê nhà tiếp'],
		asked: 'sometimes',
		channel: 'both',
		questions: [],
		documents: [
			form('Tờ khai CT01', 'Form CT01'),
			{
				id: 'lawful-home',
				name: words('Giấy tờ chỗ ở hợp pháp còn hạn', 'Valid proof of accommodation'),
				how: 'paper'
			}
		],
		steps: stepsOf({ find: 'Gia hạn tạm trú', at, police: true, pays: true }),
		fee: unchecked('Như đăng ký tạm trú', 'As temporary residence'),
		time: { ...workingDays(3), checked: false },
		sources: [SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...police,
		id: 'khai-bao-tam-vang',
		codes: ['1.003677'],
		name: words('Khai báo tạm vắng', 'Declaration of temporary absence'),
		needs: ['đi làm ăn xa', 'đi vắng lâu ngày', 'rời nhà một thời gian', 'con đi học xa nhà'],
		essential: { list: '06', order: 5 },
		asked: 'often',
		channel: 'both',
		questions: [],
		documents: [
			{
				id: 'absence',
				name: words('Nơi đi, nơi đến, thời gian, lý do', 'From, to, period and reason'),
				how: 'known',
				hint: words('Để khai trên biểu mẫu.', 'For the form.')
			}
		],
		steps: stepsOf({ find: 'Khai báo tạm vắng', at, police: true }),
		fee: USUALLY_FREE,
		time: aboutDays(1),
		sources: [SOURCES.decision06, SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...police,
		id: 'thong-bao-luu-tru',
		codes: ['2.001159'],
		name: words('Thông báo lưu trú', 'Notice of overnight stay'),
		needs: [
			'có khách ngủ lại',
			'người thân đến chơi ở lại',
			'nhà nghỉ, homestay có khách',
			'khách ở lại qua đêm'
		],
		essential: { list: '06', order: 6 },
		asked: 'often',
		channel: 'both',
		questions: [],
		documents: [
			{
				id: 'guest',
				name: words(
					'Thông tin người đến lưu trú (họ tên, số giấy tờ, thời gian)',
					'The guest’s data (name, number of the ID, period)'
				),
				how: 'known',
				hint: words('Chủ hộ hoặc cơ sở lưu trú khai.', 'Entered by the host or the lodging.')
			}
		],
		steps: stepsOf({ find: 'Thông báo lưu trú', at, police: true }),
		fee: USUALLY_FREE,
		time: unchecked('Ghi nhận ngay', 'Recorded at once'),
		deadline: words(
			'Nên thông báo trước 23 giờ trong ngày (chưa kiểm chứng)',
			'Better before 23:00 of the day (unverified)'
		),
		sources: [SOURCES.decision06, SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...police,
		id: 'xac-nhan-thong-tin-cu-tru',
		codes: [],
		name: words('Xác nhận thông tin về cư trú', 'Confirmation of residence information'),
		needs: [
			'xin giấy xác nhận cư trú',
			'lên xã xin xác nhận nơi ở',
			'thay sổ hộ khẩu',
			'mất sổ hộ khẩu',
			'xin giấy CT07'
		],
		essential: { list: '422' },
		asked: 'sometimes',
		channel: 'both',
		questions: [],
		documents: [form('Tờ khai CT01', 'Form CT01')],
		steps: stepsOf({ find: 'Xác nhận thông tin về cư trú', at, police: true }),
		fee: USUALLY_FREE,
		time: aboutDays(0.5, 3),
		notes: [
			words(
				'Phần lớn trường hợp chỉ cần mở mục “Thông tin cư trú” trên VNeID; không được yêu cầu giấy nếu tra cứu được.',
				'Usually showing the residence data in VNeID is enough; no paper may be asked for where they can be looked up.'
			)
		],
		sources: [SOURCES.decision422, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...police,
		id: 'tach-ho',
		codes: ['1.010038'],
		name: words('Tách hộ', 'Splitting a household'),
		needs: ['tách khẩu', 'ra ở riêng', 'con cái lập gia đình ở riêng', 'tách sổ hộ khẩu'],
		asked: 'sometimes',
		channel: 'both',
		questions: [],
		documents: [
			{
				...form('Tờ khai CT01', 'Form CT01'),
				signature: words(
					'Chủ hộ, chủ sở hữu cho ý kiến trên tờ khai.',
					'The household head and the owner agree on the form.'
				)
			}
		],
		steps: stepsOf({ find: 'Tách hộ', at, police: true, pays: true }),
		fee: unchecked('Lệ phí nhỏ, hoặc miễn khi nộp trực tuyến', 'A small fee, or free online'),
		time: { ...workingDays(5), checked: false },
		notes: [
			words(
				'Ảnh hưởng số hộ trong danh sách phủ; cập nhật hộ sau khi tách.',
				'Changes the household count; update the register after a split.'
			)
		],
		sources: [SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	}
];
