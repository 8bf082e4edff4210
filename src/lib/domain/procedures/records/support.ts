import type { Procedure } from '../procedure';
import {
	aboutDays,
	AUTHORITY,
	form,
	FREE_UNCHECKED,
	NO,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	TIME_UNKNOWN,
	when,
	words,
	workingDays,
	YES
} from './common';

const support = {
	...SHIPPED,
	authority: AUTHORITY.commune,
	level: 'commune',
	group: 'support',
	asked: 'sometimes',
	channel: 'both'
} as const;
const at = OFFICE.commune;

export const SUPPORT_PROCEDURES: readonly Procedure[] = [
	{
		...support,
		id: 'tro-cap-huu-tri-xa-hoi',
		codes: ['1.014027'],
		name: words(
			'Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội',
			'Social pension: grant, change, stop'
		),
		needs: [
			'tiền người già',
			'trợ cấp người cao tuổi',
			'đủ 75 tuổi',
			'không có lương hưu',
			'lên xã xin trợ cấp tuổi già',
			'trợ cấp người già',
			'trên 75, trên 80 tuổi'
		],
		authority: words('Chủ tịch UBND cấp xã', 'Chair of the commune PC'),
		// Those whom it is for are 75 and older.
		usually: 'counter',
		questions: [],
		documents: [
			form(
				'Văn bản đề nghị theo Mẫu số 01, Nghị định 176/2025/NĐ-CP',
				'Request on Form 01, Decree 176/2025/NĐ-CP'
			)
		],
		steps: stepsOf({ find: 'Trợ cấp hưu trí xã hội', at }),
		fee: FREE_UNCHECKED,
		time: { ...workingDays(10), checked: true },
		notes: [
			words(
				'Từ đủ 75 tuổi (hoặc 70–75 thuộc hộ nghèo, cận nghèo), không có lương hưu, trợ cấp BHXH hằng tháng hoặc thấp hơn mức; 500.000 đồng/tháng.',
				'75 or older (70–75 if poor or near-poor), no pension or a lower one; 500,000 VND a month.'
			)
		],
		sources: ['Decree 176/2025/NĐ-CP as described in a 2026 article', SOURCES.testSet],
		verified: true,
		verifiedScope: words(
			'mẫu đơn, thời gian, cách nộp (theo bài viết về nghị định)',
			'form, time, channels (second-hand description of the decree)'
		),
		asOf: '2026-09'
	},
	{
		...support,
		id: 'mai-tang-huu-tri-xa-hoi',
		codes: ['1.014028'],
		name: words(
			'Hỗ trợ chi phí mai táng cho người hưởng trợ cấp hưu trí xã hội',
			'Funeral support for a social pensioner'
		),
		needs: ['tiền mai táng', 'người già mất', 'cụ hưởng trợ cấp qua đời'],
		questions: [],
		documents: [
			form('Tờ khai đề nghị', 'Request form'),
			{
				id: 'death-certificate',
				name: words('Giấy chứng tử, trích lục khai tử', 'Death certificate or extract'),
				how: 'paper'
			}
		],
		steps: stepsOf({ find: 'Hỗ trợ chi phí mai táng', at }),
		fee: FREE_UNCHECKED,
		time: TIME_UNKNOWN,
		sources: [SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...support,
		id: 'tro-cap-xa-hoi-hang-thang',
		codes: ['1.001776'],
		name: words(
			'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc',
			'Monthly social assistance'
		),
		needs: ['trợ cấp khuyết tật', 'trợ cấp hằng tháng', 'nuôi trẻ mồ côi', 'tiền bảo trợ xã hội'],
		questions: [],
		documents: [
			form('Tờ khai đề nghị trợ giúp xã hội theo mẫu', 'Request form'),
			{
				id: 'category',
				name: words(
					'Giấy xác nhận khuyết tật hoặc giấy tờ theo diện',
					'Disability certificate or papers of the category'
				),
				how: 'paper',
				ifWords: words('theo diện', 'by category')
			}
		],
		steps: stepsOf({ find: 'Trợ cấp xã hội hằng tháng', at }),
		fee: FREE_UNCHECKED,
		time: TIME_UNKNOWN,
		sources: [SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...support,
		id: 'xac-dinh-khuyet-tat',
		codes: ['1.001699'],
		name: words(
			'Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật',
			'Disability assessment and certificate'
		),
		needs: ['làm giấy khuyết tật', 'xin giấy xác nhận khuyết tật', 'nhà có người khuyết tật'],
		channel: 'partly',
		questions: [
			{
				id: 'medical',
				text: words('Có giấy tờ y tế không?', 'Are there medical papers?'),
				answers: [YES, NO]
			}
		],
		documents: [
			form('Đơn đề nghị theo mẫu', 'Application'),
			{
				id: 'medical',
				name: words('Bản sao giấy tờ y tế', 'Medical papers'),
				how: 'copy',
				when: when('medical', 'yes'),
				ifWords: words('nếu có', 'if any')
			}
		],
		steps: stepsOf({
			find: 'Xác định mức độ khuyết tật',
			at,
			then: {
				id: 'council',
				text: words(
					'Dự họp Hội đồng xác định mức độ khuyết tật theo giấy mời.',
					'Attend the assessment council when invited.'
				),
				inPerson: true
			}
		}),
		fee: FREE_UNCHECKED,
		time: aboutDays(20, 25),
		sources: [SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...support,
		id: 'cong-nhan-ho-ngheo',
		codes: ['1.011607'],
		name: words('Công nhận hộ nghèo, hộ cận nghèo', 'Recognition of poor and near-poor households'),
		needs: ['xin vào hộ nghèo', 'giấy hộ nghèo', 'hộ cận nghèo', 'nhà khó khăn'],
		questions: [],
		documents: [form('Giấy đề nghị theo mẫu', 'Request form')],
		steps: stepsOf({ find: 'Công nhận hộ nghèo', at }),
		fee: FREE_UNCHECKED,
		time: { days: { from: 15, unit: 'calendar', about: true }, checked: false },
		notes: [
			words(
				'Các mã liên quan cùng lĩnh vực: 1.011606, 1.116214, 1.116215 – chọn đúng trên cổng.',
				'Related codes: 1.011606, 1.116214, 1.116215 – choose the right one.'
			)
		],
		sources: [SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	}
];
