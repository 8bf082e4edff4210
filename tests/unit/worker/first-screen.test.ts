import { expect, test } from 'vitest';
import { staticImports } from '../../support/static-imports';

/** A cheap phone reads every kilobyte before it shows the first household (DESIGN's 130 KB); checking shapes is ten of them. */
test.each([
	'src/lib/worker/data-worker.ts',
	'src/routes/+layout.svelte',
	'src/routes/+page.svelte',
	'src/routes/today/+page.svelte',
	'src/routes/households/+layout.svelte'
])('%s brings up the first screen without the code that checks shapes', (start) => {
	const reached = staticImports(start);
	expect(reached.size).toBeGreaterThan(5);
	expect([...reached].filter((one) => one.startsWith('zod'))).toEqual([]);
});

test('what does check shapes is seen to', () => {
	expect(staticImports('src/lib/domain/entries/entry.ts')).toContain('zod/mini');
});
