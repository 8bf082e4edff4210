import { dossierWords } from '$lib/i18n/dossiers';
import { settingsWords } from '$lib/i18n/settings';

const FROM = 'from';
const LIST = 'submissions';

/** What lies behind the list of dossiers leads back to it, and else to "more". */
export const fromDossiers = (href: string): string => `${href}?${FROM}=${LIST}`;

export const backFrom = (params: URLSearchParams): { href: string; label: string } =>
	params.get(FROM) === LIST
		? { href: '/submissions', label: dossierWords().title }
		: { href: '/more', label: settingsWords().more.title };

/** The same way back, with what is chosen anew on the page. */
export function choosing(params: URLSearchParams, chosen: Record<string, string>): string {
	const from = params.get(FROM);
	return `?${new URLSearchParams({ ...chosen, ...(from === null ? {} : { [FROM]: from }) })}`;
}
