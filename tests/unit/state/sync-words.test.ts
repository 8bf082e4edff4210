import { afterEach, describe, expect, test } from 'vitest';
import { chooseLocale } from '../../../src/lib/i18n';
import { syncStatus } from '../../../src/lib/state/sync-status';
import { syncStory } from '../../../src/lib/state/sync-story';
import type { SyncView } from '../../../src/lib/worker/api';

afterEach(() => chooseLocale('vi'));

const inVietnam = (text: string): number => Date.parse(`${text}+07:00`);
const now = inVietnam('2026-10-20T15:30:00');
const lastEvening = inVietnam('2026-10-19T16:40:00');

const quiet: SyncView = {
	phase: 'idle',
	waiting: 0,
	counted: true,
	waitingBytes: 0,
	waitingKinds: { visits: 0, households: 0, others: 0 },
	refused: [],
	usedThisMonthBytes: 0,
	dataCapState: 'off',
	closedVillages: []
};
const refusedOne: SyncView['refused'] = [
	{
		entryId: 'household:1',
		type: 'visit-recorded',
		village: 'village-17284-03',
		householdId: '1',
		householdName: 'Và Bá Chò',
		reason: 'ghi chú có dãy 12 số',
		texts: []
	}
];

const situations: readonly (Partial<SyncView> & {
	situation: string;
	strong: string;
	heading: string;
})[] = [
	{
		situation: 'nothing was ever recorded',
		strong: 'Chưa có gì để gửi',
		heading: 'Chưa có gì để gửi'
	},
	{
		situation: 'fourteen records wait on the ridge',
		phase: 'unreachable',
		waiting: 14,
		waitingBytes: 21_000,
		strong: '14 bản ghi chờ gửi',
		heading: '14 bản ghi đang chờ'
	},
	{
		situation: 'a batch is on its way',
		phase: 'sending',
		waiting: 14,
		sending: { done: 3, total: 14 },
		strong: 'Đang gửi 3/14',
		heading: 'Đang gửi 3 trên 14'
	},
	{
		situation: 'on the ridge with nothing to send',
		phase: 'unreachable',
		allReceivedMs: lastEvening,
		strong: 'Chưa có mạng',
		heading: 'Chưa có mạng'
	},
	{
		situation: 'the commune refused one, and there is no network now',
		phase: 'unreachable',
		refused: refusedOne,
		strong: '1 bản ghi chưa nhận',
		heading: '1 bản ghi xã chưa nhận'
	},
	{
		situation: 'the commune refused one',
		refused: refusedOne,
		allReceivedMs: lastEvening,
		strong: '1 bản ghi chưa nhận',
		heading: '1 bản ghi xã chưa nhận'
	},
	{
		situation: 'the ledgers were not asked yet, which may hold what the tables lack',
		counted: false,
		allReceivedMs: lastEvening,
		strong: 'Đang kiểm tra',
		heading: 'Đang xem còn gì chờ gửi'
	},
	{
		situation: 'the ledgers were not asked yet, and there is no network',
		counted: false,
		phase: 'unreachable',
		strong: 'Đang kiểm tra',
		heading: 'Đang xem còn gì chờ gửi'
	},
	{
		situation: 'the ledgers were not asked yet, and something is known to wait',
		counted: false,
		waiting: 2,
		strong: '2 bản ghi chờ gửi',
		heading: '2 bản ghi đang chờ'
	},
	{
		situation: 'the token was revoked',
		phase: 'sign-in-needed',
		waiting: 2,
		strong: 'Cần đăng nhập lại',
		heading: 'Cần đăng nhập lại để gửi'
	},
	{
		situation: 'the commune has confirmed everything',
		allReceivedMs: lastEvening,
		strong: 'Xã đã nhận đủ',
		heading: 'Xã đã nhận tất cả'
	},
	{
		situation: 'a village comes in for the first time',
		phase: 'receiving',
		receiving: { village: 'village-17284-03', done: 120, total: 500 },
		strong: 'Đang nhận về',
		heading: 'Đang nhận dữ liệu Xóm 3'
	}
];

const title = (id: string): string => (id === 'village-17284-03' ? 'Xóm 3' : id);

describe.each(situations)('when $situation', ({ situation: _, strong, heading, ...view }) => {
	const seen = { ...quiet, ...view };

	test('the top of every page says it in a few words', () => {
		expect(syncStatus(seen, now).strong).toBe(strong);
	});

	test('the sync page says it in a heading and a sentence', () => {
		const story = syncStory(seen, title, now);
		expect(story.heading).toBe(heading);
		expect(story.sentence).toMatch(/[.]$/);
	});

	test('"the commune has everything" is said only when the server has confirmed it and nothing waits', () => {
		const says = JSON.stringify([syncStatus(seen, now), syncStory(seen, title, now).heading]);
		const confirmed =
			seen.allReceivedMs !== undefined &&
			seen.counted &&
			seen.waiting === 0 &&
			seen.refused.length === 0;
		expect(/Xã đã nhận/.test(says)).toBe(confirmed && seen.phase === 'idle');
	});

	test('English says something for it too', () => {
		chooseLocale('en');
		expect(syncStatus(seen, now).strong).not.toBe(strong);
		expect(syncStory(seen, title, now).heading).not.toBe(heading);
	});
});

test('without a network the volunteer reads that the records are safe and when it is tried again', () => {
	const view: SyncView = {
		...quiet,
		phase: 'unreachable',
		waiting: 14,
		allReceivedMs: lastEvening,
		nextTryMs: inVietnam('2026-10-20T15:32:00')
	};
	const { sentence, detail } = syncStory(view, title, now);
	expect(sentence).toBe(
		'Chưa gửi được vì chưa liên lạc được với xã. 14 bản ghi vẫn an toàn trên máy. Sẽ tự gửi khi có mạng.'
	);
	expect(detail).toBe('Xã có tất cả đến 16:40 hôm qua. Tự thử lại lúc 15:32.');
});

test('what waits is announced with what it costs to send', () => {
	const view: SyncView = {
		...quiet,
		waiting: 14,
		waitingBytes: 20_400,
		allReceivedMs: lastEvening
	};
	expect(syncStory(view, title, now).sentence).toBe(
		'Xã có tất cả đến 16:40 hôm qua. Gửi hết khoảng 21 KB.'
	);
});

test('what waits for a village that was closed is not said to go by itself', () => {
	const view: SyncView = {
		...quiet,
		waiting: 3,
		waitingBytes: 900,
		closedVillages: ['village-17284-03']
	};
	expect(syncStatus(view, now)).toMatchObject({
		strong: '3 bản ghi chờ gửi',
		quiet: 'Chạm để xem'
	});
	expect(syncStory(view, title, now).sentence).not.toMatch(/Gửi hết/);
});

test('without a network and with nothing to send, nothing is said to have failed', () => {
	const view: SyncView = { ...quiet, phase: 'unreachable', allReceivedMs: lastEvening };
	expect(syncStory(view, title, now).sentence).toBe(
		'Chưa liên lạc được với xã. Không có gì chờ gửi.'
	);
});

test('before a village comes in as a pack, the sync page tells how much there is to come', () => {
	const receiving = {
		village: 'village-17284-03',
		done: 0,
		total: 1604,
		pack: { bytes: 141_000, households: 500 }
	};
	const { detail } = syncStory({ ...quiet, phase: 'receiving', receiving }, title, now);
	expect(detail).toContain('500 hộ');
	expect(detail).toMatch(/14[01] (kB|KB)|0,1 MB/);
});

test('someone who sends nothing is never told that the commune has everything', () => {
	const view: SyncView = { ...quiet, allReceivedMs: lastEvening, lastTriedMs: lastEvening };
	expect(syncStatus(view, now, true)).toMatchObject({
		strong: 'Chỉ xem',
		quiet: 'Hỏi xã 16:40 hôm qua'
	});
	const story = syncStory(view, title, now, true);
	expect(story.heading).toBe('Máy này chỉ nhận về');
	expect(story.detail).toBe('Lần hỏi xã gần nhất: hôm qua, 16:40.');
});

test('what waits from before someone became one who looks is said as to everybody', () => {
	const view: SyncView = { ...quiet, waiting: 3, waitingBytes: 900 };
	expect(syncStatus(view, now, true)).toEqual(syncStatus(view, now));
	expect(syncStory(view, title, now, true)).toEqual(syncStory(view, title, now));
});

test('when the month’s data is used up, nobody is told that records go by themselves', () => {
	for (const phase of ['idle', 'unreachable'] as const) {
		const view: SyncView = { ...quiet, phase, waiting: 3, dataCap: 5, dataCapState: 'reached' };
		const says = JSON.stringify([syncStatus(view, now), syncStory(view, title, now)]);
		expect(says).not.toMatch(/[Ss]ẽ tự gửi/);
		expect(syncStory(view, title, now).sentence).toContain('bấm “Gửi ngay”');
	}
	expect(syncStatus({ ...quiet, waiting: 3, dataCap: 5, dataCapState: 'near' }, now).quiet).toBe(
		'Sẽ tự gửi'
	);
});
