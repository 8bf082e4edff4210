import { test, type Page } from '@playwright/test';
import { Phone, type PhoneOptions } from '../../support/phone';
import { signIn } from './volunteer';

interface Phones {
	/** A phone, or an office PC, on which nobody has signed in yet. */
	open(options?: PhoneOptions): Promise<Phone>;
	/** One on which somebody has, whose screen stands still. */
	signedIn(name: string, options?: PhoneOptions): Promise<Phone>;
	/** Its page alone. */
	pageOf(name: string, options?: PhoneOptions): Promise<Page>;
}

/** Devices of the tests of a file, on the server that stands at `url` by then; all are put away after each test. */
export function usePhones(url: () => string): Phones {
	let phones: Phone[] = [];
	test.afterEach(async () => {
		const used = phones;
		phones = [];
		await Promise.all(used.map((phone) => phone.dispose()));
	});

	const open = async (options: PhoneOptions = {}) => {
		const phone = await Phone.open(url(), options);
		phones.push(phone);
		return phone;
	};
	const signedIn = async (name: string, options: PhoneOptions = {}) => {
		const phone = await open({ isStill: true, ...options });
		await signIn(phone.page, name);
		return phone;
	};
	return { open, signedIn, pageOf: async (...given) => (await signedIn(...given)).page };
}
