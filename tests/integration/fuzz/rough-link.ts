/** Sends the request and has its whole answer. */
type Send = () => Promise<Response>;

/** What befalls one request on its way. */
export type Trouble = (send: Send) => Promise<Response>;

/** What Node's fetch throws when there is no network, whatever the reason. */
export const noNetwork = (): never => {
	throw new TypeError('fetch failed');
};

/** To a device that no longer runs. */
export const noAnswer = (): Promise<never> => new Promise(() => undefined);

/** The way from one device to the server: good, but for the one request a test names. */
export class RoughLink {
	private awaited: { requests: number; trouble: Trouble } | undefined;

	/** @param address of its own, as the phones of a village have; the server limits sign-ins by it */
	constructor(private readonly address: string) {}

	/** After so many good requests comes the one with the trouble. */
	expect(requests: number, trouble: Trouble): void {
		this.awaited = { requests, trouble };
	}

	expectNothing(): void {
		this.awaited = undefined;
	}

	/** Whatever awaits the device's own requests. */
	readonly good: typeof fetch = (input, init) =>
		fetch(input, {
			...init,
			headers: { ...(init?.headers as object), 'x-forwarded-for': this.address }
		});

	readonly fetch: typeof fetch = (input, init) => {
		const request = () => this.good(input, init);
		const { awaited } = this;
		if (awaited === undefined || awaited.requests-- > 0) return request();
		this.awaited = undefined;
		return awaited.trouble(async () => wholeAnswer(await request()));
	};
}

async function wholeAnswer(response: Response): Promise<Response> {
	const bytes = await response.arrayBuffer();
	const { status, headers } = response;
	return new Response(bytes.byteLength > 0 ? bytes : null, { status, headers });
}
