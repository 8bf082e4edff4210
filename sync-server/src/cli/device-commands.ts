import { CommandFailure, DATA_FLAG, EXIT_OK, JSON_FLAG, print, type Command } from './command';
import { withData } from './with-data';

const listDevices: Command = {
	words: ['device', 'list'],
	args: [],
	flags: { ...JSON_FLAG, ...DATA_FLAG },
	help: 'các thiết bị đã đăng nhập (devices)',
	run: (call) =>
		withData(call, async ({ accounts }) => {
			const devices = accounts.devices.all().map((device) => ({
				id: device.id,
				person: device.person,
				name: device.name,
				signedInAt: new Date(device.createdAtMs).toISOString(),
				lastSeenAt: new Date(device.lastSeenAtMs).toISOString(),
				revoked: device.revokedAtMs !== null
			}));
			const { out } = call.terminal;
			if (call.flags['json'] === true) print(out, JSON.stringify(devices));
			else
				for (const { id, person, name, lastSeenAt, revoked } of devices)
					print(
						out,
						[id, person, name ?? '-', lastSeenAt, revoked ? 'đã thu hồi' : 'đang dùng'].join('\t')
					);
			return EXIT_OK;
		})
};

const revokeDevice: Command = {
	words: ['device', 'revoke'],
	args: ['ID'],
	flags: { ...DATA_FLAG },
	help: 'thu hồi một thiết bị, ví dụ máy bị mất (revoke a device)',
	run: (call) =>
		withData(call, async ({ accounts }) => {
			const id = (call.args[0] ?? '').toUpperCase();
			const known = accounts.devices.all().some((device) => device.id === id);
			if (!known) throw new CommandFailure(`không có thiết bị "${id}" (xem: device list)`);
			const revoked = accounts.devices.revoke(id);
			print(
				call.terminal.out,
				revoked > 0 ? `Đã thu hồi thiết bị ${id}.` : `Thiết bị ${id} đã được thu hồi từ trước.`
			);
			return EXIT_OK;
		})
};

export const deviceCommands = [listDevices, revokeDevice];
