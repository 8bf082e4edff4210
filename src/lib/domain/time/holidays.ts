/**
 * The days on which public offices are closed although they are weekdays, and the Saturdays worked for one of them.
 *
 * @property announced the Government has said so; else what follows from the law alone, until it has: where Tết lies and
 * which neighbour of 2 September is free is decided anew each autumn
 */
export interface HolidayYear {
	year: number;
	announced: boolean;
	closed: readonly string[];
	workedInstead: readonly string[];
	source: string;
}

export const HOLIDAY_YEARS: readonly HolidayYear[] = [
	{
		year: 2026,
		announced: true,
		closed: [
			...['2026-01-01', '2026-01-02'],
			...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
			// The kings' day, 10/3 of the lunar year, falls on a Sunday.
			'2026-04-27',
			...['2026-04-30', '2026-05-01'],
			...['2026-08-31', '2026-09-01', '2026-09-02'],
			'2026-11-24'
		],
		workedInstead: ['2026-01-10', '2026-08-22'],
		source:
			'Bộ luật Lao động 2019, Điều 112; lịch nghỉ Tết và Quốc khánh 2026 đã công bố; Nghị quyết 80-NQ/TW (24/11)'
	},
	{
		year: 2027,
		announced: false,
		closed: [
			'2027-01-01',
			// The first of the lunar year is Saturday 6 February: the eve, three days, what makes up for the weekend. A fifth day,
			// before or after these, is chosen in the autumn.
			...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'],
			'2027-04-16',
			...['2027-04-30', '2027-05-03'],
			...['2027-09-02', '2027-09-03'],
			'2027-11-24'
		],
		workedInstead: [],
		source: 'Bộ luật Lao động 2019, Điều 112; Nghị quyết 80-NQ/TW (24/11); chưa có lịch công bố'
	}
];
