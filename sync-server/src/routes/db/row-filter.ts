import type { Leaf } from '../../protocol/rev-tree';
import type { ChangeRow } from '../../storage/doc-store';

/** Named documents are looked up; everything else is chosen from what was read. */
export type RowFilter =
	| { docIds: ReadonlySet<string> }
	| {
			needsBodies: boolean;
			choose(rows: readonly ChangeRow[]): ChosenRow[] | Promise<ChosenRow[]>;
	  };

/** @property listed where each leaf was asked about by itself: those that passed */
export type ChosenRow = ChangeRow & { listed?: readonly Leaf[] };
