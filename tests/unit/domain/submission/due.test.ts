import { expect, test } from 'vitest';
import { supplyProposedBy } from '../../../../src/lib/domain/submission/due';

test.each([
	{ asked: 'on a Tuesday', on: '2026-11-10', by: '2026-11-19' },
	{ asked: 'on a Friday before a holiday', on: '2026-11-13', by: '2026-11-25' },
	{ asked: 'on the Saturday after it, as on that Friday', on: '2026-11-14', by: '2026-11-25' }
])('what is asked for $asked is to be brought within seven working days', ({ on, by }) => {
	expect(supplyProposedBy(on)).toBe(by);
});
