import { afterAll, afterEach, beforeAll } from 'vitest';
import {
	startServer,
	type ServerOptions,
	type ServerProcess
} from '../../../support/server-process';
import { DeviceSite, type Phone } from './open-device';

type NewPhone = () => Promise<Phone>;

/** One site for the tests of a file, and phones that are put away after each test. Returns how to take a new one. */
export const usePhones = (): NewPhone => phonesOf(() => Promise.resolve(undefined));

/**
 * The same, with the server of the made-up commune behind the site.
 *
 * @param between what the site reaches in the place of the server, a bad link for one
 */
export function usePhonesOfCommune(
	start: (options: ServerOptions) => Promise<ServerProcess> = startServer,
	between: (url: string) => Promise<string> = async (url) => url
): { newPhone: NewPhone; readonly server: ServerProcess } {
	let server: ServerProcess;
	const newPhone = phonesOf(async () => {
		server = await start({ demo: true });
		return between(server.url);
	});
	afterAll(() => server.dispose());
	return {
		newPhone,
		get server() {
			return server;
		}
	};
}

function phonesOf(startCommune: () => Promise<string | undefined>): NewPhone {
	let site: DeviceSite;
	let phones: Phone[] = [];

	beforeAll(async () => {
		site = await DeviceSite.open();
		site.commune = await startCommune();
	});
	afterEach(async () => {
		for (const phone of phones) await phone.close();
		phones = [];
	});
	afterAll(() => site.close());

	return async () => {
		const phone = await site.newPhone();
		phones.push(phone);
		return phone;
	};
}
