import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
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

/** `../store/ledger`, `$lib/store/ledger` and `$lib/store` alike. */
const restrictImports = (names, message) => [
	'error',
	{
		patterns: [
			{
				regex: `(^|/)(\\$lib|\\.\\.|lib)/(${names.join('|')})(/|$)`,
				message
			}
		]
	}
];

const layerRules = Object.entries(layers).map(([layer, forbidden]) => ({
	files: [`src/lib/${layer}/**`],
	rules: {
		'no-restricted-imports': restrictImports(
			forbidden,
			`${layer} may not import this: see "Imports point one way" in docs/ARCHITECTURE.md.`
		)
	}
}));

export default ts.config(
	{
		ignores: ['node_modules', 'build', '.svelte-kit', 'data', 'dev-dist', 'static', 'test-results']
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			// The files of one application, linked by hand-written addresses; there is no base path.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	...layerRules,
	{
		files: ['src/routes/**'],
		rules: {
			'no-restricted-imports': restrictImports(
				['store', 'sync', 'sheets'],
				'Pages place components and call queries and commands; they do not reach the data themselves.'
			)
		}
	},
	{
		files: ['sync-server/**'],
		rules: {
			'no-restricted-imports': restrictImports(
				['store', 'sync', 'commands', 'worker', 'state', 'ui', 'i18n', 'routes'].map(
					(name) => `(?:.*/)?src/lib/${name}`
				),
				'The server shares the domain and the sheet readers, nothing else.'
			)
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
		files: ['tests/**'],
		rules: {
			// A test is left out only on a machine that cannot run it: `skipIf`.
			'no-restricted-properties': [
				'error',
				...['test', 'describe'].flatMap((object) =>
					['skip', 'only', 'todo', 'fixme'].map((property) => ({ object, property }))
				)
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		}
	}
);
