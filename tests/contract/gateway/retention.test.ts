import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/lib/domain/commune-settings';
import { endOfKeeping } from '../../../src/lib/domain/consent/keeping-days';
import { communeOf } from '../../../src/lib/domain/commune-of';
import { readEntries } from '../../../sync-server/src/read-entries';
import { Retention } from '../../../sync-server/src/retention/retention';
import { capableAnswers, HEAD, met, registered, stampAt } from '../../support/builders';
import { SmallCommune, VILLAGE } from '../../support/gateway/gateway-commune';
import { startUpstream, type TestUpstream } from '../../support/gateway/upstream';
import { asReceived } from '../../support/village-entries';

const CAMPAIGN = { name: '92 ngày đêm', from: '2026-09-01', to: '2026-11-30', targetPercent: 80 };
const DUE_MS = endOfKeeping(CAMPAIGN.to, DEFAULT_SETTINGS.retentionDays);

let upstream: TestUpstream;
let commune: SmallCommune;

beforeEach(async () => {
	upstream = await startUpstream();
	commune = await SmallCommune.open(upstream.config);
});
afterEach(async () => {
	await commune.close();
	await upstream.close();
});

test('behind a gateway too a number is all that is left, and the phone is refused that writes one', async () => {
	const entries = [registered(), met({ minute: 5 }, HEAD, capableAnswers)];
	await commune.push('tnv1', entries.map(asReceived));
	const { accounts, documents, sqlite, store } = commune.data;
	const { communes } = accounts;
	const settings = { ...DEFAULT_SETTINGS, campaign: CAMPAIGN };
	communes.change(communeOf(VILLAGE), { revision: 0, settings }, 'canbo');
	const parts = { store: documents, fileBefore: store, sqlite, communes };
	expect(await new Retention({ ...parts, now: () => DUE_MS }).carryOut(VILLAGE)).toBe(1);
	const left = await readEntries((await documents.database(VILLAGE))!);
	expect(left).toMatchObject([
		{ type: 'household-anonymised', by: 'may-chu', coverage: 'covered', visited: true }
	]);

	for (const by of ['tnv1', 'canbo']) {
		const madeUp = {
			...stampAt({ minute: 900, by }),
			v: 2 as const,
			type: 'household-anonymised' as const,
			coverage: 'covered' as const,
			visited: true
		};
		expect(await commune.push(by, [asReceived(madeUp)])).toMatchObject({
			body: [{ error: 'forbidden', reason: expect.stringContaining('chỉ máy chủ của xã') }]
		});
	}
});
