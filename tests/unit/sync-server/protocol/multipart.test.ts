import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundaryOf, splitMultipart } from '../../../../sync-server/src/protocol/multipart';

const split = (body: string | Uint8Array, boundary = 'b') =>
	splitMultipart(Buffer.from(body), boundary);

describe('a multipart body', () => {
	test('is taken apart into its parts, without what stands before and after', () => {
		const body =
			'preamble\r\n--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b \t\r\n' +
			'Content-Disposition: attachment; filename="ế "1".txt"\r\nX: y\r\n\r\n\r\n--\r\n--b--\r\nrest';
		const found = split(body);
		expect(found.ok && found.value.map((part) => ({ ...part, bytes: String(part.bytes) }))).toEqual(
			[
				{ contentType: 'application/json', fileName: undefined, bytes: '{}' },
				{ contentType: undefined, fileName: 'ế "1".txt', bytes: '\r\n--' }
			]
		);
	});

	test('may have parts without headers, and empty ones', () => {
		const found = split('--b\r\n\r\n\r\n--b\r\n\r\nx\r\n--b--');
		expect(found.ok && found.value.map(({ bytes }) => String(bytes))).toEqual(['', 'x']);
	});

	test.each([
		['', 'no part'],
		['{}', 'no part'],
		['--b', 'too early'],
		['--bc\r\n\r\nx\r\n--b--', 'too early'],
		['--b\r\n\r\nx', 'too early'],
		['--b\r\nA: b\r\n--b--', 'no readable headers'],
		[`--b\r\nA: ${'x'.repeat(20_000)}\r\n\r\nx\r\n--b--`, 'no readable headers'],
		[`${'--b\r\n\r\n\r\n'.repeat(1001)}--b--`, 'too many']
	])('that is broken is refused: %j', (body, reason) => {
		expect(split(body)).toMatchObject({ ok: false, error: expect.stringContaining(reason) });
	});

	test('gives back any bytes that were put into it', () => {
		const part = fc
			.uint8Array({ maxLength: 200 })
			.map((bytes) => Buffer.from(bytes))
			.filter((bytes) => !bytes.includes('--0123456789abcdef'));
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
				const body = Buffer.concat([
					...parts.flatMap((bytes) => [
						Buffer.from('--0123456789abcdef\r\n\r\n'),
						bytes,
						Buffer.from('\r\n')
					]),
					Buffer.from('--0123456789abcdef--')
				]);
				const found = split(body, '0123456789abcdef');
				expect(found.ok && found.value.map(({ bytes }) => Buffer.from(bytes))).toEqual(parts);
			})
		);
	});
});

test.each([
	['multipart/related; boundary="a b"', 'a b'],
	['multipart/related; type="application/json"; Boundary=abc; charset=utf-8', 'abc'],
	['multipart/related', undefined],
	['multipart/related; boundary=""', undefined],
	[`multipart/related; boundary=${'x'.repeat(300)}`, undefined]
])('the boundary of %j is %j', (contentType, boundary) => {
	expect(boundaryOf(contentType)).toBe(boundary);
});
