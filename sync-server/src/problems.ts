/**
 * Every failure the sync-server answers with, in CouchDB's own form `{error, reason}` and with its status codes. Words
 * a volunteer may come to see are Vietnamese; words for CouchDB tools are CouchDB's.
 */
export class Problem extends Error {
	constructor(
		readonly status: number,
		readonly error: string,
		readonly reason: string,
		readonly headers: Readonly<Record<string, string>> = {}
	) {
		super(`${status} ${error}: ${reason}`);
		this.name = 'Problem';
	}

	get body(): string {
		return JSON.stringify({ error: this.error, reason: this.reason });
	}
}

/** Long enough for a disk or a lock to recover, short enough that a volunteer at the ridge does not leave. */
const RETRY_AFTER_SECONDS = '10';

export const problems = {
	badRequest: (reason: string) => new Problem(400, 'bad_request', reason),
	notJson: () => new Problem(400, 'bad_request', 'invalid UTF-8 JSON'),
	/** CouchDB's name for parameters of a shape it never thought of; its clients' tests expect it. */
	unknownError: (reason: string) => new Problem(400, 'unknown_error', reason),
	queryParse: (reason: string) => new Problem(400, 'query_parse_error', reason),
	illegalDatabaseName: (name: string) =>
		new Problem(
			400,
			'illegal_database_name',
			`Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`
		),
	illegalDocId: (reason: string) => new Problem(400, 'illegal_docid', reason),
	docValidation: (reason: string) => new Problem(400, 'doc_validation', reason),

	unauthorized: (reason: string) => new Problem(401, 'unauthorized', reason),
	forbidden: (reason: string) => new Problem(403, 'forbidden', reason),

	noDatabase: () => new Problem(404, 'not_found', 'Database does not exist.'),
	notFound: (reason: string) => new Problem(404, 'not_found', reason),
	missing: () => new Problem(404, 'not_found', 'missing'),
	deleted: () => new Problem(404, 'not_found', 'deleted'),
	missingAttachment: () => new Problem(404, 'not_found', 'Document is missing attachment'),
	methodNotAllowed: (allowed: readonly string[]) =>
		new Problem(405, 'method_not_allowed', `Only ${allowed.join(',')} allowed`, {
			allow: allowed.join(', ')
		}),
	conflict: () => new Problem(409, 'conflict', 'Document update conflict.'),
	databaseExists: () =>
		new Problem(412, 'file_exists', 'The database could not be created, the file already exists.'),
	tooLarge: (reason = 'the request entity is too large') => new Problem(413, 'too_large', reason),
	attachmentTooLarge: (name: string) => new Problem(413, 'attachment_too_large', name),
	badContentType: (reason: string) => new Problem(415, 'bad_content_type', reason),
	missingStub: (reason: string) => new Problem(412, 'missing_stub', reason),
	digestDiffers: () => new Problem(400, 'content_md5_mismatch', 'Possible message corruption.'),
	rangeNotSatisfiable: (length: number) =>
		new Problem(416, 'requested_range_not_satisfiable', 'Requested range not satisfiable', {
			'content-range': `bytes */${length}`
		}),
	tooManyFeeds: () =>
		new Problem(429, 'too_many_requests', 'too many open feeds', {
			'retry-after': RETRY_AFTER_SECONDS
		}),
	notImplemented: (what: string) =>
		new Problem(501, 'not_implemented', `${what} is not offered by this server`),

	/** Temporary: the device keeps its records and tries again by itself. */
	unavailable: (reason: string) =>
		new Problem(503, 'service_unavailable', reason, { 'retry-after': RETRY_AFTER_SECONDS }),
	stopping: () => problems.unavailable('Máy chủ đang dừng, hãy thử lại sau ít phút.'),
	busy: () => problems.unavailable('Máy chủ đang bận, hãy thử lại sau ít giây.'),
	diskUnwritable: () =>
		problems.unavailable('Máy chủ chưa ghi được vào ổ đĩa, bản ghi vẫn còn trên máy của bạn.'),
	diskFull: () =>
		new Problem(
			507,
			'insufficient_storage',
			'Ổ đĩa của máy chủ đã đầy, bản ghi vẫn còn trên máy của bạn.',
			{ 'retry-after': RETRY_AFTER_SECONDS }
		),
	unexpected: () =>
		new Problem(
			500,
			'internal_server_error',
			'Máy chủ gặp sự cố ngoài dự kiến, bản ghi vẫn còn trên máy của bạn. Hãy thử lại sau.'
		)
};

/** Names whatever was thrown while a request was served. A status of 500 is our own bug: log the cause. */
export function toProblem(thrown: unknown): Problem {
	if (thrown instanceof Problem) return thrown;
	switch (statusOf(thrown)) {
		case 400:
			return problems.badRequest(thrown instanceof Error ? thrown.message : 'bad request');
		case 404:
			return problems.missing();
		case 413:
			return problems.tooLarge();
		case 415:
			return problems.badContentType('Content-Type must be application/json');
		case 503:
			return problems.stopping();
		default:
			return problems.unexpected();
	}
}

/** Fastify and its plugins say with `statusCode` what they think of a request. */
const statusOf = (thrown: unknown): unknown =>
	typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown
		? thrown.statusCode
		: undefined;
