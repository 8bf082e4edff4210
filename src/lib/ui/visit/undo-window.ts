/** Long enough to notice a wrong tap while walking off, short enough not to be mistaken for editing. */
export const UNDO_SECONDS = 10;

/**
 * Whole seconds left to undo, by this device's own clock on both sides; a page opened again counts from the save, not
 * from the opening.
 */
export function undoSecondsLeft(savedAt: string, nowMs: number): number {
	const left = UNDO_SECONDS - (nowMs - Date.parse(savedAt)) / 1000;
	return Math.min(UNDO_SECONDS, Math.max(0, Math.ceil(left)));
}
