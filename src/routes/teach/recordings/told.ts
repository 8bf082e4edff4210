/** What came of something that was done to a recording, said beside its step. */
export interface Told {
	tone: 'done' | 'trouble';
	text: string;
	undo?: () => void;
}
