import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOwnProcedureId, ownProcedureId } from '../../../../src/lib/domain/procedures/own-id';
import { OwnId } from '../../../../src/lib/domain/procedures/local';
import { withoutForbidden } from '../../../../src/lib/domain/text/without-forbidden';

test('the id of a commune’s own procedure is kept with the half-filled form, whatever the chance', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 14, maxLength: 14 }), (random) => {
			const id = ownProcedureId(random);
			expect(withoutForbidden({ id })).toEqual({ id });
			expect(OwnId.safeParse(id).success).toBe(true);
			expect(isOwnProcedureId(id)).toBe(true);
		})
	);
});
