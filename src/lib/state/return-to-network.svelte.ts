import { now } from './now.svelte';
import { sync } from './session.svelte';

const AWAY_SINCE = 'go-cua.away-since';

/**
 * Whether the commune was reached again after a while without network, until it is answered; also where the application
 * was closed meanwhile, which phones do with what is not looked at. Made while a component is.
 */
export class ReturnToNetwork {
	isBack = $state(false);
	#awaySinceMs = $state(awayBefore());

	constructor() {
		$effect(() => {
			if (!navigator.onLine) this.#leave();
			window.addEventListener('offline', this.#leave);
			return () => window.removeEventListener('offline', this.#leave);
		});
		$effect(() => {
			const view = sync.current;
			if (view?.phase === 'unreachable') this.#leave();
			else if (
				view?.phase === 'idle' &&
				(view.allReceivedMs ?? 0) > (this.#awaySinceMs ?? Infinity)
			)
				this.isBack = true;
		});
	}

	readonly answered = (): void => {
		this.isBack = false;
		this.#keep(undefined);
	};

	readonly #leave = (): void => {
		this.isBack = false;
		if (this.#awaySinceMs === undefined) this.#keep(now.onDeviceMs);
	};

	#keep(ms: number | undefined): void {
		this.#awaySinceMs = ms;
		try {
			if (ms === undefined) localStorage.removeItem(AWAY_SINCE);
			else localStorage.setItem(AWAY_SINCE, String(ms));
		} catch {
			// Storage may be forbidden; then it is told only while the page stays open.
		}
	}
}

function awayBefore(): number | undefined {
	try {
		const kept = Number(localStorage.getItem(AWAY_SINCE) ?? '');
		return kept > 0 ? kept : undefined;
	} catch {
		return undefined;
	}
}
