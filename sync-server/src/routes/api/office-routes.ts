import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OfficeBook } from '../../../../src/lib/domain/directory/office-book';
import { PlaceContent } from '../../../../src/lib/domain/directory/place';
import { NewVersion, OwnId } from '../../../../src/lib/domain/procedures/local';
import type { Result } from '../../../../src/lib/domain/result';
import type { Accounts } from '../../access/accounts';
import type { Slot, WriteProblem } from '../../office/office';
import { Problem, problems } from '../../problems';
import { identityOf, type OnBehalfOf } from './identity';
import { ownCommune } from './own-commune';

/** What officers wrote for their commune, read by its people: own versions of procedures, and the directory. */
export function officeRoutes(
	server: FastifyInstance,
	{ accounts, onBehalfOf }: { accounts: Accounts; onBehalfOf: OnBehalfOf }
): void {
	const { office, villages } = accounts;
	const read = { config: { action: 'read-office' } } as const;
	const write = { config: { action: 'write-office' } } as const;

	server.get('/communes/:commune/office', read, async (request): Promise<OfficeBook> =>
		office.bookOf(ownCommune(villages, request))
	);

	server.put('/communes/:commune/office/procedures/:id/:number', write, async (request) => {
		const slot = slotIn(request);
		const asked = NewVersion.safeParse(request.body);
		if (!asked.success) throw notReadable('phiên bản', asked.error.issues);
		return taken(onBehalfOf(request, () => office.writeVersion(slot, asked.data)));
	});

	server.put('/communes/:commune/office/places/:id/:number', write, async (request) => {
		const slot = slotIn(request);
		const asked = PlaceContent.safeParse(request.body);
		if (!asked.success) throw notReadable('địa chỉ', asked.error.issues);
		return taken(onBehalfOf(request, () => office.writePlace(slot, asked.data)));
	});

	function slotIn(request: FastifyRequest): Slot {
		const commune = ownCommune(villages, request);
		const { id, number } = request.params as { id: string; number: string };
		if (!OwnId.safeParse(id).success || !/^[1-9][0-9]{0,8}$/.test(number))
			throw problems.notFound('không có thủ tục hay địa chỉ nào mang tên này');
		return { commune, id, number: Number(number), by: identityOf(request).person.name };
	}
}

interface Issue {
	path: readonly PropertyKey[];
}

const notReadable = (what: string, [issue]: readonly Issue[]): Problem =>
	problems.badRequest(`${what} thiếu hoặc sai mục "${issue?.path.join('.') ?? ''}"`);

function taken<T>(written: Result<T, WriteProblem>): T {
	if (written.ok) return written.value;
	switch (written.error.kind) {
		case 'changed-meanwhile':
			throw new Problem(409, 'conflict', 'người khác vừa lưu bản mới hơn, hãy xem lại');
		case 'book-full':
			throw new Problem(422, 'book_full', 'xã đã lưu quá nhiều bản, hãy báo quản trị viên');
	}
}
