import type { Procedure } from '../procedure';
import {
	aboutDays,
	form,
	FREE_UNCHECKED,
	NO,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	TIME_UNKNOWN,
	told,
	unchecked,
	when,
	words,
	YES
} from './common';

const education = {
	...SHIPPED,
	group: 'education',
	channel: 'both',
	verified: false,
	verifiedScope: SCOPE.nameOnly
} as const;

export const EDUCATION_PROCEDURES: readonly Procedure[] = [
	{
		...education,
		id: 'dang-ky-thi-tot-nghiep-thpt',
		codes: [],
		name: words(
			'Đăng ký dự thi tốt nghiệp THPT và xét tuyển đại học, cao đẳng',
			'Registration for the upper-secondary exam and university admission'
		),
		needs: ['con thi tốt nghiệp', 'đăng ký thi đại học', 'xét tuyển đại học'],
		authority: words(
			'Bộ Giáo dục và Đào tạo/Sở Giáo dục và Đào tạo',
			'Ministry or Department of Education'
		),
		level: 'ministry',
		essential: { list: '06', order: 21 },
		asked: 'sometimes',
		questions: [
			{
				id: 'priority',
				text: words('Có giấy tờ ưu tiên không?', 'Are there priority papers?'),
				answers: [YES, NO]
			}
		],
		documents: [
			{
				id: 'candidate',
				name: words('Thông tin thí sinh, ảnh thẻ', 'Candidate data and photo'),
				how: 'known'
			},
			{
				id: 'priority',
				name: words('Giấy tờ ưu tiên', 'Priority papers'),
				how: 'paper',
				when: when('priority', 'yes'),
				ifWords: words('nếu có', 'if any')
			}
		],
		steps: stepsOf({
			find: 'Đăng ký dự thi tốt nghiệp THPT',
			at: words('trường THPT', 'the upper-secondary school'),
			pays: true
		}),
		fee: unchecked('Lệ phí xét tuyển theo nguyện vọng', 'Per admission choice'),
		time: told('Theo lịch của Bộ hằng năm', 'Per the annual calendar'),
		sources: [SOURCES.decision06, SOURCES.general]
	},
	{
		...education,
		id: 'cong-nhan-van-bang-nuoc-ngoai',
		codes: [],
		name: words(
			'Công nhận bằng cử nhân, thạc sĩ, tiến sĩ do cơ sở giáo dục nước ngoài cấp',
			'Recognition of foreign degrees'
		),
		needs: ['bằng đại học nước ngoài', 'du học về', 'công nhận văn bằng'],
		authority: words('Bộ Giáo dục và Đào tạo', 'Ministry of Education and Training'),
		level: 'ministry',
		essential: { list: '422' },
		asked: 'rarely',
		questions: [],
		documents: [
			{
				id: 'degree',
				name: words('Bản sao văn bằng, phụ lục', 'Copies of the degree'),
				how: 'copy'
			}
		],
		steps: stepsOf({
			find: 'Công nhận văn bằng',
			at: words('Bộ Giáo dục và Đào tạo', 'the Ministry of Education and Training'),
			pays: true
		}),
		fee: unchecked('Có phí', 'A fee applies'),
		time: aboutDays(20),
		notes: [words('Ít gặp khi đi từng nhà.', 'Rare in household visits.')],
		sources: [SOURCES.decision422, SOURCES.general]
	},
	{
		...education,
		id: 'ho-tro-an-trua-mau-giao',
		codes: ['1.001622'],
		name: words(
			'Hỗ trợ ăn trưa đối với trẻ em mẫu giáo',
			'Lunch support for kindergarten children'
		),
		needs: ['tiền ăn trưa cho con', 'con đi mẫu giáo', 'con học mầm non'],
		authority: words('UBND cấp xã/cơ sở mầm non', 'Commune PC or kindergarten'),
		level: 'commune',
		asked: 'sometimes',
		questions: [],
		documents: [
			form('Đơn đề nghị', 'Application'),
			{
				id: 'category',
				name: words('Giấy tờ chứng minh diện hưởng', 'Proof of category'),
				how: 'paper'
			}
		],
		steps: stepsOf({ find: 'Hỗ trợ ăn trưa trẻ mẫu giáo', at: OFFICE.commune }),
		fee: FREE_UNCHECKED,
		time: TIME_UNKNOWN,
		sources: [SOURCES.testSet, SOURCES.general]
	}
];
