import { calendarDay } from '$lib/domain/time/calendar';
import { dayNumbers } from '$lib/domain/today/day-numbers';
import { planDay } from '$lib/domain/today/plan-day';
import { wishesOn, type KeptWishes } from '$lib/domain/today/wishes';
import { OWN } from '$lib/store/own-db';
import { nothingToEnd, type Query } from './query';

/** The day of the person who is signed in, planned anew when a row or a wish changes. */
export const today: Query<'today'> = ({ person, afterFirstList }, args, answer) => {
	if (!person) return nothingToEnd;
	const { village, nowMs, limit, here, from } = args;
	const { name: me } = person;
	const index = person.index(village);
	let kept: { wishes: KeptWishes | undefined } | undefined;

	const tell = () => {
		if (!kept || !index.isReady) return;
		const { order, ahead, putOff } = wishesOn(kept.wishes, calendarDay(nowMs));
		const { rows } = index;
		const day = planDay(rows, { nowMs, me, order, ahead, putOff, here, from });
		answer({
			...day,
			doors: day.doors.slice(0, limit),
			count: day.doors.length,
			order,
			numbers: dayNumbers(rows, { me, nowMs })
		});
		afterFirstList();
	};
	const endRows = index.watch(tell);
	const subscription = person.own.watch<KeptWishes>(OWN.wishes(village)).subscribe((wishes) => {
		kept = { wishes };
		tell();
	});
	return () => {
		endRows();
		subscription.unsubscribe();
	};
};
