/**
 * `npm run test:power`: the battery dies under saves. The browser's profile lies on a disk that forgets what was never
 * synced to it (loop-disk.ts); every visit whose saving was said must be there afterwards. Needs root on Linux, since it
 * mounts.
 */
import { cutBetweenSaves } from './cut-between-saves';
import type { Lost } from './lost';
import { walkedDay } from './walked-day';

const ROUNDS = Number(process.env['GO_CUA_POWER_ROUNDS'] ?? 3);

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
	console.error('A power cut needs root on Linux, because it mounts a file system.');
	process.exit(1);
}

const parts: Record<string, (rounds: number) => Promise<Lost>> = {
	'in the moment a save is answered': cutBetweenSaves,
	'on a walked day': walkedDay
};
let passed = 0;
let failed = 0;
for (const [when, part] of Object.entries(parts)) {
	const { saved, lost } = await part(ROUNDS);
	console.log(
		`${when}: ${ROUNDS} power cuts, ${saved} visits said to be saved, ${lost.length} lost`
	);
	for (const id of lost) console.error(`lost: ${id}`);
	passed += saved - lost.length;
	failed += lost.length;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
