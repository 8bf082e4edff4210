/** What a procedure is about, as people look for it; in this order on the screen. */
export const PROCEDURE_GROUPS = [
	'interlinked',
	'civil-status',
	'residence',
	'identity',
	'insurance',
	'support',
	'certification',
	'traffic',
	'education',
	'work',
	'land',
	'electricity',
	'seal'
] as const;
export type ProcedureGroup = (typeof PROCEDURE_GROUPS)[number];
