import type { Procedure } from '../procedure';
import {
	aboutDays,
	AUTHORITY,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	USUALLY_FREE,
	words
} from './common';

const seal = {
	...SHIPPED,
	codes: [],
	authority: AUTHORITY.provincialPolice,
	level: 'province',
	group: 'seal',
	asked: 'rarely',
	channel: 'both',
	questions: [],
	documents: [
		{
			id: 'legal-papers',
			name: words('Hồ sơ pháp lý của cơ quan, tổ chức', 'Legal papers of the organisation'),
			how: 'paper'
		}
	],
	fee: USUALLY_FREE,
	time: aboutDays(3),
	sources: [SOURCES.decision06, SOURCES.general],
	verified: false,
	verifiedScope: SCOPE.nameOnly
} satisfies Partial<Procedure>;
const at = AUTHORITY.provincialPolice;

export const SEAL_PROCEDURES: readonly Procedure[] = [
	{
		...seal,
		id: 'con-dau-moi',
		name: words(
			'Làm con dấu mới và cấp giấy chứng nhận đã đăng ký mẫu con dấu',
			'New seal and seal registration certificate'
		),
		needs: ['khắc con dấu', 'con dấu cho tổ chức'],
		essential: { list: '06', order: 13 },
		steps: stepsOf({ find: 'Đăng ký mẫu con dấu mới', at, police: true, pays: true }),
		notes: [
			words(
				'Dành cho cơ quan, tổ chức; không phải việc của hộ gia đình.',
				'For organisations; out of scope for household visits.'
			)
		]
	},
	{
		...seal,
		id: 'con-dau-thu-nho',
		name: words(
			'Làm con dấu thu nhỏ, dấu nổi, dấu xi và cấp giấy chứng nhận đã đăng ký mẫu con dấu',
			'Reduced, embossed or wax seal and certificate'
		),
		needs: ['dấu nổi, dấu thu nhỏ', 'thêm con dấu'],
		essential: { list: '06', order: 14 },
		steps: stepsOf({ find: 'Đăng ký thêm con dấu', at, police: true, pays: true }),
		notes: [words('Dành cho cơ quan, tổ chức.', 'For organisations.')]
	}
];
