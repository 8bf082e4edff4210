import type { ImportPlan, RowPlace } from './import-plan';
import { reasonInWords } from './reasons';

/** A plan in figures, as `import … --json` prints it. */
export interface ImportSummary {
	sheets: number;
	households: number;
	members: number;
	rejected: (RowPlace & { reason: string })[];
	duplicates: { rows: [RowPlace, RowPlace] }[];
}

export const summarise = (plan: ImportPlan, language: 'vi' | 'en' = 'vi'): ImportSummary => ({
	sheets: plan.sheets.length,
	households: plan.households.length,
	members: plan.households.reduce((sum, { members }) => sum + members.length, 0),
	rejected: plan.rejected.map(({ sheet, row, reason }) => ({
		sheet,
		row,
		reason: reasonInWords(reason, language)
	})),
	duplicates: plan.duplicates.map(({ rows }) => ({ rows }))
});
