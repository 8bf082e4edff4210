import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Phone } from '../../support/phone';
import { startServer } from '../../support/server-process';
import { ofOfficer, ofProvince, ofTakenAway, type Command } from './office';
import { ofSubmission } from './submission';
import { DEMO_PASSWORD, FOLDER, SIZES, type Width } from './take';
import { ofVolunteer } from './volunteer';

/** Pictures of the main screens for the documentation, of the made-up commune: `npm run screenshots`. */

await mkdir(FOLDER, { recursive: true });
const server = await startServer({ demo: true });
const command: Command = async (...args) => {
	const { code, stderr } = await server.command(args);
	if (code !== 0) throw new Error(stderr);
};

async function onDevice(width: Width, walk: (page: Page) => Promise<void>): Promise<void> {
	const device = await Phone.open(server.url, { viewport: SIZES[width] });
	try {
		await walk(device.page);
	} finally {
		await device.dispose();
	}
}

try {
	for (const width of [360, 1280] as const)
		await onDevice(width, async (page) => {
			await ofVolunteer(page, width);
			await ofSubmission(page, width);
		});
	await onDevice(1280, ofOfficer);
	await command(
		...['user', 'add', 'tinh', '--title', 'Vi Văn Thắng', '--role', 'province-viewer'],
		...['--password', DEMO_PASSWORD]
	);
	await onDevice(1280, ofProvince);
	await onDevice(360, (page) => ofTakenAway(page, command));
} finally {
	await server.dispose();
}
