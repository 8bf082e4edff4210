import type { Procedure } from '../procedure';
import {
	AT_A_DEATH,
	AUTHORISATION,
	AUTHORITY,
	form,
	ID_CARD,
	OFFICE,
	PROOF_OF_RESIDENCE,
	RESIDENCE,
	SCOPE,
	SET_BY_PROVINCE,
	SHIPPED,
	SOURCES,
	stepsOf,
	unchecked,
	USUALLY_FREE,
	when,
	WHO,
	words,
	workingDays
} from './common';

const commune = {
	...SHIPPED,
	authority: AUTHORITY.commune,
	level: 'commune',
	group: 'civil-status'
} as const;
const at = OFFICE.commune;

const SAME_DAY = words(
	'Trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo.',
	'The same day; the next working day if received after 15:00.'
);

export const CIVIL_STATUS_PROCEDURES: readonly Procedure[] = [
	{
		...commune,
		id: 'dang-ky-khai-sinh',
		codes: ['1.001193'],
		name: words('Đăng ký khai sinh', 'Birth registration'),
		needs: [
			'con mới sinh',
			'mới đẻ',
			'em bé mới sinh',
			'làm giấy khai sinh',
			'có cháu mới sinh',
			'khai sinh cho con',
			'khai sinh muộn',
			'con lớn chưa khai sinh',
			'con mới đẻ'
		],
		essential: { list: '06', order: 9 },
		asked: 'often',
		channel: 'both',
		rather: {
			procedure: 'lien-thong-khai-sinh',
			why: words(
				'Trẻ dưới 6 tuổi: nên làm gói liên thông, có cả thẻ bảo hiểm y tế.',
				'A child under 6: better the interlinked package, with the health insurance card.'
			)
		},
		questions: [
			{
				id: 'birth-paper',
				text: words(
					'Trẻ có giấy chứng sinh không?',
					'Is there a birth notification from the clinic?'
				),
				answers: [
					{ id: 'paper', text: words('Có bản giấy', 'Yes, on paper') },
					{
						id: 'electronic',
						text: words('Có bản điện tử có ký số', 'Yes, signed electronic data')
					},
					{ id: 'witness', text: words('Không, nhưng có người làm chứng', 'No, but a witness') },
					{
						id: 'none',
						text: words('Không có, cũng không có người làm chứng', 'Neither that nor a witness')
					}
				]
			},
			RESIDENCE,
			{
				id: 'who',
				text: words('Ai đi đăng ký?', 'Who registers the birth?'),
				answers: [
					{ id: 'parent', text: words('Cha hoặc mẹ', 'The father or mother') },
					{
						id: 'relative',
						text: words('Ông, bà, người thân thích khác', 'A grandparent or other relative')
					},
					{ id: 'other', text: words('Người khác được ủy quyền', 'Somebody else, authorised') }
				]
			},
			{
				id: 'case',
				text: words('Có trường hợp riêng nào không?', 'Is it a special case?'),
				answers: [
					{ id: 'none', text: words('Không', 'No') },
					{ id: 'abandoned', text: words('Trẻ bị bỏ rơi', 'An abandoned child') },
					{ id: 'surrogacy', text: words('Mang thai hộ', 'Surrogacy') }
				]
			}
		],
		documents: [
			form(
				'Mẫu hộ tịch điện tử tương tác đăng ký khai sinh',
				'Interactive eForm for birth registration'
			),
			{
				id: 'birth-notification',
				name: words('Giấy chứng sinh', 'Birth notification from the clinic'),
				how: 'paper',
				when: when('birth-paper', 'paper', 'electronic'),
				ifWords: words('nếu có', 'if there is one'),
				spared: {
					when: when('birth-paper', 'electronic'),
					why: words(
						'Không phải nộp bản giấy khi đã có dữ liệu, bản điện tử có ký số.',
						'No paper is needed where signed electronic data exist.'
					)
				}
			},
			{
				id: 'witness',
				name: words('Văn bản xác nhận của người làm chứng', 'Witness statement'),
				how: 'paper',
				when: when('birth-paper', 'witness'),
				ifWords: words('nếu không có giấy chứng sinh', 'if there is no birth notification')
			},
			{
				id: 'undertaking',
				name: words('Giấy cam đoan về việc sinh', 'Written undertaking about the birth'),
				how: 'paper',
				when: when('birth-paper', 'none'),
				ifWords: words('nếu không có người làm chứng', 'if there is no witness')
			},
			{
				...ID_CARD,
				name: words('Giấy tờ tùy thân của người yêu cầu', 'ID of the requester'),
				spared: {
					...ID_CARD.spared!,
					why: words(
						'Chỉ cung cấp số định danh; không phải tải lên nếu hệ thống tự điền.',
						'The number only; no upload where it is filled in.'
					)
				}
			},
			PROOF_OF_RESIDENCE,
			{
				id: 'abandoned',
				name: words('Biên bản về việc trẻ bị bỏ rơi', 'Report of an abandoned child'),
				how: 'paper',
				when: when('case', 'abandoned'),
				ifWords: words('khi trẻ bị bỏ rơi', 'for an abandoned child')
			},
			{
				id: 'surrogacy',
				name: words(
					'Văn bản xác nhận của cơ sở y tế về mang thai hộ',
					'Clinic confirmation of surrogacy'
				),
				how: 'paper',
				when: when('case', 'surrogacy'),
				ifWords: words('khi mang thai hộ', 'in case of surrogacy')
			},
			{
				...AUTHORISATION,
				ifWords: words('khi không phải người thân đi nộp', 'when no relative submits it')
			}
		],
		steps: stepsOf({
			find: 'Đăng ký khai sinh',
			at,
			pays: true,
			then: {
				id: 'draft',
				text: words(
					'Kiểm tra mẫu Giấy khai sinh điện tử do công chức gửi lại và xác nhận trong 01 ngày (quá hạn coi như đồng ý).',
					'Check the draft e-certificate sent back by the officer and confirm within one day (silence counts as agreement).'
				),
				draft: true
			}
		}),
		fee: {
			online: 0,
			counter: 0,
			words: words('Có phí nếu xin thêm bản sao.', 'A fee applies for extra copies.'),
			checked: true
		},
		time: { ...workingDays(0), words: SAME_DAY, checked: true },
		deadline: words('Trong 60 ngày từ khi sinh', 'Within 60 days of birth'),
		notes: [
			words(
				'Ông, bà, người thân thích đi đăng ký không cần ủy quyền nhưng phải thống nhất với cha, mẹ.',
				'Grandparents and relatives need no authorisation but must agree with the parents.'
			)
		],
		sources: [
			SOURCES.decision06,
			'dichvucong.gov.vn record 1.001193, transcribed 2026-09-12 in github.com/DungVu06/AITroLyDichVuCong data/procedure/records/PROC_1_001193.json',
			SOURCES.attachments
		],
		verified: true,
		verifiedScope: SCOPE.allFour,
		asOf: '2026-09'
	},
	{
		...commune,
		id: 'dang-ky-khai-tu',
		codes: ['1.000656'],
		name: words('Đăng ký khai tử', 'Death registration'),
		needs: [
			'nhà có người mất',
			'có người chết',
			'báo tử',
			'làm giấy chứng tử',
			...AT_A_DEATH,
			'ông bà nội, ông bà ngoại mất'
		],
		essential: { list: '06', order: 10 },
		asked: 'often',
		channel: 'both',
		questions: [
			{
				id: 'notice',
				text: words('Có giấy báo tử không?', 'Is there a death notice?'),
				answers: [
					{ id: 'yes', text: words('Có, hoặc có giấy tờ thay thế', 'Yes, or a substitute paper') },
					{
						id: 'long-past',
						text: words('Không, người ấy mất đã lâu', 'No, the death was long ago')
					},
					{ id: 'not-yet', text: words('Chưa có', 'Not yet') }
				]
			},
			{
				id: 'last-home',
				text: words(
					'Có biết nơi cư trú cuối cùng của người mất không?',
					'Is the last residence of the deceased known?'
				),
				answers: [
					{ id: 'known', text: words('Có', 'Yes') },
					{ id: 'unknown', text: words('Không', 'No') }
				]
			},
			WHO
		],
		documents: [
			form(
				'Mẫu hộ tịch điện tử tương tác đăng ký khai tử',
				'Interactive eForm for death registration'
			),
			{
				id: 'death-notice',
				name: words(
					'Giấy báo tử hoặc giấy tờ thay Giấy báo tử',
					'Death notice or substitute paper'
				),
				how: 'paper',
				when: when('notice', 'yes', 'not-yet'),
				ifWords: words('trừ khi người ấy mất đã lâu', 'unless the death was long ago')
			},
			{
				id: 'evidence',
				name: words('Giấy tờ, chứng cứ chứng minh sự kiện chết', 'Evidence of the death'),
				how: 'paper',
				when: when('notice', 'long-past'),
				ifWords: words(
					'nếu mất đã lâu, không có giấy báo tử',
					'for a long-past death without notice'
				)
			},
			{
				id: 'place',
				name: words(
					'Giấy tờ chứng minh nơi chết, nơi phát hiện thi thể',
					'Proof of the place of death'
				),
				how: 'paper',
				when: when('last-home', 'unknown'),
				ifWords: words(
					'nếu không xác định được nơi cư trú cuối cùng',
					'if the last residence is unknown'
				)
			},
			ID_CARD,
			AUTHORISATION
		],
		steps: stepsOf({ find: 'Đăng ký khai tử', at, pays: true }),
		fee: unchecked('Miễn lệ phí khi đăng ký đúng hạn', 'Free when on time'),
		time: { ...workingDays(0), words: SAME_DAY, checked: false },
		deadline: words('Nên đăng ký trong 15 ngày', 'Better within 15 days'),
		sources: [SOURCES.decision06, SOURCES.attachments, SOURCES.testSet],
		verified: false,
		verifiedScope: SCOPE.codeAndRowsOnly
	},
	{
		...commune,
		id: 'dang-ky-ket-hon',
		codes: ['1.000894'],
		name: words('Đăng ký kết hôn', 'Marriage registration'),
		needs: [
			'cưới vợ',
			'lấy chồng',
			'làm giấy kết hôn',
			'sắp cưới',
			'cưới rồi chưa đăng ký',
			'đi đăng ký kết hôn'
		],
		essential: { list: '06', order: 11 },
		asked: 'often',
		channel: 'partly',
		questions: [RESIDENCE],
		documents: [
			form(
				'Mẫu hộ tịch điện tử tương tác đăng ký kết hôn',
				'Interactive eForm for marriage registration'
			),
			{
				id: 'both-ids',
				name: words('Giấy tờ tùy thân còn giá trị của hai bên', 'Valid IDs of both parties'),
				how: 'shown'
			},
			PROOF_OF_RESIDENCE,
			{
				id: 'marital-status',
				name: words('Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'),
				how: 'paper',
				ifWords: words(
					'khi không khai thác được từ cơ sở dữ liệu; chưa kiểm chứng',
					'if not available in the database; unverified'
				)
			}
		],
		steps: stepsOf({
			find: 'Đăng ký kết hôn',
			at,
			pays: true,
			then: {
				id: 'both',
				text: words(
					'Hai bên nam, nữ phải cùng có mặt khi nhận kết quả để ký Sổ và Giấy chứng nhận kết hôn.',
					'Both parties must come together to sign the register and the certificate.'
				),
				inPerson: true
			}
		}),
		fee: {
			online: 0,
			counter: 0,
			words: words('Có phí nếu xin bản sao trích lục.', 'A fee applies for extract copies.'),
			checked: true
		},
		time: { days: { from: 1, unit: 'calendar' }, checked: true },
		sources: [SOURCES.decision06, SOURCES.civilStatusRecords],
		verified: true,
		verifiedScope: words(
			'giấy tờ, thời gian, lệ phí, việc phải có mặt',
			'documents, time, fee, presence rule'
		),
		asOf: '2026-09'
	},
	{
		...commune,
		id: 'ban-sao-trich-luc-ho-tich',
		codes: ['2.000635'],
		name: words(
			'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
			'Copy of a civil status extract or birth certificate'
		),
		needs: [
			'xin bản sao giấy khai sinh',
			'mất giấy khai sinh',
			'lên xã xin trích lục',
			'con đi học cần khai sinh'
		],
		asked: 'sometimes',
		channel: 'both',
		questions: [WHO],
		documents: [
			form('Mẫu điện tử đề nghị cấp bản sao', 'eForm asking for a copy'),
			ID_CARD,
			AUTHORISATION
		],
		steps: stepsOf({ find: 'Cấp bản sao Trích lục hộ tịch', at, pays: true }),
		fee: unchecked('Khoảng 8.000 đồng một bản', 'About 8,000 VND per copy'),
		time: {
			...workingDays(0, 1),
			...unchecked('Trong ngày hoặc ngày làm việc tiếp theo', 'The same or next working day')
		},
		sources: [SOURCES.attachments, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.codeAndRows
	},
	{
		...commune,
		id: 'xac-nhan-tinh-trang-hon-nhan',
		codes: ['1.004873'],
		name: words('Cấp Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'),
		needs: [
			'xin giấy độc thân',
			'lên xã xin xác nhận độc thân',
			'bán đất cần giấy độc thân',
			'chuẩn bị cưới'
		],
		asked: 'sometimes',
		channel: 'both',
		questions: [
			{
				id: 'before',
				text: words('Trước đây đã kết hôn chưa?', 'Married before?'),
				answers: [
					{ id: 'never', text: words('Chưa', 'Never') },
					{ id: 'divorced', text: words('Đã ly hôn', 'Divorced') },
					{ id: 'widowed', text: words('Vợ, chồng đã mất', 'Widowed') }
				]
			},
			{
				id: 'again',
				text: words('Đã được cấp giấy này lần nào chưa?', 'Was one issued before?'),
				answers: [
					{ id: 'no', text: words('Chưa', 'No') },
					{ id: 'yes', text: words('Rồi, nay xin cấp lại', 'Yes, and it is asked for again') }
				]
			},
			WHO
		],
		documents: [
			form('Mẫu điện tử', 'eForm'),
			ID_CARD,
			{
				id: 'divorce',
				name: words('Bản án, quyết định ly hôn', 'Divorce judgment'),
				how: 'paper',
				when: when('before', 'divorced'),
				ifWords: words('nếu đã ly hôn', 'if divorced')
			},
			{
				id: 'spouse-death',
				name: words('Trích lục khai tử của vợ, chồng', 'Death extract of the spouse'),
				how: 'paper',
				when: when('before', 'widowed'),
				ifWords: words('nếu vợ, chồng đã mất', 'if widowed')
			},
			{
				id: 'earlier',
				name: words('Giấy xác nhận đã cấp trước đây', 'Previously issued certificate'),
				how: 'paper',
				when: when('again', 'yes'),
				ifWords: words('nếu xin cấp lại', 'for a re-issue')
			},
			AUTHORISATION
		],
		steps: stepsOf({ find: 'Cấp Giấy xác nhận tình trạng hôn nhân', at, pays: true }),
		fee: SET_BY_PROVINCE,
		time: {
			...workingDays(3),
			words: words('Phải xác minh thì lâu hơn.', 'Longer with verification.'),
			checked: false
		},
		sources: [SOURCES.attachments, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.codeAndRows
	},
	{
		...commune,
		id: 'thay-doi-cai-chinh-ho-tich',
		codes: ['1.004859'],
		name: words(
			'Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
			'Change, correction or completion of civil status data; re-determination of ethnicity'
		),
		needs: [
			'sai tên trong giấy khai sinh',
			'sai ngày sinh',
			'đổi tên',
			'sửa họ tên, năm sinh',
			'sai dân tộc',
			'thông tin trên VNeID sai',
			'đổi họ, chữ đệm'
		],
		asked: 'sometimes',
		channel: 'both',
		questions: [RESIDENCE, WHO],
		documents: [
			form('Mẫu hộ tịch điện tử tương tác', 'Interactive eForm'),
			{
				id: 'ground',
				name: words('Giấy tờ làm căn cứ thay đổi, cải chính', 'Paper that justifies the change'),
				how: 'paper'
			},
			PROOF_OF_RESIDENCE,
			AUTHORISATION
		],
		steps: stepsOf({ find: 'Thay đổi, cải chính hộ tịch', at, pays: true }),
		fee: {
			words: words(
				'Theo quy định của HĐND tỉnh; miễn cho người có công, hộ nghèo, người khuyết tật',
				'Set by the province; free for persons with merit, poor households and persons with disabilities'
			),
			checked: true
		},
		time: {
			days: { from: 3, to: 6, unit: 'working', about: true },
			words: words('Tùy nội dung.', 'Depending on the content.'),
			checked: false
		},
		sources: [SOURCES.civilStatusRecords, SOURCES.attachments],
		verified: true,
		verifiedScope: words(
			'giấy tờ và cách tính lệ phí; chưa kiểm thời gian',
			'documents and fee rule; not the time'
		),
		asOf: '2026-09'
	},
	{
		...commune,
		id: 'dang-ky-lai-khai-sinh',
		codes: ['1.004884'],
		name: words('Đăng ký lại khai sinh', 'Re-registration of birth'),
		needs: [
			'mất giấy khai sinh, sổ gốc cũng mất',
			'người già không có giấy khai sinh',
			'khai sinh lại'
		],
		asked: 'sometimes',
		channel: 'both',
		questions: [
			{
				id: 'certificate',
				text: words(
					'Còn Giấy khai sinh hoặc giấy tờ thay thế không?',
					'Is there still a birth certificate or a substitute?'
				),
				answers: [
					{ id: 'yes', text: words('Còn', 'Yes') },
					{ id: 'no', text: words('Không còn', 'No') }
				]
			},
			WHO
		],
		documents: [
			form('Mẫu điện tử', 'eForm'),
			{
				id: 'certificate',
				name: words(
					'Bản sao Giấy khai sinh hoặc giấy tờ thay thế',
					'Copy of the birth certificate or substitute'
				),
				how: 'copy',
				when: when('certificate', 'yes'),
				ifWords: words('nếu còn', 'if there is one')
			},
			{
				id: 'personal',
				name: words(
					'Giấy tờ cá nhân có thông tin khai sinh (học bạ, bằng, CCCD…)',
					'Personal papers with birth data (school report, diploma, ID…)'
				),
				how: 'paper',
				when: when('certificate', 'no'),
				ifWords: words('nếu không còn Giấy khai sinh', 'if no birth certificate is left')
			},
			AUTHORISATION
		],
		steps: stepsOf({ find: 'Đăng ký lại khai sinh', at, pays: true }),
		fee: SET_BY_PROVINCE,
		time: {
			...workingDays(5),
			words: words('Phải xác minh có thể đến 25 ngày.', 'Up to 25 days with verification.'),
			checked: false
		},
		notes: [
			words(
				'Hay gặp với người cao tuổi, đồng bào dân tộc thiểu số chưa có giấy tờ.',
				'Common for old people and ethnic minority people without papers.'
			)
		],
		sources: [SOURCES.attachments, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.codeAndRows
	},
	{
		...commune,
		id: 'khai-sinh-nguoi-da-co-giay-to',
		codes: ['1.004772'],
		name: words(
			'Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân',
			'Birth registration for a person who already has papers'
		),
		needs: [
			'người lớn chưa có khai sinh',
			'chưa từng làm khai sinh',
			'có giấy tờ nhưng không có khai sinh'
		],
		asked: 'sometimes',
		channel: 'both',
		questions: [WHO],
		documents: [
			form('Mẫu điện tử', 'eForm'),
			{
				id: 'undertaking',
				name: words('Bản cam đoan chưa đăng ký khai sinh', 'Undertaking of not being registered'),
				how: 'paper'
			},
			{
				id: 'personal',
				name: words('Giấy tờ cá nhân đã có', 'Existing personal papers'),
				how: 'paper'
			},
			AUTHORISATION
		],
		steps: stepsOf({
			find: 'Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân',
			at,
			pays: true
		}),
		fee: SET_BY_PROVINCE,
		time: { ...workingDays(5), checked: false },
		sources: [SOURCES.attachments, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.codeAndRows
	},
	{
		...commune,
		id: 'nhan-cha-me-con',
		codes: ['1.001022'],
		name: words('Đăng ký nhận cha, mẹ, con', 'Recognition of parent and child'),
		needs: ['nhận con', 'nhận cha cho con', 'ghi tên cha vào khai sinh', 'con ngoài giá thú'],
		asked: 'sometimes',
		channel: 'both',
		questions: [],
		documents: [
			form('Mẫu điện tử', 'eForm'),
			{
				id: 'evidence',
				name: words(
					'Chứng cứ quan hệ cha, mẹ, con (ADN hoặc văn bản cam đoan có người làm chứng)',
					'Evidence of the relation (DNA or undertaking with witnesses)'
				),
				how: 'paper'
			},
			ID_CARD
		],
		steps: stepsOf({ find: 'Đăng ký nhận cha, mẹ, con', at, pays: true }),
		fee: SET_BY_PROVINCE,
		time: { ...workingDays(3), checked: false },
		sources: [SOURCES.testSet, SOURCES.attachments, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.codeAndRows
	},
	{
		...commune,
		id: 'dang-ky-giam-ho',
		codes: ['1.004837'],
		name: words('Đăng ký giám hộ', 'Registration of guardianship'),
		needs: [
			'ông bà nuôi cháu',
			'trẻ mồ côi',
			'chăm người không tự lo được',
			'cha mẹ vắng, người khác nuôi',
			'làm giám hộ'
		],
		asked: 'sometimes',
		channel: 'both',
		questions: [WHO],
		documents: [
			form('Mẫu điện tử', 'eForm'),
			{
				id: 'appointment',
				name: words(
					'Văn bản cử người giám hộ hoặc giấy tờ chứng minh điều kiện giám hộ',
					'Appointment of guardian or proof of conditions'
				),
				how: 'paper'
			},
			AUTHORISATION
		],
		steps: stepsOf({ find: 'Đăng ký giám hộ', at }),
		fee: USUALLY_FREE,
		time: { ...workingDays(3), checked: false },
		sources: [SOURCES.testSet, SOURCES.attachments, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.codeAndRows
	}
];
