/** Drawn for this project on a 24 px grid, stroke 2, round ends. Icons never stand without words. */
interface Drawing {
	/** Path data of everything that is stroked. */
	line: string;
	/** Filled dots: centre and radius. */
	dots?: readonly (readonly [x: number, y: number, radius: number])[];
}

const RING = 'M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17Z';
const SHEET = 'M6 3.5h8l4 4v13H6ZM14 3.5v4h4';

const drawings = {
	// where one goes
	today: { line: 'M4 6.5h16v14H4ZM4 11h16M8.5 3.5v4M15.5 3.5v4M9 15.5l2.2 2.2l3.8-4' },
	households: { line: 'M3 12l9-8l9 8M5.5 10v10.5h13V10M10 20.5v-6h4v6' },
	submissions: { line: `${SHEET}M9 12.5h6M9 16.5h6` },
	map: { line: 'M3.5 6.5l5.5-2l6 2.5l5.5-2.5v13l-5.5 2.5l-6-2.5l-5.5 2ZM9 4.5v13M15 7v13' },
	more: {
		line: '',
		dots: [
			[5.5, 12, 1.9],
			[12, 12, 1.9],
			[18.5, 12, 1.9]
		]
	},
	board: { line: 'M4 4v16M8 7h12M8 12h8M8 17h4' },
	review: { line: 'M4 5h6.5v14H4ZM13.5 5H20v14h-6.5Z' },
	report: { line: `${SHEET}M9 17v-3M12 17v-5.5M15 17v-1.5` },
	pin: {
		line: 'M12 21s-6.5-6.3-6.5-11a6.5 6.5 0 0 1 13 0c0 4.7-6.5 11-6.5 11ZM12 7.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4Z'
	},
	village: { line: 'M3 20.5v-9l5-4.5l5 4.5v9M3 20.5h18M13 20.5h8V9.5l-3.5-3L14 9.4M7 20.5v-4h2v4' },
	settings: {
		line: 'M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4'
	},
	person: {
		line: 'M12 4a3.8 3.8 0 1 1 0 7.6A3.8 3.8 0 0 1 12 4ZM4.5 20.5c.6-4.2 3.3-6 7.5-6s6.9 1.8 7.5 6'
	},
	'sign-out': { line: 'M10 4H5.5v16H10M9.5 12h11M17 8.5l3.5 3.5l-3.5 3.5' },

	// where a record is
	sync: {
		line: 'M19.5 9A8 8 0 0 0 5.2 7.6L3.5 9.5M3.5 5v4.5H8M4.5 15a8 8 0 0 0 14.3 1.4l1.7-1.9M20.5 19v-4.5H16'
	},
	phone: {
		line: 'M8.5 3h7a1.5 1.5 0 0 1 1.5 1.5v15a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19.5v-15A1.5 1.5 0 0 1 8.5 3ZM11 17.7h2'
	},
	copies: {
		line: 'M11 7h7a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 18 21h-7a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 11 7ZM5.5 16.5v-12A1.5 1.5 0 0 1 7 3h7.5M13.5 17.7h2'
	},
	received: { line: `${RING}M8 12.3l2.8 2.9l5.3-5.9` },
	tray: { line: 'M3.5 13.5l3-8.5h11l3 8.5v6h-17ZM3.5 13.5h5l1 2.5h5l1-2.5h5' },

	// at the door
	knock: {
		line: 'M5.5 20.5v-16a1 1 0 0 1 1-1h7.5a1 1 0 0 1 1 1v16M3 20.5h14.5M18.2 8.5l2-1.6M18.8 12.2h2.7M18.2 15.9l2 1.6',
		dots: [[11.7, 12.3, 1.3]]
	},
	door: {
		line: 'M6.5 20.5v-16a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v16M4 20.5h16',
		dots: [[14.2, 12.3, 1.3]]
	},
	clock: { line: `${RING}M12 7.3v5l3.2 2` },
	refuse: { line: `${RING}M6.1 6.1l11.8 11.8` },
	moved: { line: 'M3 12l7-6.5l6.5 6M5.5 10v10.5h7.5v-3M13.5 15.5h7.5M18 12.5l3 3l-3 3' },
	self: {
		line: 'M8.5 4a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 8.5 4ZM2.5 20.5c.4-4.7 2.6-7 6-7c1.4 0 2.5.3 3.5 1M15.5 10h5a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1V11a1 1 0 0 1 1-1ZM17.5 18.3h1'
	},
	together: {
		line: 'M8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6ZM16.5 6.5a2.5 2.5 0 1 1 0 5M2.5 19.5c.4-3.9 2.3-5.5 5.5-5.5s5.1 1.6 5.5 5.5M16.5 14.5c2.9 0 4.6 1.5 5 5'
	},
	volunteer: {
		line: 'M12 3.5a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 0 1 0-6.6ZM4.5 20.5c.5-4.7 3.2-7 7.5-7s7 2.3 7.5 7M9.5 17l1.9 1.9l3.4-3.6'
	},
	speech: { line: 'M4 5h16v11h-8.5L7 20v-4H4ZM8 9h8M8 12.5h5' },
	note: { line: 'M5 4h14v10.5l-5.5 5.5H5ZM19 14.5h-5.5V20M8.5 8.5h7M8.5 12.5h4' },

	// what one does
	plus: { line: 'M12 5v14M5 12h14' },
	search: { line: 'M11 4.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13ZM15.8 15.8l4.7 4.7' },
	back: { line: 'M15 5l-7 7l7 7' },
	chevron: { line: 'M9 5l7 7l-7 7' },
	down: { line: 'M6 9l6 6l6-6' },
	undo: { line: 'M8 4.5l-4 4l4 4M4 8.5h10.5a5.5 5.5 0 0 1 0 11H11' },
	send: { line: 'M12 20V4.5M6 10.5l6-6l6 6' },
	download: { line: 'M12 4v11.5M7 11l5 5l5-5M4.5 20h15' },
	upload: { line: 'M12 16V4.5M7 9l5-5l5 5M4.5 20h15' },
	check: { line: 'M5 12.5l4.7 4.7L19 7' },
	cross: { line: 'M6 6l12 12M18 6L6 18' },
	edit: { line: 'M5 19.5l.8-4L16.5 4.8l2.9 2.9L8.9 18.7ZM14 7.3l2.9 2.9' },
	eye: {
		line: 'M2.8 12c2.3-4.3 5.4-6.4 9.2-6.4s6.9 2.1 9.2 6.4c-2.3 4.3-5.4 6.4-9.2 6.4S5.1 16.3 2.8 12ZM12 9.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6Z'
	},
	'eye-closed': {
		line: 'M2.8 12c2.3-4.3 5.4-6.4 9.2-6.4s6.9 2.1 9.2 6.4c-2.3 4.3-5.4 6.4-9.2 6.4S5.1 16.3 2.8 12ZM12 9.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6ZM5 20.5L19 3.5'
	},
	file: { line: SHEET },
	table: { line: 'M4 5h16v14H4ZM4 10h16M4 14.5h16M10 10v9' },
	qr: {
		line: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.5v2.5M20 14v2.5M14 20h2.5M19.5 20h.5'
	},
	bag: { line: 'M5 8.5h14V20H5ZM9 8.5v-2a3 3 0 0 1 6 0v2' },
	teach: { line: 'M3.5 4.5h17v11h-17ZM12 15.5v5M8.5 20.5h7M8 9l2.2 2.2L15.5 8' },
	sound: {
		line: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11'
	},
	microphone: {
		line: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v2.5M8.5 20.5h7'
	},
	call: {
		line: 'M6 3.5h3.5l1.5 5l-2.2 1.7a11 11 0 0 0 5 5l1.7-2.2l5 1.5V18a2.5 2.5 0 0 1-2.5 2.5C10.5 20.5 3.5 13.5 3.5 6A2.5 2.5 0 0 1 6 3.5Z'
	},

	// what to mind
	shield: {
		line: 'M12 3.3l7 2.7v5.5c0 4.4-2.7 7.5-7 9.2c-4.3-1.7-7-4.8-7-9.2V6ZM8.8 12.2l2.3 2.3l4.1-4.7'
	},
	warning: { line: 'M12 4.5l8.7 15.5H3.3ZM12 10v4.5', dots: [[12, 17.2, 1.1]] },
	info: { line: `${RING}M12 11.3v5`, dots: [[12, 8, 1.2]] },
	offline: {
		line: 'M3.5 9.5a13 13 0 0 1 4-2.5M11 6.1a13 13 0 0 1 9.5 3.4M6.8 13a8.5 8.5 0 0 1 3.5-2M14.5 11.3a8.5 8.5 0 0 1 2.7 1.7M4 4l16 16',
		dots: [[12, 17.5, 1.5]]
	},
	storage: {
		line: 'M5 6.5C5 5 8 4 12 4s7 1 7 2.5S16 9 12 9S5 8 5 6.5ZM5 6.5v11C5 19 8 20 12 20s7-1 7-2.5v-11M5 12c0 1.5 3 2.5 7 2.5s7-1 7-2.5'
	},
	sun: {
		line: 'M12 8a4 4 0 1 1 0 8a4 4 0 0 1 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4'
	},
	moon: { line: 'M20 14.2A8.5 8.5 0 1 1 9.8 4a6.8 6.8 0 0 0 10.2 10.2Z' },
	language: {
		line: `${RING}M3.5 12h17M12 3.5c2.6 2.3 3.9 5.1 3.9 8.5s-1.3 6.2-3.9 8.5c-2.6-2.3-3.9-5.1-3.9-8.5s1.3-6.2 3.9-8.5Z`
	}
} satisfies Record<string, Drawing>;

export type IconName = keyof typeof drawings;

export const iconDrawings: Record<IconName, Drawing> = drawings;
