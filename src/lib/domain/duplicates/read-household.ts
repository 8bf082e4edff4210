import { foldSpelling } from '../text/fold-text';
import { remembered } from './remembered';
import { readName, type ReadName } from './read-name';

/** What is told of a household, typed just now, in a list, or known. The head first. */
export interface HouseholdFacts {
	id: string;
	village: string;
	people: readonly PersonFacts[];
	houseHint?: string | undefined;
	lane?: string | undefined;
}

/** @property birthYear where a list gives the very year; otherwise the band */
export interface PersonFacts {
	name: string;
	birthBand?: number | undefined;
	birthYear?: number | undefined;
	phone?: string | undefined;
}

/** The same, made ready to be compared with thousands. */
export interface ReadHousehold {
	id: string;
	village: string;
	head: ReadPerson;
	people: readonly ReadPerson[];
	phones: ReadonlySet<string>;
	house: string;
	houseWords: ReadonlySet<string>;
	lane: string;
}

/** @property said the name as it is written */
export interface ReadPerson {
	said: string;
	name: ReadName;
	birthBand: number | undefined;
	birthYear: number | undefined;
}

/** Undefined where nobody is named. */
export function readHousehold({
	id,
	village,
	people,
	houseHint = '',
	lane = ''
}: HouseholdFacts): ReadHousehold | undefined {
	const read = people.map(({ name, birthBand, birthYear }) => ({
		said: name,
		name: readName(name),
		birthBand,
		birthYear
	}));
	const [head] = read;
	if (!head) return undefined;
	const house = placeKey(houseHint);
	return {
		id,
		village,
		head,
		people: [head, ...read.slice(1).filter(({ name }) => name.words.length > 0)],
		phones: new Set(people.flatMap(({ phone }) => phone ?? [])),
		house,
		houseWords: new Set(house.split(' ').filter((word) => word !== '')),
		lane: placeKey(lane)
	};
}

const placeKey = remembered((text): string =>
	foldSpelling(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
);
