import { expect, test } from 'vitest';
import { standForLeadership } from '../../../src/lib/sync/leader';
import { BrowserLocks } from '../../support/sync/tabs';
import { settled } from '../../support/sync/virtual-clock';

function tabsOf(locks: BrowserLocks) {
	const leading = new Set<string>();
	const openTab = (name: string) =>
		standForLeadership(locks, 'go-cua-sync-tnv1', (over) => {
			leading.add(name);
			over.addEventListener('abort', () => leading.delete(name));
		});
	return { leading, openTab };
}

test('one tab leads; when it closes, another does', async () => {
	const { leading, openTab } = tabsOf(new BrowserLocks());
	const [first] = [openTab('first'), openTab('second'), openTab('third')];
	await settled();
	expect([...leading]).toEqual(['first']);
	first!.leave();
	await first!.over;
	await settled();
	expect([...leading]).toEqual(['second']);
});

test('a tab that takes the lead has it alone, and the one that lost it gets it back later', async () => {
	const { leading, openTab } = tabsOf(new BrowserLocks());
	const [, second] = [openTab('first'), openTab('second')];
	await settled();
	second!.take();
	await settled();
	expect([...leading]).toEqual(['second']);
	second!.leave();
	await second!.over;
	await settled();
	expect([...leading]).toEqual(['first']);
});

test('a tab that leaves while it waits never leads', async () => {
	const { leading, openTab } = tabsOf(new BrowserLocks());
	const [first, second] = [openTab('first'), openTab('second')];
	await settled();
	second!.leave();
	await second!.over;
	first!.leave();
	await first!.over;
	await settled();
	expect([...leading]).toEqual([]);
});
