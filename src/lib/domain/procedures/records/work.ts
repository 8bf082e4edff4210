import type { Procedure } from '../procedure';
import {
	form,
	ID_CARD,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	told,
	USUALLY_FREE,
	when,
	words,
	workingDays
} from './common';

const work = { ...SHIPPED, group: 'work', asked: 'sometimes', channel: 'both' } as const;

export const WORK_PROCEDURES: readonly Procedure[] = [
	{
		...work,
		id: 'tro-cap-that-nghiep',
		codes: [],
		name: words('Giải quyết hưởng trợ cấp thất nghiệp', 'Unemployment benefit'),
		needs: ['mất việc', 'nghỉ việc', 'công ty cho nghỉ', 'tiền thất nghiệp'],
		authority: words(
			'Trung tâm Dịch vụ việc làm, Sở Nội vụ',
			'Employment service centre, Department of Home Affairs'
		),
		level: 'province',
		essential: { list: '06', order: 23 },
		questions: [],
		documents: [
			form('Đề nghị hưởng trợ cấp thất nghiệp', 'Application'),
			{
				id: 'termination',
				name: words('Giấy tờ chấm dứt hợp đồng lao động', 'Termination paper'),
				how: 'paper'
			},
			{
				id: 'insurance-book',
				name: words('Sổ bảo hiểm xã hội', 'Social insurance book'),
				how: 'paper'
			}
		],
		steps: stepsOf({
			find: 'Giải quyết hưởng trợ cấp thất nghiệp',
			at: words('Trung tâm Dịch vụ việc làm', 'the employment service centre')
		}),
		fee: USUALLY_FREE,
		time: { ...workingDays(20), checked: false },
		deadline: words(
			'Trong 3 tháng từ khi nghỉ việc (chưa kiểm chứng)',
			'Within 3 months of leaving (unverified)'
		),
		sources: [SOURCES.decision06, SOURCES.general],
		verified: false,
		verifiedScope: SCOPE.nameOnly
	},
	{
		...work,
		id: 'dang-ky-ho-kinh-doanh',
		codes: ['1.001612'],
		name: words('Đăng ký thành lập hộ kinh doanh', 'Registration of a household business'),
		needs: [
			'mở cửa hàng',
			'mở quán',
			'buôn bán tại nhà',
			'giấy phép kinh doanh',
			'bán hàng, mở tạp hoá'
		],
		authority: words(
			'Phòng Kinh tế, UBND cấp xã (hệ thống đăng ký hộ kinh doanh)',
			'Commune economic office'
		),
		level: 'commune',
		questions: [
			{
				id: 'members',
				text: words('Mấy người cùng góp?', 'How many put in money?'),
				answers: [
					{ id: 'one', text: words('Một người', 'One person') },
					{ id: 'several', text: words('Nhiều thành viên cùng góp', 'Several members') }
				]
			}
		],
		documents: [
			form('Giấy đề nghị đăng ký hộ kinh doanh (điện tử)', 'Application (electronic)'),
			ID_CARD,
			{
				id: 'minutes',
				name: words('Biên bản họp thành viên', 'Minutes of the members'),
				how: 'paper',
				when: when('members', 'several'),
				ifWords: words('nếu nhiều thành viên cùng góp', 'if several members put in money')
			}
		],
		steps: stepsOf({
			find: 'Đăng ký thành lập hộ kinh doanh',
			at: OFFICE.commune,
			pays: true
		}),
		fee: told(
			'Nghệ An: lệ phí đăng ký kinh doanh trực tuyến 0 đồng (NQ 09/2025/NQ-HĐND)',
			'Nghệ An: 0 VND online (Resolution 09/2025/NQ-HĐND)'
		),
		time: { ...workingDays(3), checked: false },
		sources: [SOURCES.attachments, SOURCES.testSet, SOURCES.general],
		verified: false,
		verifiedScope: words(
			'mã thủ tục, mẫu đơn và lệ phí trực tuyến của Nghệ An',
			'code, form and the Nghệ An online fee'
		)
	}
];
