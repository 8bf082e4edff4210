import { namesOf } from '$lib/domain/access/colleagues';
import { SERVER_NAME } from '$lib/domain/access/the-server';
import { commonWords } from '$lib/i18n/common';
import { householdWords } from '$lib/i18n/household';
import { session } from './session.svelte';

const named = $derived(namesOf(session.current?.colleagues ?? {}));

/** As the commune knows somebody, by the name they sign in with. */
export const nameOf = (name: string): string =>
	name === SERVER_NAME ? commonWords().communeServer : named(name);

/** The same, but for the person at this device, who is told "bạn". */
export const nameOrYou = (name: string): string =>
	name === session.current?.person.name ? householdWords().visit.you : nameOf(name);
