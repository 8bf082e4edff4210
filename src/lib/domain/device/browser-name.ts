export const BROWSERS = [
	'other',
	'chrome',
	'samsung',
	'edge',
	'opera',
	'firefox',
	'safari'
] as const;
export type Browser = (typeof BROWSERS)[number];

export const SYSTEMS = ['other', 'android', 'ios', 'windows', 'mac', 'linux', 'chromeos'] as const;
export type System = (typeof SYSTEMS)[number];

export interface BrowserName {
	browser: Browser;
	/** 0 where it does not say. */
	major: number;
	system: System;
}

/** Most name Chrome beside themselves, and all of them Safari: the more particular comes first. */
const SIGNS: readonly (readonly [Browser, RegExp])[] = [
	['samsung', /SamsungBrowser\/(\d+)/],
	['edge', /Edg(?:A|iOS)?\/(\d+)/],
	['opera', /OPR\/(\d+)/],
	['firefox', /(?:Firefox|FxiOS)\/(\d+)/],
	['chrome', /(?:Chrome|CriOS|Chromium)\/(\d+)/],
	['safari', /Version\/(\d+).*Safari/]
];

const SYSTEM_SIGNS: readonly (readonly [System, RegExp])[] = [
	['android', /Android/],
	['ios', /iPhone|iPad|iPod/],
	['chromeos', /CrOS/],
	['windows', /Windows/],
	['mac', /Macintosh/],
	['linux', /Linux/]
];

/** Which browser it is, as far as support needs to know; nothing that would tell one phone from another. */
export function readUserAgent(userAgent: string): BrowserName {
	const system = SYSTEM_SIGNS.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other';
	for (const [browser, sign] of SIGNS) {
		const major = sign.exec(userAgent)?.[1];
		if (major !== undefined) return { browser, major: Number(major), system };
	}
	return { browser: 'other', major: 0, system };
}
