import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerHouseholdNow } from '../../../src/lib/commands/register-household';
import {
	goOnWithSubmissionNow,
	noteRequestNow,
	startSubmissionNow
} from '../../../src/lib/commands/submissions';
import type { SubmissionAct } from '../../../src/lib/domain/submission/submission-decisions';
import { phoneA } from '../../support/builders';
import { DeviceInMemory } from '../../support/app-over-ledgers';

const VILLAGE = 'village-17284-03';
let device: DeviceInMemory;
let householdId: string;
let submission: string;

beforeEach(async () => {
	device = await DeviceInMemory.open({ person: 'tnv1', device: phoneA, villages: [VILLAGE] }, [
		VILLAGE
	]);
	const registered = await registerHouseholdNow(device.app, {
		village: VILLAGE,
		input: { members: [{ name: 'Lô Thị Tím' }] }
	});
	if (!registered.ok) throw new Error(registered.error.kind);
	({ householdId } = registered.value);
	const member = (await device.household(householdId))?.headId ?? '';
	const started = await startSubmissionNow(device.app, {
		householdId,
		input: { procedure: { id: 'dang-ky-khai-sinh', version: '1' }, member, answers: {} }
	});
	if (!started.ok) throw new Error(started.error.kind);
	({ submission } = started.value);
});
afterEach(() => device.dispose());

const goOn = (act: SubmissionAct) =>
	goOnWithSubmissionNow(device.app, { householdId, submission, act });

/** Everywhere about a submission where somebody may write words of their own. */
const FIELDS: { field: string; write: (words: string) => Promise<{ ok: boolean }> }[] = [
	{
		field: 'what stands in the way',
		write: (note) => goOn({ does: 'block', obstacle: 'other', note })
	},
	{
		field: 'what the office said',
		write: (note) => goOn({ does: 'note', status: 'received', on: '2026-10-20', note })
	},
	{ field: 'how it ended', write: (note) => goOn({ does: 'close', outcome: 'withdrawn', note }) },
	{
		field: 'the dossier’s code',
		write: (typed) => goOn({ does: 'note-code', typed, agreed: true })
	},
	{
		field: 'what people ask for',
		write: (words) => noteRequestNow(device.app, { householdId, input: { words } })
	}
];

const FORBIDDEN = [
	'040190001234',
	'040 190 001 234',
	'040.190.001.234',
	'186123456',
	'9704 1500 0000 0123',
	'mã OTP 482913',
	'mật khẩu: hoa1990'
];

test.each(FIELDS)(
	'$field holds words, and nothing that nobody may write down',
	async ({ field, write }) => {
		const sent = await goOn({ does: 'send', submittedAt: 'online', doneBy: 'citizen' });
		expect(sent.ok).toBe(true);
		for (const words of FORBIDDEN) expect(await write(words), words).toMatchObject({ ok: false });
		const before = JSON.stringify(await device.entries(VILLAGE));
		for (const words of FORBIDDEN) {
			expect(before).not.toContain(words);
			expect(before.replace(/[\s.-]/g, '')).not.toContain(words.replace(/[\s.-]/g, ''));
		}
		const said = field.includes('code') ? 'H41.20-261020-0012' : 'chờ con về có điện thoại';
		expect(await write(said)).toMatchObject({ ok: true });
		expect(JSON.stringify(await device.entries(VILLAGE))).toContain(said);
	}
);
