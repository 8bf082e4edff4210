import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { nearTo } from '../../../../sync-server/src/routes/outside/near';

/** A request as it arrives: by whom it says it was sent, and who brought it. */
const from = (ip: string, headers: Record<string, string> = {}, broughtBy = ip): FastifyRequest =>
	({ ip, headers, socket: { remoteAddress: broughtBy } }) as unknown as FastifyRequest;

test.each([
	['loopback', '127.0.0.1', true],
	['loopback', '127.8.8.8', true],
	['loopback', '::1', true],
	['loopback', '::ffff:127.0.0.1', true],
	['loopback', '10.0.0.1', false],
	['loopback', '203.0.113.9', false],
	['10.8.0.0/16', '10.8.3.4', true],
	['10.8.0.0/16', '10.9.3.4', false],
	['203.0.113.9', '203.0.113.9', true],
	['203.0.113.9', '203.0.113.8', false],
	['uniquelocal', '192.168.1.20', true],
	['fd00::/8', 'fd12::1', true]
])('near %s: %s %s', (network, ip, near) => {
	expect(nearTo([network])(from(ip))).toBe(near);
});

test('nobody is near where no network is', () => {
	expect(nearTo(false)(from('127.0.0.1'))).toBe(false);
});

test('a trusted proxy’s word counts, another’s makes everybody far', () => {
	const isNear = nearTo(['loopback', '10.0.0.0/8']);
	expect(isNear(from('10.1.1.1', { 'x-forwarded-for': '10.1.1.1' }, '127.0.0.1'))).toBe(true);
	expect(isNear(from('127.0.0.1', { 'x-forwarded-for': '10.1.1.1' }, '127.0.0.1'))).toBe(false);
});
