/** Who is on the fields in the morning may be at home at noon: an hour of the same part is not worth a second try. */
export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening';

export function partOfDay(hour: number): PartOfDay {
	if (hour < 11) return 'morning';
	if (hour < 14) return 'noon';
	return hour < 17 ? 'afternoon' : 'evening';
}
