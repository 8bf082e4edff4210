import { problems } from '../../problems';
import { choose, type Doc, type Selector } from '../../protocol/selector';
import { TooSlow } from '../../protocol/within-ms';

/** The documents a selector chooses; a pattern that would hold up everybody else is refused. */
export function chooseInTime<T>(
	selector: Selector,
	page: readonly T[],
	docOf: (item: T) => Doc
): T[] {
	try {
		return choose(selector, page, docOf);
	} catch (thrown) {
		if (thrown instanceof TooSlow)
			throw problems.badRequest('the regular expression of the selector takes too long');
		throw thrown;
	}
}
