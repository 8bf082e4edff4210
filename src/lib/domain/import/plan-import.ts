import { birthBandOf } from '../entries/member-entries';
import { foldText } from '../text/fold-text';
import { duplicatePairs, type ComparedRow } from './find-duplicates';
import { importKey } from './import-key';
import type { ImportPlan, PlannedHousehold, PlannedMember } from './import-plan';
import { planSheet, type Draft, type SheetOutcome } from './plan-sheet';
import type { Recognition } from './recognition';
import { MAX } from './row-reader';
import type { SheetGrid } from './sheet-grid';
import { tidyField } from './tidy-field';
import { settleVillageNames, villageKey } from './village-names';

/** @property thisYear nobody is born later; the domain has no clock of its own */
export interface ImportOptions {
	thisYear: number;
}

/** What importing these sheets would do. Nothing is saved here, and nothing is merged or dropped by itself. */
export function planImport(
	grids: readonly SheetGrid[],
	recognition: Recognition,
	{ thisYear }: ImportOptions
): ImportPlan {
	const outcomes = recognition.sheets.map((sheet): SheetOutcome => {
		const grid = grids.find(({ name }) => name === sheet.sheet);
		if (grid && sheet.use) return planSheet(grid, sheet, thisYear);
		const skipped = [{ sheet: sheet.sheet, what: 'sheet-without-households' as const }];
		return { drafts: [], rejected: [], skipped, warnings: [], leftOut: [] };
	});
	const drafts = outcomes.flatMap((outcome) => outcome.drafts);
	return {
		sheets: [...new Set(drafts.map(({ sheet }) => sheet))],
		households: toHouseholds(drafts),
		rejected: outcomes.flatMap(({ rejected }) => rejected),
		duplicates: duplicatePairs(drafts.map(toComparedRow)),
		skipped: outcomes.flatMap(({ skipped }) => skipped),
		warnings: outcomes.flatMap(({ warnings }) => warnings),
		leftOut: outcomes.flatMap(({ leftOut }) => leftOut)
	};
}

function toHouseholds(drafts: readonly Draft[]): PlannedHousehold[] {
	const villageNames = settleVillageNames(drafts.map(({ villageText }) => villageText));
	const sheets = new Set(drafts.map(({ sheet }) => sheet));
	const timesSeen = new Map<string, number>();
	return drafts.map((draft) => {
		const written = draft.villageText;
		// Where the rows do not say it, the sheet does; the only sheet of a file says nothing.
		const ownSheet = sheets.size > 1 ? draft.sheet.slice(0, MAX.village) : '';
		const villageText = villageNames.get(written) ?? ownSheet;
		const key = identityOf(draft);
		const times = (timesSeen.get(key) ?? 0) + 1;
		timesSeen.set(key, times);
		return toHousehold(draft, villageText, importKey([key, times]));
	});
}

/** What stays the same when a list is imported again, in another order, with phones and notes mended. */
const identityOf = ({ sheet, head, villageText, houseHint }: Draft): string =>
	[
		foldText(head.member.name),
		head.year === undefined ? '' : birthBandOf(head.year),
		villageText === '' && !isFileName(sheet) ? foldText(sheet) : villageKey(villageText),
		foldText(houseHint)
	].join('\u001e');

/** A CSV file is one sheet named like the file, and files are renamed. */
const isFileName = (sheet: string): boolean => /\.\w{2,4}$/.test(sheet);

function toHousehold(draft: Draft, villageText: string, key: string): PlannedHousehold {
	const { sheet, row, houseHint, statedSize, listed } = draft;
	const members: PlannedMember[] = [draft.head, ...draft.others].map(({ member }) => member);
	// Each note was tidied by itself; together they may be too long again.
	const note = tidyField(draft.notes.filter(Boolean).join('\n'), MAX.note, {
		keepLines: true
	}).text;
	return {
		sheet,
		row,
		head: draft.head.member,
		members,
		...(villageText === '' ? {} : { villageText }),
		...(houseHint === '' ? {} : { houseHint }),
		...(statedSize === undefined ? {} : { statedSize }),
		...(note === '' ? {} : { note }),
		listed,
		importKey: key
	};
}

const toComparedRow = ({ sheet, row, head, houseHint }: Draft): ComparedRow => ({
	sheet,
	row,
	name: head.member.name,
	...(head.year === undefined ? {} : { year: head.year }),
	...(head.member.phone === undefined ? {} : { phone: head.member.phone }),
	...(houseHint === '' ? {} : { address: houseHint })
});
