import { Agent, request } from 'node:http';

/** One connection each for every device and feed; a phone keeps its own. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

export interface Ask {
	method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	path: string;
	/** Text that is sent as it is. */
	body?: string;
	authorization?: string | undefined;
	/** Statuses that are as they should be. */
	expect?: readonly number[];
	/** Called when all has been handed to the network. */
	onSent?: () => void;
}

/** Asks and gives the answer's text. A load generator does as little as it can: node:http, no parsing. */
export function ask(
	base: string,
	{ method = 'GET', path, body, authorization, expect = [200, 201], onSent }: Ask
): Promise<string> {
	return new Promise((resolve, reject) => {
		const sent = request(`${base}${path}`, {
			agent,
			method,
			headers: {
				accept: 'application/json',
				...(authorization !== undefined && { authorization }),
				...(body !== undefined && {
					'content-type': 'application/json',
					'content-length': Buffer.byteLength(body)
				})
			}
		});
		sent.on('error', reject);
		sent.on('response', (response) => {
			const pieces: Buffer[] = [];
			response.on('data', (piece: Buffer) => pieces.push(piece));
			response.on('error', reject);
			response.on('end', () => {
				const text = Buffer.concat(pieces).toString('utf8');
				if (expect.includes(response.statusCode ?? 0)) resolve(text);
				else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 200)}`));
			});
		});
		sent.end(body, onSent);
	});
}

export const closeConnections = (): void => agent.destroy();
