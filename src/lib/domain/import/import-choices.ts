import { z } from 'zod/mini';
import { COLUMN_MEANINGS } from './column-meaning';
import type { RowPlace } from './import-plan';
import { recogniseBelow } from './recognise-sheets';
import type { Recognition, SheetRecognition } from './recognition';
import type { SheetGrid } from './sheet-grid';

/**
 * What a person decided about a list between opening it and adding it. Only what differs from what was understood by
 * itself, and no word of the list's people: it is kept as a draft, while the file cannot be.
 *
 * @property villages which of the villages the list names are brought, '' for rows that name none; absent until asked
 * @property leave rows not to be brought, since a person said they are somebody who is there already
 */
export const ImportChoices = z.object({
	sheets: z.array(
		z.object({
			sheet: z.string(),
			use: z.optional(z.boolean()),
			headerRow: z.optional(z.number()),
			meanings: z.record(z.string(), z.enum(COLUMN_MEANINGS as [string, ...string[]]))
		})
	),
	villages: z.optional(z.array(z.string())),
	leave: z.array(z.object({ sheet: z.string(), row: z.number() }))
});
export type ImportChoices = z.infer<typeof ImportChoices>;
export type SheetChoice = ImportChoices['sheets'][number];

export const noChoices: ImportChoices = { sheets: [], leave: [] };

export const choiceFor = ({ sheets }: ImportChoices, sheet: string): SheetChoice =>
	sheets.find((choice) => choice.sheet === sheet) ?? { sheet, meanings: {} };

export function chooseForSheet(
	choices: ImportChoices,
	sheet: string,
	chosen: Partial<SheetChoice>
): ImportChoices {
	const others = choices.sheets.filter((choice) => choice.sheet !== sheet);
	return { ...choices, sheets: [...others, { ...choiceFor(choices, sheet), ...chosen }] };
}

export const isLeft = ({ leave }: ImportChoices, { sheet, row }: RowPlace): boolean =>
	leave.some((place) => place.sheet === sheet && place.row === row);

export function leaveRow(choices: ImportChoices, place: RowPlace, left: boolean): ImportChoices {
	const { sheet, row } = place;
	const others = choices.leave.filter((other) => other.sheet !== sheet || other.row !== row);
	return { ...choices, leave: left ? [...others, { sheet, row }] : others };
}

/** The recognition with a person's corrections in it. */
export const correctRecognition = (
	grids: readonly SheetGrid[],
	recognition: Recognition,
	choices: ImportChoices
): Recognition => ({
	sheets: recognition.sheets.map((sheet) => {
		const grid = grids.find(({ name }) => name === sheet.sheet);
		return grid ? correctSheet(grid, sheet, choiceFor(choices, sheet.sheet)) : sheet;
	})
});

function correctSheet(
	grid: SheetGrid,
	understood: SheetRecognition,
	{ use, headerRow, meanings }: SheetChoice
): SheetRecognition {
	const below =
		headerRow === undefined || headerRow === understood.headerRow
			? understood
			: recogniseBelow(grid, headerRow, 1);
	const columns = below.columns.map((column) => {
		const meaning = meanings[column.index] as (typeof column)['meaning'] | undefined;
		return meaning === undefined ? column : { ...column, meaning, confidence: 'certain' as const };
	});
	return { ...below, columns, use: use ?? below.use };
}
