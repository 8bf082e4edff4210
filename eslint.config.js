import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Imports point one way: routes → ui, state, commands → store, sync → domain. Each layer lists what it may not reach.
 * The worker folder is the composition root of the device and may reach everything but screens.
 */
const layers = {
	domain: ['sheets', 'store', 'sync', 'commands', 'worker', 'state', 'ui', 'i18n', 'routes'],
	sheets: ['store', 'sync', 'commands', 'worker', 'state', 'ui', 'i18n', 'routes'],
	store: ['sync', 'commands', 'worker', 'state', 'ui', 'i18n', 'routes'],
	sync: ['commands', 'worker', 'state', 'ui', 'i18n', 'routes'],
	commands: ['worker', 'state', 'ui', 'i18n', 'routes'],
	worker: ['state', 'ui', 'i18n', 'routes'],
	i18n: ['sheets', 'store', 'sync', 'commands', 'worker', 'ui', 'routes'],
	ui: ['sheets', 'store', 'sync', 'commands', 'worker', 'state', 'routes'],
	state: ['ui', 'routes']
};

const zones = Object.entries(layers).map(([layer, forbidden]) => ({
	target: `./src/lib/${layer}`,
	from: forbidden.map((name) => (name === 'routes' ? './src/routes' : `./src/lib/${name}`)),
	message: `${layer} may not import this: see "Imports point one way" in docs/ARCHITECTURE.md.`
}));

export default ts.config(
	{ ignores: ['node_modules', 'build', '.svelte-kit', 'data', 'dev-dist', 'static'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [
				importX.createNodeResolver({
					extensions: ['.ts', '.svelte.ts', '.svelte', '.js'],
					alias: { $lib: [new URL('./src/lib', import.meta.url).pathname] }
				})
			]
		},
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
			'import-x/no-restricted-paths': [
				'error',
				{
					zones: [
						...zones,
						{
							target: './sync-server',
							from: './src',
							except: ['./lib/domain', './lib/sheets'],
							message: 'The server shares the domain and the sheet readers, nothing else.'
						}
					]
				}
			],
			'import-x/no-cycle': 'error',
			// The files of one application, linked by hand-written addresses; there is no base path.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/lib/domain/**'],
		rules: {
			'no-restricted-globals': ['error', 'Date', 'crypto', 'performance', 'window', 'document'],
			'no-restricted-properties': ['error', { object: 'Math', property: 'random' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		}
	}
);
