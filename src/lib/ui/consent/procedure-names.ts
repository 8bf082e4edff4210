import type { Procedure, Words } from '$lib/domain/procedures/procedure';
import { locale } from '$lib/i18n/locale.svelte';

/** What procedures and their parts are called: papers, steps, questions and their answers. */
export interface ProcedureNames {
	procedure: (id: string) => string | undefined;
	partOfProcedure: (id: string) => string | undefined;
}

/** @param procedures those that were spoken of; of parts that share an id the first one's name is taken */
export function procedureNames(procedures: readonly Procedure[]): ProcedureNames {
	const parts = new Map<string, Words>();
	const add = (id: string, words: Words) => {
		if (!parts.has(id)) parts.set(id, words);
	};
	for (const { documents, questions, steps } of procedures) {
		for (const { id, name } of documents) add(id, name);
		for (const { id, text } of [...steps.online, ...steps.counter]) add(id, text);
		for (const { id, text, answers } of questions) {
			add(id, text);
			for (const answer of answers) add(answer.id, answer.text);
		}
	}
	return {
		procedure: (id) => procedures.find((one) => one.id === id)?.name[locale.current],
		partOfProcedure: (id) => parts.get(id)?.[locale.current]
	};
}
