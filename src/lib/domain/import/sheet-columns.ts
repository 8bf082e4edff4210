import { tidyText } from '../text/tidy-text';
import type { Skill } from '../visit/skills';
import { skillOf, type ColumnMeaning } from './column-meaning';
import type { RecognisedColumn } from './recognition';

/** Cells of a row, tidied once by `tidyCell`, by what they mean. */
export class SheetColumns {
	private readonly places = new Map<ColumnMeaning, number[]>();
	readonly skills: readonly { skill: Skill; index: number }[];

	constructor(columns: readonly RecognisedColumn[]) {
		for (const { meaning, index } of columns)
			this.places.set(meaning, [...(this.places.get(meaning) ?? []), index]);
		this.skills = columns.flatMap(({ meaning, index }) => {
			const skill = skillOf(meaning);
			return skill === undefined ? [] : [{ skill, index }];
		});
	}

	/** The first cell of this meaning that holds anything; empty when none does. */
	read(cells: readonly string[], meaning: ColumnMeaning): string {
		return this.readAll(cells, meaning)[0] ?? '';
	}

	readAll(cells: readonly string[], meaning: ColumnMeaning): string[] {
		return this.allOf(cells, meaning).filter((cell) => cell !== '');
	}

	/** Empty cells too. */
	allOf = (cells: readonly string[], meaning: ColumnMeaning): string[] =>
		(this.places.get(meaning) ?? []).map((index) => cellAt(cells, index));

	indexOf = (meaning: ColumnMeaning): number | undefined => this.places.get(meaning)?.[0];

	/** Whether the row says anything about a person besides a name. */
	saysSomething(cells: readonly string[]): boolean {
		const said = (['relation', 'birth', 'phone', 'stated-size'] as const).some(
			(meaning) => this.read(cells, meaning) !== ''
		);
		return said || this.skills.some(({ index }) => cellAt(cells, index) !== '');
	}
}

export const cellAt = (cells: readonly string[], index: number): string => cells[index] ?? '';

/** An apostrophe before a number or a sign only told the spreadsheet that the cell is text. */
export const tidyCell = (cell: string): string =>
	cell === '' ? cell : tidyText(cell).replace(/^['’](?=[\d=+\-@])/u, '');
