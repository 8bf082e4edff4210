import { foldText } from '../text/fold-text';

/** `nt` (như trên), `"` and the like: the cell above is meant. */
export const isDitto = (cell: string): boolean =>
	/^(?:nt|n\.t\.?|-nt-|nhu tren|["“”″〃’']{1,2}|,,)$/u.test(foldText(cell));

/**
 * Follows one column downwards. An empty cell is empty, not a ditto; what a ditto means is what stood last above it.
 */
export class ColumnAbove {
	private last = '';

	read(cell: string): string {
		if (isDitto(cell)) return this.last;
		this.last = cell;
		return cell;
	}
}
