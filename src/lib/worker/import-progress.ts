import type { ImportProgress } from './api';

/** How far the import under way is; apart from the import's own code, which is loaded only when a file is opened. */
let now: ImportProgress | null = null;
const listeners = new Set<(progress: ImportProgress | null) => void>();

export function tellImportProgress(progress: ImportProgress | null): void {
	now = progress;
	for (const listener of [...listeners]) listener(progress);
}

export function watchImportProgress(listener: (progress: ImportProgress | null) => void) {
	listeners.add(listener);
	listener(now);
	return () => {
		listeners.delete(listener);
	};
}
