/** Procedures somebody looked at on this device, newest first. Ids of procedures alone; each person has their own. */

const KEPT = 5;
const keyOf = (person: string) => `go-cua.recent-procedures.${person}`;

export function recentProcedures(person: string): readonly string[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]');
		return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}

export function lookedAt(person: string, id: string): void {
	const ids = [id, ...recentProcedures(person).filter((one) => one !== id)].slice(0, KEPT);
	try {
		localStorage.setItem(keyOf(person), JSON.stringify(ids));
	} catch {
		// Storage may be forbidden; then nothing is kept, and the search finds it again.
	}
}
