/**
 * Submissions for which somebody said on this device that they keep to the version they began with, each with the version
 * that was offered. A newer one is offered again. Ids alone; each person has their own.
 */

const KEPT = 50;
const keyOf = (person: string) => `go-cua.kept-versions.${person}`;

/** @property offered the pin of what came after it */
interface Offer {
	submission: string;
	offered: string;
}

const nameOf = ({ submission, offered }: Offer): string => `${submission} ${offered}`;

function kept(person: string): readonly string[] {
	try {
		const all: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]');
		return Array.isArray(all) ? all.filter((one) => typeof one === 'string') : [];
	} catch {
		return [];
	}
}

export const keepsItsVersion = (person: string, offer: Offer): boolean =>
	kept(person).includes(nameOf(offer));

export function keepVersion(person: string, offer: Offer): void {
	const all = [nameOf(offer), ...kept(person)].slice(0, KEPT);
	try {
		localStorage.setItem(keyOf(person), JSON.stringify(all));
	} catch {
		// Storage may be forbidden; then it is offered again with the next visit to the page.
	}
}
