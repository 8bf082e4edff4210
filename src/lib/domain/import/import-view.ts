import { withoutIdNumbers } from '../text/guard';
import { tidyText } from '../text/tidy-text';
import { leftOutReason } from './column-meaning';
import { findDuplicates, type ExistingHousehold } from './find-duplicates';
import { isLeft, type ImportChoices } from './import-choices';
import type {
	DuplicateSign,
	ImportPlan,
	ImportWarning,
	LeftOutColumn,
	PlannedHousehold,
	RejectedRow,
	RowPlace,
	SkippedRow
} from './import-plan';
import type { RecognisedColumn, Recognition, SheetRecognition } from './recognition';
import type { SheetGrid } from './sheet-grid';
import { villageKey } from './village-names';

/** An import as a person looks it over before saying yes. */
export interface ImportView {
	sheets: SheetView[];
	/** The villages the list names, and which of them are brought. More than one asks a person. */
	villages: { text: string; households: number; brought: boolean }[];
	/** Whether a person has to say which of them, since the rows of one sheet name several. */
	asksVillages: boolean;
	/** Households of the brought villages, members included. */
	households: number;
	members: number;
	/** The first of them, as they will be. */
	first: PlannedHousehold[];
	rejected: Omit<RejectedRow, 'cells'>[];
	warnings: ImportWarning[];
	skipped: SkippedRow[];
	leftOut: LeftOutColumn[];
	duplicates: DuplicateView[];
	/** Rows that are here since this list was imported before; they are not added again. */
	alreadyThere: number;
	/** Rows a person chose not to bring. */
	left: number;
	/** What "add" would add. */
	toAdd: number;
}

export interface SheetView extends Omit<SheetRecognition, 'columns'> {
	/** In the list so far; undefined for a sheet that is not used. */
	households?: number;
	columns: (RecognisedColumn & { examples: string[] })[];
	/** The first rows, to point at another header. */
	top: { row: number; text: string }[];
}

/** Two rows that may be one household, or a row and a household the village has. */
export interface DuplicateView {
	why: DuplicateSign[];
	rows: { place: RowPlace; name: string; left: boolean }[];
	existing?: { id: string; name: string };
}

/** Enough to judge a list by, and to draw at once. */
const FIRST = 60;
const TOP_ROWS = 15;
const EXAMPLES = 3;

export function viewImport(
	grids: readonly SheetGrid[],
	recognition: Recognition,
	plan: ImportPlan,
	choices: ImportChoices,
	village: { title: string; households: readonly ExistingHousehold[] }
): ImportView {
	const villages = villagesOf(plan, choices, village.title);
	const brought = broughtHouseholds(plan, villages.named);
	const { toAdd, alreadyThere, existing } = sortOut(brought, choices, village.households);
	return {
		sheets: recognition.sheets.map((sheet) => sheetView(sheet, grids, plan)),
		villages: villages.named,
		asksVillages: villages.asks,
		households: brought.length,
		members: brought.reduce((sum, { members }) => sum + members.length, 0),
		first: brought.slice(0, FIRST),
		rejected: plan.rejected.map(({ sheet, row, reason }) => ({ sheet, row, reason })),
		warnings: plan.warnings,
		skipped: plan.skipped,
		leftOut: plan.leftOut,
		duplicates: [...duplicatesWithin(plan, brought, choices), ...existing],
		alreadyThere,
		left: brought.length - alreadyThere - toAdd.length,
		toAdd: toAdd.length
	};
}

/** What is written down at the end: brought, not here already, not left by a person. */
export function householdsToAdd(
	plan: ImportPlan,
	choices: ImportChoices,
	village: { title: string; households: readonly ExistingHousehold[] }
): PlannedHousehold[] {
	const brought = broughtHouseholds(plan, villagesOf(plan, choices, village.title).named);
	return sortOut(brought, choices, village.households).toAdd;
}

/**
 * Unasked, a list of one village is brought whole; of several, the one that is called like the village on the screen,
 * or none, since a guess would put households into the wrong village.
 */
function villagesOf(
	plan: ImportPlan,
	choices: ImportChoices,
	title: string
): { named: ImportView['villages']; asks: boolean } {
	const counts = new Map<string, number>();
	for (const { villageText = '' } of plan.households)
		counts.set(villageText, (counts.get(villageText) ?? 0) + 1);
	// Where the rows name no village the sheet stands for it, and choosing sheets has asked already.
	const isSettled =
		counts.size === 1 ||
		plan.households.every(({ sheet, villageText = '' }) => sheet.startsWith(villageText));
	const named = [...counts].map(([text, households]) => ({
		text,
		households,
		brought:
			isSettled ||
			(choices.villages?.includes(text) ?? (text !== '' && villageKey(text) === villageKey(title)))
	}));
	return { named, asks: !isSettled };
}

function broughtHouseholds(plan: ImportPlan, villages: ImportView['villages']): PlannedHousehold[] {
	const brought = new Set(villages.filter((one) => one.brought).map(({ text }) => text));
	return plan.households.filter(({ villageText = '' }) => brought.has(villageText));
}

function sortOut(
	brought: readonly PlannedHousehold[],
	choices: ImportChoices,
	existing: readonly ExistingHousehold[]
) {
	const nameOf = new Map(existing.map(({ id, name }) => [id, name]));
	const found = findDuplicates(brought, existing);
	const isThere = new Set(found.filter(({ why }) => why.includes('imported-before')).map(placeKey));
	const here = new Map(brought.map((household) => [placeKey(household), household]));
	const views = found.flatMap(({ sheet, row, existingId, why }): DuplicateView[] => {
		const household = here.get(placeKey({ sheet, row }));
		const signs = why.filter((sign) => sign !== 'imported-before');
		if (!household || signs.length === 0) return [];
		return [
			{
				why: signs,
				rows: [rowView(household, choices)],
				existing: { id: existingId, name: nameOf.get(existingId) ?? '' }
			}
		];
	});
	const fresh = brought.filter((household) => !isThere.has(placeKey(household)));
	return {
		toAdd: fresh.filter((household) => !isLeft(choices, household)),
		alreadyThere: brought.length - fresh.length,
		existing: views
	};
}

function duplicatesWithin(
	plan: ImportPlan,
	brought: readonly PlannedHousehold[],
	choices: ImportChoices
): DuplicateView[] {
	const here = new Map(brought.map((household) => [placeKey(household), household]));
	return plan.duplicates.flatMap(({ rows, why }): DuplicateView[] => {
		const [earlier, later] = rows.map((place) => here.get(placeKey(place)));
		return earlier && later
			? [{ why, rows: [rowView(earlier, choices), rowView(later, choices)] }]
			: [];
	});
}

const rowView = (household: PlannedHousehold, choices: ImportChoices) => ({
	place: { sheet: household.sheet, row: household.row },
	name: household.head.name,
	left: isLeft(choices, household)
});

const placeKey = ({ sheet, row }: RowPlace): string => `${row} ${sheet}`;

function sheetView(
	sheet: SheetRecognition,
	grids: readonly SheetGrid[],
	plan: ImportPlan
): SheetView {
	const rows = grids.find(({ name }) => name === sheet.sheet)?.rows ?? [];
	const data = rows.slice(sheet.headerRow === 0 ? 0 : sheet.headerRow - 1 + sheet.headerRows);
	const households = plan.households.filter((household) => household.sheet === sheet.sheet).length;
	return {
		...sheet,
		...(sheet.use ? { households } : {}),
		columns: sheet.columns.map((column) => ({ ...column, examples: examplesOf(column, data) })),
		top: rows.slice(0, TOP_ROWS).flatMap((cells, i) => {
			const isData = i + 1 >= sheet.headerRow + sheet.headerRows;
			const shown = cells.filter((_, index) => !isData || mayBeShown(sheet.columns[index]));
			const text = withoutIdNumbers(shown.map(tidyText).filter(Boolean).join(' · ')).text;
			return text === '' ? [] : [{ row: i + 1, text }];
		})
	};
}

function examplesOf(column: RecognisedColumn, data: readonly (readonly string[])[]): string[] {
	if (!mayBeShown(column)) return [];
	const cells = new Set<string>();
	for (const row of data) {
		const cell = tidyText(row[column.index] ?? '');
		// A phone that has lost its 0 looks like an old identity number.
		if (cell !== '') cells.add(column.meaning === 'phone' ? cell : withoutIdNumbers(cell).text);
		if (cells.size === EXAMPLES) break;
	}
	return [...cells];
}

/** What is never kept is not shown either. */
const mayBeShown = (column: RecognisedColumn | undefined): boolean =>
	column === undefined ||
	column.meaning === 'left-out:not-understood' ||
	leftOutReason(column.meaning) === undefined;
