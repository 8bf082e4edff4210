import type { Door } from '$lib/domain/today/door';
import type { WalkOrder } from '$lib/domain/today/order';
import type { TodayInWords } from '$lib/i18n/today';

export interface DoorGroup {
	title?: string;
	doors: Door[];
}

/** The doors as they come, under headings where the order that was chosen has parts: lanes, or houses of unknown place. */
export function doorGroups(
	doors: readonly Door[],
	order: WalkOrder,
	words: TodayInWords
): DoorGroup[] {
	const someAreNear = doors.some(({ metres }) => metres !== undefined);
	const groups: DoorGroup[] = [];
	for (const door of doors) {
		const title = titleOver(door, someAreNear ? order : order === 'distance' ? 'walk' : order);
		const last = groups.at(-1);
		if (last && last.title === title) last.doors.push(door);
		else groups.push({ ...(title === undefined ? {} : { title }), doors: [door] });
	}
	return groups;

	function titleOver({ turn, row, metres }: Door, by: WalkOrder): string | undefined {
		if (turn === 'claimed-by-another') return words.claimedByAnother;
		if (turn !== 'on-the-way') return undefined;
		if (by === 'lane') return row.personal.lane ?? words.noLane;
		return by === 'distance' && metres === undefined ? words.noPlace : undefined;
	}
}
