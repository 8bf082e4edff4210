import type { Procedure } from '../procedure';
import {
	AT_A_DEATH,
	AUTHORITY,
	form,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	told,
	unchecked,
	USUALLY_FREE,
	when,
	words,
	workingDays
} from './common';

const interlinked = {
	...SHIPPED,
	authority: AUTHORITY.interlinked,
	level: 'commune',
	group: 'interlinked',
	asked: 'often',
	channel: 'both'
} as const;
const at = OFFICE.communeCommittee;

export const INTERLINKED_PROCEDURES: readonly Procedure[] = [
	{
		...interlinked,
		id: 'lien-thong-khai-sinh',
		codes: ['3.000722', '2.000986', '2.000987'],
		name: words(
			'Liên thông: đăng ký khai sinh – đăng ký thường trú – cấp thẻ bảo hiểm y tế (và thẻ căn cước) cho trẻ em dưới 6 tuổi',
			'Interlinked: birth registration, permanent residence, health insurance card (and ID card) for a child under 6'
		),
		needs: [
			'con mới sinh',
			'mới đẻ',
			'em bé mới sinh',
			'làm giấy khai sinh và thẻ bảo hiểm cho con',
			'nhập khẩu cho con mới sinh',
			'vợ mới sinh',
			'khai sinh cho con',
			'con mới đẻ',
			'đẻ con'
		],
		essential: { list: '06', order: 15 },
		parts: [
			{ name: words('Đăng ký khai sinh', 'Birth registration'), procedure: 'dang-ky-khai-sinh' },
			{
				name: words('Đăng ký thường trú', 'Permanent residence'),
				procedure: 'dang-ky-thuong-tru'
			},
			{
				name: words('Cấp thẻ bảo hiểm y tế', 'Health insurance card'),
				procedure: 'cap-the-bhyt'
			},
			{
				name: words('Thẻ căn cước cho trẻ dưới 6 tuổi', 'ID card for a child under 6'),
				procedure: 'cap-the-can-cuoc-duoi-6-tuoi'
			}
		],
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
						text: words('Có dữ liệu ký số liên thông', 'Yes, linked signed data')
					},
					{ id: 'none', text: words('Không có', 'No') }
				]
			},
			{
				id: 'home',
				text: words(
					'Đăng ký thường trú cho trẻ ở đâu?',
					'Where is the child’s residence registered?'
				),
				answers: [
					{ id: 'parents', text: words('Cùng cha, mẹ', 'With the parents') },
					{
						id: 'elsewhere',
						text: words('Khác nơi thường trú của cha, mẹ', 'Elsewhere than the parents')
					}
				]
			}
		],
		documents: [
			form(
				'Tờ khai điện tử (Mẫu số 01 kèm Nghị định 301/2026/NĐ-CP)',
				'Electronic form (Form 01, Decree 301/2026/NĐ-CP)'
			),
			{
				id: 'birth-notification',
				name: words('Giấy chứng sinh', 'Birth notification'),
				how: 'paper',
				hint: words('Chụp ảnh để đính kèm.', 'Photographed, to be attached.'),
				when: when('birth-paper', 'paper', 'electronic'),
				ifWords: words('nếu có', 'if there is one'),
				spared: {
					when: when('birth-paper', 'electronic'),
					why: words('Đã có dữ liệu ký số liên thông.', 'Linked signed data exist.')
				}
			},
			{
				id: 'substitute',
				name: words('Giấy tờ thay Giấy chứng sinh', 'Substitute for the birth notification'),
				how: 'paper',
				when: when('birth-paper', 'none'),
				ifWords: words('nếu không có giấy chứng sinh', 'if there is no birth notification')
			},
			{
				id: 'residence-papers',
				name: words('Hồ sơ cư trú', 'Residence papers'),
				how: 'paper',
				when: when('home', 'elsewhere'),
				ifWords: words(
					'nếu đăng ký thường trú cho trẻ khác nơi của cha, mẹ',
					'if the child is registered elsewhere than the parents'
				)
			}
		],
		digitalSignature: false,
		steps: stepsOf({ find: 'Liên thông đăng ký khai sinh', at, pays: true }),
		fee: told(
			'Theo phí, lệ phí của từng thủ tục thành phần',
			'The fees of the component procedures'
		),
		time: {
			...workingDays(3, 5),
			words: words(
				'Phải xác minh mới đến 05 ngày; nộp sau 15 giờ tính từ ngày làm việc tiếp theo. Khai sinh trong 24 giờ.',
				'5 days only if verification is needed; after 15:00 it counts from the next working day. The birth part within 24 hours.'
			),
			checked: true
		},
		notes: [
			words(
				'Bị yêu cầu bổ sung thì bổ sung trong 07 ngày làm việc.',
				'Missing papers are to be supplied within 7 working days.'
			),
			words(
				'Mã cũ trên cổng liên thông: 2.000986, 2.000987.',
				'Older portal codes: 2.000986, 2.000987.'
			)
		],
		sources: [
			SOURCES.decision06,
			'dichvucong.gov.vn record 3.000722, transcribed 2026-09-12 in github.com/DungVu06/AITroLyDichVuCong data/procedure/PROC_3_000722.json',
			SOURCES.attachments
		],
		verified: true,
		verifiedScope: words('giấy tờ, các bước, thời gian', 'documents, steps, time'),
		asOf: '2026-09'
	},
	{
		...interlinked,
		id: 'lien-thong-khai-tu',
		codes: ['1.006714'],
		name: words(
			'Liên thông: đăng ký khai tử – xóa đăng ký thường trú – giải quyết mai táng phí, tử tuất',
			'Interlinked: death registration, removal of permanent residence, funeral allowance'
		),
		needs: [
			'nhà có người mất',
			'có người chết',
			'tiền mai táng',
			'tử tuất',
			'xóa hộ khẩu người mất',
			...AT_A_DEATH,
			'hưởng tiền tuất',
			'ông bà nội, ông bà ngoại mất'
		],
		essential: { list: '06', order: 16 },
		parts: [
			{ name: words('Đăng ký khai tử', 'Death registration'), procedure: 'dang-ky-khai-tu' },
			{ name: words('Xóa đăng ký thường trú', 'Removal of permanent residence') },
			{ name: words('Giải quyết mai táng phí, tử tuất', 'Funeral allowance') }
		],
		questions: [
			{
				id: 'notice',
				text: words('Có giấy báo tử không?', 'Is there a death notice?'),
				answers: [
					{ id: 'yes', text: words('Có, hoặc có giấy tờ thay thế', 'Yes, or a substitute') },
					{
						id: 'long-past',
						text: words('Không, người ấy mất đã lâu', 'No, the death was long ago')
					},
					{ id: 'not-yet', text: words('Chưa có', 'Not yet') }
				]
			}
		],
		documents: [
			form('Tờ khai điện tử', 'Electronic form'),
			{
				id: 'death-notice',
				name: words('Giấy báo tử hoặc giấy tờ thay thế', 'Death notice or substitute'),
				how: 'paper',
				when: when('notice', 'yes', 'not-yet'),
				ifWords: words('trừ khi người ấy mất đã lâu', 'unless the death was long ago')
			},
			{
				id: 'evidence',
				name: words('Chứng cứ thay giấy báo tử', 'Substitute evidence'),
				how: 'paper',
				when: when('notice', 'long-past'),
				ifWords: words('nếu người ấy mất đã lâu', 'for a long-past death')
			},
			{
				id: 'funeral',
				name: words('Giấy tờ hưởng mai táng phí theo diện', 'Papers for the funeral allowance'),
				how: 'paper',
				ifWords: words('theo từng diện', 'per category')
			}
		],
		steps: stepsOf({ find: 'Liên thông đăng ký khai tử', at }),
		fee: USUALLY_FREE,
		time: unchecked('Theo từng thủ tục thành phần', 'Per component procedure'),
		sources: [SOURCES.decision06, SOURCES.attachments],
		verified: false,
		verifiedScope: SCOPE.codeAndRowsOnly
	}
];
