import { tidyText } from '../text/tidy-text';

/** What people call each other, by the names they sign in with: `tnv1` → "Lô Thị Hoa". */
export type Titles = Readonly<Record<string, string>>;

/**
 * How to name somebody on a screen: as the commune knows them, with the sign-in name behind it where two would read
 * alike. Whom this device never heard of keeps the sign-in name.
 */
export function namesOf(titles: Titles): (name: string) => string {
	const bearers = new Map<string, number>();
	for (const title of Object.values(titles)) {
		const key = asRead(title);
		bearers.set(key, (bearers.get(key) ?? 0) + 1);
	}
	return (name) => {
		const title = Object.hasOwn(titles, name) ? tidyText(titles[name] ?? '') : '';
		if (title === '' || title === name) return name;
		return bearers.get(asRead(title)) === 1 ? title : `${title} (${name})`;
	};
}

/** What is heard now over what was heard before; who is no longer told of keeps the title they had. */
export const withTitles = (known: Titles | undefined, heard: Titles | undefined): Titles => ({
	...known,
	...heard
});

/** The tone stands over the one vowel or the other: Hòa and Hoà are one name, Hoa is another. */
const asRead = (title: string): string => {
	const letters = tidyText(title).toLowerCase().normalize('NFD');
	return letters
		.split(' ')
		.map((word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''))
		.join(' ');
};

/** Huyền, sắc, ngã, hỏi, nặng. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
