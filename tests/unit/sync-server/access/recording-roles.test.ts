import { expect, test } from 'vitest';
import { ROLES, sharesRecordings } from '../../../../src/lib/domain/access/roles';
import { may } from '../../../../sync-server/src/access/permissions';

test('a device sends recordings of exactly those from whom the server takes them', () => {
	const shares = ROLES.filter((role) => sharesRecordings(role));
	expect(shares).toEqual(ROLES.filter((role) => may(role, 'change-recordings')));
});
