import { setTimeout as sleep } from 'node:timers/promises';
import { PASSWORD } from '../../support/sync/commune';
import { checkAfterSync, checkWhole } from './checks/after-sync';
import { checkAtRest } from './checks/at-rest';
import { erasesWhatIsDue, erasesWhoArrivedLate } from './checks/erased-in-time';
import { checkForgotten } from './checks/forgotten';
import { nothingIsWholeTooEarly } from './checks/whole';
import type { Commune } from './commune';
import type { FieldDevice } from './field-device';

/** So many rounds bring everything to everybody: each hands in, each receives what the last one handed in, each is quiet. */
const ROUNDS = 3;
const TRIES = 20;

/**
 * The evening: everybody syncs, the time in which anything can be taken back passes, and everybody hears of what was
 * erased then.
 */
export async function evening(commune: Commune): Promise<void> {
	const { hall } = commune;
	await everybodySyncs(commune);
	if (await erasesWhoArrivedLate(commune)) await everybodySyncs(commune);
	if (hall.waits > 0) {
		await checkAtRest(commune);
		await hall.setWaits(0);
	}
	await erasesWhatIsDue(commune);
	// What one of them brings only now may be to erase again, and the others have to hear of that too.
	for (let before = -1; before < erasedSoFar(commune);) {
		before = erasedSoFar(commune);
		await everybodySyncs(commune);
		await erasesWhatIsDue(commune);
	}
	await checkAtRest(commune);
	await checkForgotten(commune);
}

const erasedSoFar = ({ saved }: Commune): number => saved.erased.size + saved.erasedAlone.size;

/** The server runs, everybody has signal, is signed in, and syncs until nothing is left to do. */
async function everybodySyncs(commune: Commune): Promise<void> {
	await commune.hall.start();
	for (let round = 0; round < ROUNDS; round++)
		for (const device of commune.devices) await comesThrough(commune, device);
}

async function comesThrough(commune: Commune, device: FieldDevice): Promise<void> {
	device.stepsLeft = device.batteryEnds = undefined;
	for (let attempt = 0; attempt < TRIES; attempt++) {
		if (!device.phone.tokenAccepted) await device.phone.signIn(PASSWORD);
		const wholeInTime = await nothingIsWholeTooEarly(commune, device);
		const done = await device.sync();
		await wholeInTime();
		await checkAfterSync(commune, device);
		if (done.ok) {
			checkWhole(device);
			return;
		}
		if (done.error.kind !== 'session-expired') await sleep(20);
	}
	throw new Error(`${device.person} found no way to sync in ${TRIES} tries`);
}
