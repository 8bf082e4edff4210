import { version } from '$app/environment';
import { readUserAgent } from '$lib/domain/device/browser-name';
import {
	builtDayOf,
	msOfBuiltDay,
	troubleKind,
	type DeviceHealth
} from '$lib/domain/device/device-health';
import type { Trouble } from '$lib/domain/device/trouble';
import type { SessionView, StorageView, SyncView } from '$lib/worker/api';

const HOUR_MS = 3_600_000;

/** SvelteKit names a version by the moment it was built. */
export const builtMs = (): number => Number(version) || msOfBuiltDay(0);

interface Seen {
	/** Null while nobody is signed in. */
	sync: SyncView | null;
	session: SessionView | null | undefined;
	storage: StorageView | undefined;
	troubles: readonly Trouble[];
	nowMs: number;
}

/** What this device knows of itself, as whoever helps from afar asks for it. */
export function healthOf({ sync, session, storage, troubles, nowMs }: Seen): DeviceHealth {
	const { browser, major, system } = readUserAgent(navigator.userAgent);
	const hoursSince = (ms: number | undefined) =>
		ms === undefined ? undefined : Math.max(0, Math.floor((nowMs - ms) / HOUR_MS));
	return {
		builtDay: builtDayOf(builtMs()),
		persisted: storage?.persisted ?? false,
		secondCopy: storage?.secondCopy ?? false,
		online: navigator.onLine,
		worksOffline: Boolean(navigator.serviceWorker?.controller),
		installed: matchMedia('(display-mode: standalone)').matches,
		signedIn: !session ? 'nobody' : session.tokenAccepted ? 'accepted' : 'turned-away',
		freeMegabytes:
			storage?.freeBytes === undefined ? undefined : Math.floor(storage.freeBytes / 1_000_000),
		waiting: sync?.waiting ?? 0,
		refused: sync?.refused.length ?? 0,
		hoursSinceAllReceived: hoursSince(sync?.allReceivedMs),
		hoursSinceTried: hoursSince(sync?.lastTriedMs),
		sync: sync?.phase ?? 'idle',
		dataCap: sync?.dataCapState ?? 'off',
		trouble: troubleKind(troubles[0]?.name),
		browser,
		browserMajor: major,
		system
	};
}
