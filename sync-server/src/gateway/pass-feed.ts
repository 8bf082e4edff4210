import { Problem } from '../problems';
import type { Answer } from '../routes/db/answer';
import { closing, feedKind, OPENING, type FeedKind } from '../routes/db/feed-source';
import type { OpenFeed } from '../routes/db/feeds';
import { heartbeatOf, timeoutOf, UNBUFFERED } from '../routes/db/live-feed';
import type { Speaker } from './caller-tokens';
import { pathTo } from './couch-client';
import { FeedTail } from './feed-tail';
import type { GatewayCall } from './gateway-call';
import { bodyOf, passOn, problemIn, speakerFor } from './pass-on';
import { headersUp } from './passed-headers';
import { queryIn, targetOf } from './target-of';
import { textOf } from './stream-text';
import type { UpstreamAnswer } from './upstream';
import { toBackendProblem } from './upstream-trouble';

/**
 * `_changes`: once and for all, or as a feed that stays open. An open one is bounded, watched and ended as our own are:
 *
 *   CouchDB ──pieces──► give ──► reader           (no faster than the reader takes them)
 *      └─over by itself──► end
 *   signed out, village lost, too old, stopping ──► say where to go on, end
 */
export async function passChanges(call: GatewayCall): Promise<Answer> {
	const kind = feedKind(call);
	const pass = (query: string) =>
		kind === 'normal' ? passOn(call, { query }) : passLive(call, kind, query);
	const asked = queryIn(call.request);
	try {
		return await pass(asked);
	} catch (thrown) {
		const anew = fromTheBeginning(asked);
		if (anew === undefined || !isMalformedSequence(thrown)) throw thrown;
		return pass(anew);
	}
}

/**
 * A client that was here before the documents moved hands back a sequence of the server they came from, which a CouchDB
 * cannot read. As with any other history it begins anew: revisions are compared before anything is sent.
 *
 * @returns undefined where it is no sequence of any server
 */
function fromTheBeginning(asked: string): string | undefined {
	const query = new URLSearchParams(asked);
	if (!/^"?[0-9]+-\S+$/.test(query.get('since') ?? '')) return undefined;
	query.set('since', '0');
	return query.toString();
}

const isMalformedSequence = (thrown: unknown): boolean =>
	thrown instanceof Problem && thrown.status === 400 && /malformed sequence/i.test(thrown.reason);

async function passLive(
	call: GatewayCall,
	kind: Exclude<FeedKind, 'normal'>,
	asked: string
): Promise<Answer> {
	const { request, reply, upstream, caller, gate, feeds, dbName, limits } = call;
	const heartbeatMs = heartbeatOf(call);
	const timeoutMs = timeoutOf(call, heartbeatMs);
	const query = new URLSearchParams(asked);
	query.set('timeout', String(timeoutMs));
	if (heartbeatMs !== undefined) query.set('heartbeat', String(heartbeatMs));

	const reach = new AbortController();
	const isStillLetIn = async () => {
		await gate.authorise(request, dbName, 'read');
		return true;
	};
	const open = feeds.open({
		key: `${caller.name}/${caller.device ?? ''}`,
		isAbout: () => false,
		isStillLetIn,
		breakOff: () => reply.raw.destroy()
	});
	const leave = () => {
		open.close();
		reach.abort();
	};
	reply.raw.once('close', leave);
	if (reply.raw.destroyed) leave();
	try {
		const speaker = speakerFor(caller, dbName, call.action);
		// Said as a place, so that a feed that is ended before anything happened can say where to go on.
		if (query.get('since') === 'now') query.set('since', await placeNow(call, speaker));
		const answered = await upstream.pass({
			method: request.method,
			target: targetOf(call.pattern, request, query.toString()),
			headers: headersUp(request.headers, { requestId: request.id, isFile: false }),
			body: await bodyOf(call),
			speaker,
			signal: reach.signal,
			isLive: true
		});
		if (answered.status >= 400) throw await problemIn(call, answered, { upstream, speaker });
		const tail = new FeedTail((query.get('since') ?? '0').replace(/^"(.*)"$/, '$1'));
		const contentType = answered.headers['content-type'];
		return {
			headers: {
				'content-type': typeof contentType === 'string' ? contentType : 'application/json',
				...UNBUFFERED
			},
			body: {
				isLive: true,
				parts: relay({ answered, open, tail, kind, maxMs: limits.maxFeedMs, leave })
			}
		};
	} catch (thrown) {
		leave();
		throw thrown;
	}
}

async function placeNow({ upstream, dbName }: GatewayCall, speaker: Speaker): Promise<string> {
	const answered = await upstream.askAs(speaker, {
		method: 'GET',
		path: pathTo(dbName, '_changes'),
		query: { since: 'now', limit: 1 }
	});
	if (!answered.ok) throw toBackendProblem(answered.error);
	return String((answered.value as { last_seq: unknown }).last_seq);
}

interface Relay {
	answered: UpstreamAnswer;
	open: OpenFeed;
	tail: FeedTail;
	kind: Exclude<FeedKind, 'normal'>;
	maxMs: number;
	leave: () => void;
}

async function* relay({ answered, open, tail, kind, maxMs, leave }: Relay): AsyncGenerator<string> {
	const pieces = textOf(answered.body);
	const over = open.news(maxMs);
	let next = pieces.next();
	try {
		for (;;) {
			const piece = await Promise.race([next, over]);
			if (typeof piece === 'string') break;
			if (piece.done === true) return;
			// Whoever was signed out since hears nothing of what happened then.
			const isNews = piece.value.trim() !== '';
			if (isNews && !(await open.owner.isStillLetIn().catch(() => false))) break;
			tail.see(piece.value);
			yield* open.give(piece.value);
			next = pieces.next();
		}
		// In the middle of a row nothing can be said any more; the reader asks again from the row before.
		if (!tail.isBetweenRows) throw new Error('a feed was cut off');
		const opening = tail.hasBegun || kind !== 'longpoll' ? '' : OPENING;
		yield* open.give(opening + ending(kind, tail.place));
	} finally {
		next.catch(() => undefined);
		leave();
	}
}

function ending(kind: Relay['kind'], place: string): string {
	switch (kind) {
		case 'longpoll':
			return closing(place, 0);
		case 'continuous':
			return `${JSON.stringify({ last_seq: place, pending: 0 })}\n`;
		case 'eventsource':
			return '';
	}
}
