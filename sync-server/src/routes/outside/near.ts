import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** The words for networks that a list of them may use, as `--trust-proxy` does. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
	loopback: ['127.0.0.0/8', '::1/128'],
	linklocal: ['169.254.0.0/16', 'fe80::/10'],
	uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
};

/** Whether a request comes from one of these networks, as far as that can be known. */
export function nearTo(networks: readonly string[] | false): (request: FastifyRequest) => boolean {
	const list = new BlockList();
	for (const network of (networks || []).flatMap((one) => NAMED[one] ?? [one])) add(list, network);
	return (request) => {
		// A proxy we were not told of stands between: what looks near may come from anywhere.
		if (request.ip === request.socket.remoteAddress && wasPassedOn(request)) return false;
		const address = request.ip.replace(/^::ffff:(?=[0-9.]+$)/i, '');
		const version = isIP(address);
		return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
	};
}

function add(list: BlockList, network: string): void {
	const [address = '', prefix] = network.split('/');
	const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
	if (prefix === undefined) list.addAddress(address, family);
	else list.addSubnet(address, Number(prefix), family);
}

const wasPassedOn = ({ headers }: FastifyRequest): boolean =>
	['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => headers[name] !== undefined);
