import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';

const SERVER = process.env['GO_CUA_URL'] ?? 'http://127.0.0.1:5985';

export default defineConfig(({ mode }) => ({
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
	server: { proxy: { '/db': SERVER, '/api': SERVER } },
	resolve:
		mode === 'test' ? { alias: { $lib: new URL('./src/lib', import.meta.url).pathname } } : {},
	test: {
		projects: [
			{ extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
			{
				extends: true,
				test: {
					name: 'contract',
					include: ['tests/contract/**/*.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					// Real server processes, started and killed: generous on a busy machine.
					testTimeout: 120_000,
					hookTimeout: 120_000,
					fileParallelism: false
				}
			}
		]
	}
}));
