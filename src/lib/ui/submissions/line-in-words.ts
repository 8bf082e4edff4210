import type { Procedure } from '$lib/domain/procedures/procedure';
import type { DossierLine } from '$lib/domain/submission/dossier-lines';
import type { SubmissionRow } from '$lib/domain/submission/submission-row';
import { dossierWords, dueInWords, hourAndDay } from '$lib/i18n/dossiers';
import { said } from '$lib/i18n/procedures';
import { submissionWords } from '$lib/i18n/submission';
import { addressOf, type Named } from '../household/people';

type Row = SubmissionRow & { head: Named; forWhom?: string };

export const procedureName = (procedure: Procedure | undefined): string =>
	procedure ? said(procedure.name) : dossierWords().unknownProcedure;

/** "chị Hoà, nhà bà Tím" */
export function forWhomInWords({ head, forWhom }: Row): string {
	const house = addressOf(head);
	return dossierWords().forWhom(forWhom ?? house, house);
}

/** What it waits for, each in a line: the day, the plan, what is missing, what holds it up. */
export function lineInWords(line: DossierLine<Row>, nowMs: number): string[] {
	const words = dossierWords();
	const { row, waitsFor, due, left, asked } = line;
	const lines: string[] = [];
	if (due) lines.push(dueInWords(due, waitsFor, nowMs));
	else if (row.planned)
		lines.push(words.planned(hourAndDay(row.planned, nowMs), words.where[row.planned.where]));
	else if (waitsFor === 'result' && row.sent?.resultBy) lines.push(words.fetch[row.sent.resultBy]);
	else lines.push(words.noDay[waitsFor]);
	if (asked) lines.push(words.asked(asked.map(({ name }) => said(name))));
	if (waitsFor !== 'to-send' && waitsFor !== 'preparing') return lines;
	if (row.blocked) lines.push(words.stopped(submissionWords().obstacle[row.blocked]));
	if (left && left.missing.length > 0)
		lines.push(words.missing(left.missing.map(({ name }) => said(name))));
	else if (left?.isReady) lines.push(words.ready);
	return lines;
}

export const submissionHref = ({ householdId, id }: { householdId: string; id: string }): string =>
	`/households/${householdId}/submissions/${id}`;
