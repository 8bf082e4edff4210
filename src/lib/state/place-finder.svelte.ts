import type { Place } from '$lib/domain/entries/visit-entries';
import type { PlaceSearch } from '$lib/domain/visit/place-search';

/** Good enough to find the house again; a phone that looks for longer only drains. */
const GOOD_ENOUGH_METRES = 20;
/** Phones without the sky answer by the nearest mast, kilometres off: nobody finds a house by that. */
const COARSEST_METRES = 200;
const LONGEST_LOOK_MS = 30_000;

/**
 * Where the phone stands, looked for while a visit is written down. It takes what is better than before and not too
 * coarse to be of use, and stops when that is good enough or the time is over; nothing looks on in the background.
 */
export class PlaceFinder {
	search = $state.raw<PlaceSearch>({ kind: 'idle' });
	#stop: (() => void) | undefined;

	/** What is written down with the visit. */
	get place(): Place | undefined {
		return this.search.kind === 'found' ? this.search.place : undefined;
	}

	/** Whether the browser has leave already, so that looking asks nobody anything. */
	static async mayLookUnasked(): Promise<boolean> {
		try {
			const leave = await navigator.permissions.query({ name: 'geolocation' });
			return leave.state === 'granted';
		} catch {
			return false;
		}
	}

	look(): void {
		if (this.#stop && this.search.kind === 'looking') return;
		this.stop();
		if (!('geolocation' in navigator)) {
			this.search = { kind: 'not-found' };
			return;
		}
		this.search = { kind: 'looking' };
		const watching = navigator.geolocation.watchPosition(
			({ coords }) => this.#take(coords),
			({ code }) => this.#fail(code),
			{ enableHighAccuracy: true, timeout: LONGEST_LOOK_MS }
		);
		const timer = setTimeout(() => this.#end(), LONGEST_LOOK_MS);
		this.#stop = () => {
			navigator.geolocation.clearWatch(watching);
			clearTimeout(timer);
			this.#stop = undefined;
		};
	}

	/** Ends the looking; what was found stays. */
	stop(): void {
		this.#stop?.();
	}

	/** The visit goes without. */
	drop(): void {
		this.stop();
		this.search = { kind: 'idle' };
	}

	#take({ latitude, longitude, accuracy }: GeolocationCoordinates): void {
		const before =
			this.search.kind === 'found' ? this.search.place.accuracyMetres : COARSEST_METRES;
		if (accuracy < before)
			this.search = {
				kind: 'found',
				place: {
					latitude: rounded(latitude),
					longitude: rounded(longitude),
					accuracyMetres: Math.round(accuracy)
				}
			};
		if (accuracy <= GOOD_ENOUGH_METRES) this.stop();
	}

	#fail(code: number): void {
		if (code === GeolocationPositionError.PERMISSION_DENIED) {
			this.stop();
			this.search = { kind: 'refused' };
		} else if (code === GeolocationPositionError.TIMEOUT) this.#end();
		// Between one source and the next phones say that they know nothing: what comes after all is taken.
		else if (this.search.kind === 'looking') this.search = { kind: 'not-found' };
	}

	#end(): void {
		this.stop();
		if (this.search.kind === 'looking') this.search = { kind: 'not-found' };
	}
}

/** A metre or so: more digits would say no more. */
const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;
