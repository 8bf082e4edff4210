import type { Procedure } from '../procedure';
import {
	AUTHORITY,
	ID_CARD,
	OFFICE,
	SCOPE,
	SHIPPED,
	SOURCES,
	stepsOf,
	unchecked,
	words,
	workingDays
} from './common';

const commune = {
	...SHIPPED,
	authority: AUTHORITY.commune,
	level: 'commune',
	group: 'certification',
	asked: 'sometimes',
	sources: [SOURCES.attachments, SOURCES.general],
	verified: false,
	verifiedScope: SCOPE.codeAndRows
} satisfies Partial<Procedure>;
const at = OFFICE.commune;

export const CERTIFICATION_PROCEDURES: readonly Procedure[] = [
	{
		...commune,
		id: 'chung-thuc-ban-sao',
		codes: ['2.000815'],
		name: words('Chứng thực bản sao từ bản chính', 'Certified copy from the original'),
		needs: ['sao y', 'công chứng giấy tờ', 'photo công chứng', 'lên xã xin dấu bản sao'],
		channel: 'partly',
		questions: [],
		documents: [
			{
				id: 'original',
				name: words('Bản chính giấy tờ', 'The original paper'),
				how: 'original'
			},
			{
				id: 'copy',
				name: words('Bản sao cần chứng thực', 'The copy to certify'),
				how: 'copy'
			}
		],
		steps: stepsOf({
			find: 'Chứng thực bản sao từ bản chính',
			at,
			pays: true,
			then: {
				id: 'compare',
				text: words(
					'Mang bản chính đến đối chiếu nếu chọn bản sao giấy hoặc bản sao điện tử có chứng thực.',
					'Bring the original for comparison if a paper copy or a certified electronic copy was chosen.'
				),
				inPerson: true
			}
		}),
		fee: unchecked(
			'2.000 đồng/trang, từ trang thứ 3 là 1.000 đồng/trang',
			'2,000 VND per page, 1,000 from page 3'
		),
		time: {
			...workingDays(0),
			...unchecked(
				'Trong ngày; sau 15 giờ thì ngày làm việc tiếp theo',
				'The same day; next working day after 15:00'
			)
		}
	},
	{
		...commune,
		id: 'chung-thuc-chu-ky',
		codes: ['2.000884'],
		name: words(
			'Chứng thực chữ ký trong giấy tờ, văn bản (kể cả điểm chỉ)',
			'Certification of a signature or fingerprint'
		),
		needs: [
			'xác nhận chữ ký',
			'xác nhận sơ yếu lý lịch',
			'điểm chỉ',
			'giấy ủy quyền',
			'sơ yếu lý lịch'
		],
		channel: 'partly',
		questions: [],
		documents: [
			{
				id: 'paper',
				name: words('Giấy tờ, văn bản cần chứng thực chữ ký', 'The document to sign'),
				how: 'paper',
				signature: words(
					'Ký hoặc điểm chỉ trước mặt người tiếp nhận.',
					'Sign or put a fingerprint in front of the officer.'
				)
			},
			ID_CARD
		],
		steps: stepsOf({
			find: 'Chứng thực chữ ký',
			at,
			pays: true,
			then: {
				id: 'sign',
				text: words(
					'Ký/điểm chỉ trước mặt người tiếp nhận.',
					'Sign or put a fingerprint in front of the officer.'
				),
				inPerson: true
			}
		}),
		fee: unchecked('10.000 đồng/trường hợp', '10,000 VND per case'),
		time: { ...workingDays(0), ...unchecked('Trong ngày', 'The same day') }
	},
	{
		...commune,
		id: 'chung-thuc-giao-dich',
		codes: ['2.001035'],
		name: words(
			'Chứng thực giao dịch liên quan đến động sản, quyền sử dụng đất, nhà ở',
			'Certification of transactions on movables, land use rights and houses'
		),
		needs: ['bán xe', 'hợp đồng mua bán đất', 'cho tặng đất', 'làm hợp đồng vay, thuê'],
		channel: 'both',
		questions: [],
		documents: [
			{
				id: 'ownership',
				name: words('Giấy chứng nhận quyền sở hữu, quyền sử dụng', 'Ownership or land certificate'),
				how: 'paper'
			},
			{
				id: 'draft',
				name: words('Dự thảo giao dịch, hợp đồng', 'Draft contract'),
				how: 'paper'
			},
			ID_CARD
		],
		steps: stepsOf({ find: 'Chứng thực giao dịch', at, pays: true }),
		fee: unchecked('50.000 đồng/giao dịch', '50,000 VND per transaction'),
		time: { ...workingDays(2), checked: false }
	}
];
