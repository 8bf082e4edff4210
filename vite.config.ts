import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';

const SERVER = process.env['GO_CUA_URL'] ?? 'http://127.0.0.1:5985';

/**
 * What a volunteer begins with, in one file with all that it imports: as sixty small ones it was as many questions to the
 * service worker, 300 ms and more of a cheap phone's start, and 8 KB more to fetch. Whatever is opened later stays apart.
 */
const FIRST_SCREENS =
	/[\\/]src[\\/]routes[\\/](\+layout|today[\\/]\+page|households[\\/](\+layout|\+page))\.svelte$/;

/** Left to itself, Vitest keeps one core of two for its own process, which has little to do. */
const TEST_WORKERS = 2;

export default defineConfig(({ mode, isSsrBuild }) => ({
	plugins:
		mode === 'test'
			? [svelte()] // compiles the runes that words and states are made of
			: [
					sveltekit(),
					SvelteKitPWA({
						strategies: 'injectManifest',
						srcDir: 'src',
						filename: 'service-worker.ts',
						registerType: 'prompt',
						injectRegister: false,
						manifest: false,
						injectManifest: {
							globPatterns: ['client/**/*.{js,css,woff2,webmanifest,svg,png}', '200.html']
						},
						kit: { adapterFallback: '200.html', spa: true }
					})
				],
	worker: { format: 'es' },
	build: isSsrBuild
		? {}
		: {
				rolldownOptions: {
					output: {
						codeSplitting: {
							groups: [{ name: 'first-screens', test: FIRST_SCREENS }]
						}
					}
				}
			},
	server: { proxy: { '/db': SERVER, '/api': SERVER } },
	resolve:
		mode === 'test' ? { alias: { $lib: new URL('./src/lib', import.meta.url).pathname } } : {},
	test: {
		projects: [
			{
				extends: true,
				// Nothing is kept between files: loading the code once halves the time. So it is with the contract tests.
				test: {
					name: 'unit',
					include: ['tests/unit/**/*.test.ts'],
					isolate: false,
					maxWorkers: TEST_WORKERS
				}
			},
			{
				extends: true,
				test: {
					name: 'contract',
					include: ['tests/contract/**/*.test.ts'],
					isolate: false,
					maxWorkers: TEST_WORKERS,
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					globalSetup: [
						'tests/support/build-server.ts',
						'tests/integration/device/harness/build-site.ts'
					],
					// Real server processes, started and killed: generous on a busy machine.
					testTimeout: 120_000,
					hookTimeout: 120_000,
					// Two at a time: each has its own port, folder and browser profile, and waits for processes most of the time.
					maxWorkers: TEST_WORKERS
				}
			}
		]
	}
}));
