import { anonymisedBy } from '$lib/domain/consent/anonymised';
import type { Ledger } from '$lib/store/ledger';

/** Of households that the commune has erased, those that nobody asked to have erased: their time was over. */
export async function whoseTimeIsOver(
	ledger: Ledger,
	households: readonly string[]
): Promise<string[]> {
	const over: string[] = [];
	for (const household of households) {
		const { entries } = await ledger.entriesOf(household);
		if (anonymisedBy(entries)) over.push(household);
	}
	return over;
}
