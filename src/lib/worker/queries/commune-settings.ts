import { settingsIn, type SettingsByCommune } from '$lib/domain/commune-settings';
import { communeOf } from '$lib/domain/commune-of';
import { OWN } from '$lib/store/own-db';
import { nothingToEnd, type Query } from './query';

/** What the commune of a village decided for itself, as this device heard it last. */
export const communeSettings: Query<'communeSettings'> = ({ person }, { village }, answer) => {
	if (!person) return nothingToEnd;
	const subscription = person.own
		.watch<SettingsByCommune>(OWN.settings)
		.subscribe((known) => answer(settingsIn(known, communeOf(village))));
	return () => subscription.unsubscribe();
};
