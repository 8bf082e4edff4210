import { z } from 'zod/mini';
import { LocalVersion } from '../procedures/local';
import { Place, type PlaceContent } from './place';

/** What the officers of a commune wrote for everybody in it: their versions of procedures, and the directory. */

const Revision = z.number().check(z.int(), z.nonnegative());

/** What a newer server has and this application cannot read is passed over, the rest is shown. */
const readable = <T>(shape: z.ZodMiniType<T>) =>
	z.pipe(
		z.array(z.unknown()),
		z.transform((all): T[] =>
			all.flatMap((one) => {
				const read = shape.safeParse(one);
				return read.success ? [read.data] : [];
			})
		)
	);

/** `GET /api/communes/<code>/office`. @property revision grows by one with everything that is written */
export const OfficeBook = z.object({
	revision: Revision,
	versions: readable(LocalVersion),
	places: readable(Place)
});
export type OfficeBook = z.infer<typeof OfficeBook>;

/** Answer to a version or a place that was written. */
export const Written = <T>(what: z.ZodMiniType<T>) =>
	z.object({ revision: Revision, written: what });

/** As this device heard it last. @property server whose it was: a restored one may lack what was there */
export interface HeardOffice extends OfficeBook {
	readonly server: string;
}

export const EMPTY_BOOK: OfficeBook = { revision: 0, versions: [], places: [] };

const versionKey = ({ procedure, number }: LocalVersion): string => `${procedure}/${number}`;

/**
 * What is known after the commune told its book anew. A version that was heard once stays, since a dossier may have begun
 * with it, also where a restored server lacks it; of places only the newest is of use.
 */
export function withBook(
	known: HeardOffice | undefined,
	told: OfficeBook,
	server: string
): HeardOffice {
	const there = new Set(told.versions.map(versionKey));
	const lost = (known?.versions ?? []).filter((one) => !there.has(versionKey(one)));
	return { ...told, versions: [...told.versions, ...lost], server };
}

/** Versions that a restored server lost, the earliest first: who may write gives them back under their numbers. */
export function lostVersions(known: HeardOffice | undefined, told: OfficeBook): LocalVersion[] {
	const there = new Set(told.versions.map(versionKey));
	return (known?.versions ?? [])
		.filter((one) => !there.has(versionKey(one)))
		.toSorted((a, b) => a.number - b.number);
}

/**
 * Places of which a restored server lacks the newest, each with the number it gets there: more was written about it here
 * than there. Of a server that lost nothing there are none.
 */
export function lostPlaces(
	known: HeardOffice | undefined,
	told: OfficeBook
): { id: string; number: number; content: PlaceContent }[] {
	const numbers = new Map(told.places.map(({ id, number }) => [id, number]));
	return (known?.places ?? []).flatMap(({ id, number, content }) => {
		const there = numbers.get(id) ?? 0;
		return number > there ? [{ id, number: there + 1, content }] : [];
	});
}
