import { defineConfig } from '@playwright/test';
import { CHROMIUM, CHROMIUM_ARGS } from '../support/chromium';

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.test.ts',
	outputDir: '../../test-results',
	globalSetup: '../support/build-server.ts',
	// Every test has its own server process, data directory and browser profile; two cores carry two of them.
	workers: 2,
	fullyParallel: false,
	retries: 0,
	forbidOnly: true,
	// A quarter of it on a quiet machine.
	timeout: 300_000,
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: {
		// What a test waits for in vain is told before the test's own time is over.
		actionTimeout: 60_000,
		navigationTimeout: 60_000,
		viewport: { width: 360, height: 720 },
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		// Pictures and copies of every page would be a fifth of the work; `-- --trace retain-on-failure` brings them.
		trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
		screenshot: 'only-on-failure',
		launchOptions: { executablePath: CHROMIUM, args: CHROMIUM_ARGS }
	}
});
