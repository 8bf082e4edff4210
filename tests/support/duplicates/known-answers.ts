import type {
	HouseholdFacts,
	PersonFacts
} from '../../../src/lib/domain/duplicates/read-household';
import { birthBandOf } from '../../../src/lib/domain/entries/member-entries';
import { SeededRandom } from '../../../sync-server/src/demo/random';
import { madeUpName, otherGiven, otherMarks, type MadeUpName } from './made-up-names';
import { NAME_FAULTS, type NameFault } from './writing-faults';

/**
 * Households with the answer known: whether one that somebody registers is there already, and which one it is. All that
 * is random comes from the seed.
 */
export interface KnownAnswers {
	known: HouseholdFacts[];
	probes: Probe[];
}

/** @property of the household it is; undefined for one that is new, however like another */
export interface Probe {
	facts: HouseholdFacts;
	of: string | undefined;
	what: NameFault | NewHousehold | 'another member opens the door' | 'moved from another village';
}

export type NewHousehold =
	'namesake' | 'other marks' | 'other sex' | 'other middle name' | 'brother next door' | 'new';

export interface Sizes {
	seed: number;
	villages: number;
	households: number;
	/** Of each kind of fault, and of each kind of household that is new. */
	probesEach: number;
}

const YEAR = 2026;

interface Family {
	id: string;
	village: string;
	names: MadeUpName[];
	facts: HouseholdFacts;
}

export function knownAnswers({ seed, villages, households, probesEach }: Sizes): KnownAnswers {
	const random = new SeededRandom(seed);
	const families = Array.from({ length: households }, (_, n) =>
		madeUpHousehold(random, `known-${n}`, `village-${n % villages}`)
	);
	let count = 0;
	const nextId = () => `probe-${count++}`;
	const probes: Probe[] = [];
	for (let n = 0; n < probesEach; n++) {
		for (const fault of Object.keys(NAME_FAULTS) as NameFault[])
			probes.push(writtenAgain(random, random.pick(families), fault, nextId()));
		const another = anotherMember(random, random.pick(families), nextId());
		if (another) probes.push(another);
		if (villages > 1)
			probes.push(moved(random, random.pick(families), { villages, probe: nextId() }));
		for (const kind of NEW) probes.push(likeAnother(random, random.pick(families), kind, nextId()));
	}
	return { known: families.map(({ facts }) => facts), probes };
}

const NEW: readonly NewHousehold[] = [
	'namesake',
	'other marks',
	'other sex',
	'other middle name',
	'brother next door',
	'new',
	'new',
	'new'
];

function madeUpHousehold(random: SeededRandom, id: string, village: string): Family {
	const head = madeUpName(random);
	const names = [head];
	const headYear = YEAR - random.whole(27, 75);
	const people = [madeUpPerson(random, head, headYear)];
	for (let others = random.whole(0, 3); others > 0; others--) {
		const isPartner = names.length === 1;
		const name = isPartner ? madeUpName(random, !head.isWoman) : otherGiven(random, head);
		names.push(name);
		people.push(
			madeUpPerson(random, name, isPartner ? headYear + random.whole(-5, 5) : headYear + 25)
		);
	}
	const houseHint = random.chance(0.55) ? madeUpHouse(random) : undefined;
	const lane = random.chance(0.6) ? `Nhóm ${random.whole(1, 5)}` : undefined;
	return { id, village, names, facts: { id, village, people, houseHint, lane } };
}

const madeUpPerson = (random: SeededRandom, name: MadeUpName, year: number): PersonFacts => ({
	name: name.words.join(' '),
	...(random.chance(0.7) ? { birthBand: birthBandOf(year) } : {}),
	...(random.chance(0.5) ? { phone: madeUpPhone(random) } : {})
});

const madeUpPhone = (random: SeededRandom): string =>
	`09${String(random.whole(0, 99_999_999)).padStart(8, '0')}`;

const madeUpHouse = (random: SeededRandom): string =>
	random.chance(0.4)
		? `Số ${random.whole(1, 90)}, ngõ ${random.whole(1, 9)}`
		: `${random.pick(['Nhà sàn', 'Nhà cấp bốn', 'Nhà mái tôn', 'Nhà hai tầng', 'Nhà gỗ'])} ${random.pick(['cạnh', 'sau', 'trước', 'gần', 'đối diện'])} ${random.pick(['suối', 'trường mầm non', 'nhà văn hóa', 'cầu treo', 'quán tạp hóa', 'trạm y tế', 'cây mít', 'giếng làng'])}`;

/** What somebody else writes of the same house: now and then left out, seldom said otherwise. */
function toldAgain(random: SeededRandom, person: PersonFacts, name: string): PersonFacts {
	const { birthBand, phone } = person;
	return {
		name,
		...(birthBand !== undefined && random.chance(0.75)
			? { birthBand: random.chance(0.1) ? birthBand + random.pick([-5, 5]) : birthBand }
			: {}),
		...(phone !== undefined && random.chance(0.65)
			? { phone: random.chance(0.1) ? madeUpPhone(random) : phone }
			: {})
	};
}

function houseAgain(random: SeededRandom, { houseHint, lane }: HouseholdFacts) {
	const told = random.chance(0.15) ? madeUpHouse(random) : houseHint;
	return {
		houseHint: random.chance(0.5) ? told : undefined,
		lane: random.chance(0.7) ? lane : undefined
	};
}

function writtenAgain(
	random: SeededRandom,
	{ id, village, names, facts }: Family,
	fault: NameFault,
	probe: string
): Probe {
	const [head, ...others] = facts.people.map((person, n) => {
		const words = names[n]?.words ?? [];
		const written = n === 0 ? NAME_FAULTS[fault](words, random) : words;
		return toldAgain(random, person, written.join(' '));
	});
	// At the door often only the head is asked for.
	const people = [...(head ? [head] : []), ...(random.chance(0.3) ? others : [])];
	return {
		facts: { id: probe, village, people, ...houseAgain(random, facts) },
		of: id,
		what: fault
	};
}

/** The wife is written down as the head, in another year. */
function anotherMember(
	random: SeededRandom,
	{ id, village, names, facts }: Family,
	probe: string
): Probe | undefined {
	const [, person] = facts.people;
	const [, name] = names;
	if (!person || !name) return undefined;
	return {
		facts: {
			id: probe,
			village,
			people: [toldAgain(random, person, name.words.join(' '))],
			...houseAgain(random, facts)
		},
		of: id,
		what: 'another member opens the door'
	};
}

/** Registered where they live now, while they still stand on the list of where they lived. */
function moved(
	random: SeededRandom,
	family: Family,
	{ villages, probe }: { villages: number; probe: string }
): Probe {
	const { facts, of } = writtenAgain(random, family, 'none', probe);
	const here = Number(family.village.replace(/\D/g, ''));
	const village = `village-${(here + random.whole(1, villages - 1)) % villages}`;
	const place = madeUpHousehold(random, probe, village).facts;
	return {
		facts: { ...facts, village, houseHint: place.houseHint, lane: place.lane },
		of,
		what: 'moved from another village'
	};
}

function likeAnother(
	random: SeededRandom,
	{ village, names: [head], facts }: Family,
	kind: NewHousehold,
	probe: string
): Probe {
	const fresh = madeUpHousehold(random, probe, village);
	const [own, ...others] = fresh.facts.people;
	const name = head && own && nameLike(random, head, kind);
	const people = own
		? [{ ...own, ...(name ? { name: name.words.join(' ') } : {}) }, ...others]
		: [];
	// Who has the same name is of any other age; a band of years may agree by chance.
	const nextDoor =
		kind === 'brother next door'
			? { houseHint: facts.houseHint, lane: facts.lane }
			: { houseHint: fresh.facts.houseHint, lane: fresh.facts.lane };
	const phone = facts.people[0]?.phone;
	if (kind === 'brother next door' && phone !== undefined && random.chance(0.4) && people[0])
		people[0] = { ...people[0], phone };
	return { facts: { id: probe, village, people, ...nextDoor }, of: undefined, what: kind };
}

function nameLike(
	random: SeededRandom,
	head: MadeUpName,
	kind: NewHousehold
): MadeUpName | undefined {
	const { words, isWoman } = head;
	switch (kind) {
		case 'new':
			return undefined;
		case 'namesake':
			return head;
		case 'other marks':
			return otherMarks(random, head);
		case 'other sex':
			return {
				words: [words[0] ?? '', isWoman ? 'Văn' : 'Thị', words.at(-1) ?? ''],
				isWoman: !isWoman
			};
		case 'other middle name': {
			const middle = random.pick(isWoman ? ['Thị Minh', 'Thị Lệ'] : ['Trọng', 'Mạnh', 'Duy']);
			return { words: [words[0] ?? '', ...middle.split(' '), words.at(-1) ?? ''], isWoman };
		}
		case 'brother next door':
			return otherGiven(random, head);
	}
}
