import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
	LARGEST_SOUND_BYTES,
	type SoundProblem
} from '../../../../src/lib/domain/recordings/check-sound';
import type {
	ListedRecording,
	RecordingList
} from '../../../../src/lib/domain/recordings/recording-list';
import { readRecordingKey } from '../../../../src/lib/domain/recordings/recording-key';
import type { Accounts } from '../../access/accounts';
import { Problem, problems } from '../../problems';
import type { Change, KeepProblem } from '../../recordings/recordings';
import { byteRange } from '../db/byte-range';
import { etagOf, unlessKnown } from '../db/etag';
import { identityOf, type OnBehalfOf } from './identity';
import { ownCommune } from './own-commune';

/** Somewhat more than is taken, so that what is too large is told so in words. */
const MOST_READ_BYTES = 4 * LARGEST_SOUND_BYTES;

/** A sound is named by its digest: under its name it never changes. */
const FOR_EVER = 'private, max-age=31536000, immutable';

export interface RecordingRouteParts {
	accounts: Accounts;
	onBehalfOf: OnBehalfOf;
	/** Of one commune. */
	recordingsBytes: number;
}

/** What a commune recorded for its lessons: heard by its people, changed by officers and team leads. */
export async function recordingRoutes(
	server: FastifyInstance,
	{ accounts, onBehalfOf, recordingsBytes }: RecordingRouteParts
): Promise<void> {
	const { recordings, villages } = accounts;
	const hear = { config: { action: 'hear-recordings' } } as const;
	const change = { config: { action: 'change-recordings' } } as const;
	const slot = '/communes/:commune/recordings/:lesson/:step/:language';
	// Whatever it calls itself: what it is, its first bytes say.
	server.addContentTypeParser(
		/^(audio|video|application)\/(?!json)/,
		{ parseAs: 'buffer', bodyLimit: MOST_READ_BYTES },
		(_request, body, done) => done(null, body)
	);

	server.get('/communes/:commune/recordings', hear, async (request): Promise<RecordingList> =>
		recordings.list(ownCommune(villages, request))
	);

	server.get('/communes/:commune/recordings/:digest', hear, async (request, reply) => {
		const commune = ownCommune(villages, request);
		const { digest } = request.params as { digest: string };
		const sound = recordings.sound(commune, digest);
		if (sound === undefined) throw problems.missing();
		const etag = etagOf(digest);
		reply.headers({ etag, 'accept-ranges': 'bytes', 'cache-control': FOR_EVER });
		if (unlessKnown(request, etag) !== undefined) return reply.code(304).send();
		return sendSound(request, reply.type(sound.type), sound.bytes, etag);
	});

	server.put(slot, change, async (request): Promise<ListedRecording> => {
		const asked = changeIn(request);
		if (!Buffer.isBuffer(request.body)) throw problems.badContentType('cần một tệp ghi âm');
		const sound = request.body;
		const kept = onBehalfOf(request, () => recordings.keep(asked, sound, recordingsBytes));
		if (!kept.ok) throw problemOf(kept.error);
		return kept.value;
	});

	server.delete(slot, change, async (request) => {
		const asked = changeIn(request);
		const removed = onBehalfOf(request, () => recordings.remove(asked));
		if (!removed.ok) throw problemOf(removed.error);
		return { ok: true };
	});

	function changeIn(request: FastifyRequest): Change {
		const commune = ownCommune(villages, request);
		const { lesson, step, language } = request.params as Record<string, string>;
		const key = `${lesson}/${step}/${language}`;
		if (readRecordingKey(key) === undefined)
			throw problems.notFound('không có bài nào có bước này, hoặc không có tiếng này');
		const { over = '' } = request.query as { over?: string };
		if (!/^[0-9]{1,15}$/.test(over))
			throw problems.badRequest('cần "over": lần thay đổi của bản ghi âm đã nghe, 0 nếu chưa có');
		return { commune, key, over: Number(over), by: identityOf(request).person.name };
	}
}

function sendSound(
	request: FastifyRequest,
	reply: FastifyReply,
	bytes: Uint8Array,
	etag: string
): FastifyReply {
	const range = byteRange(request.headers, bytes.length, etag);
	if (range === undefined) return reply.send(Buffer.from(bytes));
	const { from, upTo } = range;
	return reply
		.code(206)
		.header('content-range', `bytes ${from}-${upTo - 1}/${bytes.length}`)
		.send(Buffer.from(bytes.subarray(from, upTo)));
}

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`;

function problemOf(error: KeepProblem | SoundProblem): Problem {
	switch (error.kind) {
		case 'not-sound':
			return new Problem(
				415,
				'bad_content_type',
				'đây không phải bản ghi âm máy chủ nhận (webm, ogg, m4a, mp3, wav)'
			);
		case 'too-large':
			return new Problem(
				422,
				'too_large',
				`bản ghi âm lớn quá, mỗi bước tối đa ${megabytes(error.mostBytes)}`
			);
		case 'too-long':
			return new Problem(
				422,
				'too_long',
				`bản ghi âm dài quá, mỗi bước tối đa ${error.mostMs / 1000} giây`
			);
		case 'commune-full':
			return new Problem(
				422,
				'commune_full',
				`ghi âm của xã đã đủ ${megabytes(error.mostBytes)}, hãy bỏ bớt bản không dùng`
			);
		case 'changed-meanwhile':
			return new Problem(409, 'conflict', 'người khác vừa đổi bản ghi âm này, hãy nghe lại');
	}
}
