import type { PinnedProcedure } from '$lib/domain/entries/submission-entries';
import type { Procedure } from '$lib/domain/procedures/procedure';
import { pinOf } from '$lib/domain/procedures/versions';
import { procedures } from '$lib/state/commune-procedures.svelte';

/**
 * The procedure a submission follows, as it was when it began. Where this device does not know that version, the one it
 * knows helps more than none.
 */
export const pinnedProcedure = ({ id, version }: PinnedProcedure): Procedure | undefined =>
	procedures.pinned(id, version) ?? procedures.of(id);

/** What a submission that begins now keeps of it. */
export const pinOfProcedure = (procedure: Procedure): PinnedProcedure => ({
	id: procedure.id,
	version: pinOf(procedure)
});
