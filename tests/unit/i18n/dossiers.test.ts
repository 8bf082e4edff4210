import { describe, expect, test } from 'vitest';
import { procedureOf } from '../../../src/lib/domain/procedures/catalogue';
import { dossierLines, dueOf } from '../../../src/lib/domain/submission/dossier-lines';
import type { SubmissionRow } from '../../../src/lib/domain/submission/submission-row';
import { momentOf } from '../../../src/lib/domain/time/calendar';
import { dueInWords } from '../../../src/lib/i18n/dossiers';
import { lineInWords } from '../../../src/lib/ui/submissions/line-in-words';

/** A Monday; the day after is a holiday. */
const NOW = momentOf('2026-11-23', '08:00');

test.each([
	['2026-11-23', 'Hẹn trả hôm nay'],
	['2026-11-24', 'Hẹn trả ngày mai'],
	['2026-11-25', 'Hẹn trả thứ Tư, 25/11, còn 1 ngày làm việc'],
	['2026-11-20', 'Hẹn trả thứ Sáu, 20/11, quá 1 ngày làm việc']
])('a result promised for %s: “%s”', (dueOn, words) => {
	const sent = { at: 'online', ms: NOW, on: '2026-11-16', by: 'tnv1', doneBy: 'citizen' } as const;
	const due = dueOf({ state: 'sent', sent, dueOn }, undefined, NOW);
	expect(due && dueInWords(due, 'waiting', NOW)).toBe(words);
});

describe('in the list', () => {
	const row = (rest: Partial<SubmissionRow>) => ({
		...{ id: 'a', procedure: 'dang-ky-khai-sinh', version: '1', member: 'm', by: 'tnv1' },
		...{ startedMs: NOW, guidedOn: [], last: { ms: NOW, by: 'tnv1' }, ready: 0, steps: 0 },
		...{ state: 'sent' as const, head: { name: 'Vi Thị Hoa' } },
		...rest
	});
	const sent = { at: 'online', ms: NOW, on: '2026-11-16', by: 'tnv1', doneBy: 'citizen' } as const;
	const told = (rest: Partial<SubmissionRow>) => {
		const [line] = dossierLines([row(rest)], ({ id }) => procedureOf(id), NOW);
		return line && lineInWords(line, NOW);
	};

	test.each([
		{ resultBy: 'post', words: 'Bưu điện mang đến. Báo người dân chờ nhận' },
		{ resultBy: 'office', words: 'Báo người dân đến nơi nhận hồ sơ lấy' },
		{ resultBy: undefined, words: 'Báo cho người dân, rồi nhận kết quả' }
	] as const)('a result that is there, to come by $resultBy: “$words”', ({ resultBy, words }) => {
		expect(
			told({ state: 'result-ready', sent: { ...sent, ...(resultBy && { resultBy }) } })
		).toEqual([words]);
	});

	test('what the office asks for is named, beside until when', () => {
		const asked = { supplement: ['birth-notification'], supplyBy: '2026-11-25' };
		expect(told({ state: 'supplement-asked', sent, ...asked })).toEqual([
			'Bổ sung trước hết thứ Tư, 25/11, còn 1 ngày làm việc',
			expect.stringMatching(/^Phải bổ sung: Giấy chứng sinh/)
		]);
	});
});
