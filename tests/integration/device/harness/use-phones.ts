import { afterAll, afterEach, beforeAll } from 'vitest';
import { DeviceSite, type Phone } from './open-device';

/** One site for the tests of a file, and phones that are put away after each test. Returns how to take a new one. */
export function usePhones(): () => Promise<Phone> {
	let site: DeviceSite;
	let phones: Phone[] = [];

	beforeAll(async () => {
		site = await DeviceSite.open();
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
