import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { OPEN_DOSSIER_DAYS } from '../../../src/lib/domain/consent/keeping-days';
import { ConsentGiven, PURPOSES } from '../../../src/lib/domain/entries/consent-entries';
import { CONSENT_VERSIONS, consentTexts } from '../../../src/lib/i18n/consent-texts';
import { chooseLocale, LOCALES } from '../../../src/lib/i18n/locale.svelte';
import { stampAt } from '../../support/builders';

/**
 * What people agreed to. Other words are another version: whoever changes a text gives it a new id and day in
 * CONSENT_VERSIONS, and adds the new line here; the old ones stay, for entries that name them.
 */
const SAID: Readonly<Record<string, string>> = {
	'coverage-record.1': '391d525c998727d2',
	'phone-for-return-visit.1': '2d649592ddd8ab16',
	'location.1': '62cc0a5dab780fc2',
	'coverage-record.2': '8cd483afdb2d7efc',
	'phone-for-return-visit.2': '021134f442ddb77a',
	'location.2': '09eb344dc960727c'
};

const DAYS = 180;
const UNNAMED = { commune: undefined, retentionDays: DAYS };
const NAMED = { commune: 'Xã Mường Lam', retentionDays: DAYS };

function inAllLanguages(purpose: (typeof PURPOSES)[number]): string {
	const told = LOCALES.map((locale) => {
		chooseLocale(locale);
		return [UNNAMED, NAMED].map((keeping) => consentTexts().of(keeping)[purpose]);
	});
	chooseLocale('vi');
	return JSON.stringify(told);
}

test.each(PURPOSES)('the words of %s are those its version stands for', (purpose) => {
	const { id, since } = CONSENT_VERSIONS[purpose];
	expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
	const hash = createHash('sha256').update(inAllLanguages(purpose)).digest('hex').slice(0, 16);
	expect({ [id]: hash }).toEqual({ [id]: SAID[id] });
});

test.each(PURPOSES)(
	'the text of %s says who keeps it, what for, how long, also with a dossier under way, and that no is an answer',
	(purpose) => {
		chooseLocale('vi');
		const said = consentTexts().of(UNNAMED)[purpose].points.join('\n');
		for (const part of [
			'Uỷ ban nhân dân xã',
			'Để làm gì:',
			`${DAYS} ngày`,
			`chưa xong thì giữ thêm đến khi xong, lâu nhất ${OPEN_DOSSIER_DAYS} ngày`,
			'quyền không đồng ý',
			'rút lại'
		])
			expect(said).toContain(part);
	}
);

test.each([
	{ commune: 'Xã Mường Lam', said: 'Uỷ ban nhân dân xã Mường Lam' },
	{ commune: 'Phường Trường Vinh', said: 'Uỷ ban nhân dân phường Trường Vinh' },
	{ commune: 'ĐẶC KHU Phú Quốc', said: 'Uỷ ban nhân dân đặc khu Phú Quốc' },
	{ commune: 'Châu Bình', said: 'Uỷ ban nhân dân Châu Bình' },
	{ commune: 'Xãng', said: 'Uỷ ban nhân dân Xãng' },
	{ commune: undefined, said: 'Uỷ ban nhân dân xã' }
])('where the commune is called $commune, $said keeps the record', ({ commune, said }) => {
	chooseLocale('vi');
	const texts = consentTexts().of({ commune, retentionDays: DAYS });
	for (const purpose of PURPOSES)
		expect(texts[purpose].points[0]).toMatch(new RegExp(`^Ai giữ: ${said}\\.`));
});

test.each(PURPOSES)('an entry can name the version of %s', (purpose) => {
	const entry = {
		...stampAt(),
		type: 'consent-given',
		purpose,
		textVersion: CONSENT_VERSIONS[purpose].id,
		how: 'spoken'
	};
	expect(ConsentGiven.safeParse(entry).success).toBe(true);
});
