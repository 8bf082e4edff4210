import { planImport } from '../../src/lib/domain/import/plan-import';
import { recogniseSheets } from '../../src/lib/domain/import/recognise-sheets';
import { median, type Figure } from './figures';

const TIMES = 5;
const HEADINGS = ['STT', 'Họ và tên', 'Năm sinh', 'SĐT', 'Ngõ', 'VNeID', 'Ghi chú'];

/** From a sheet's cells to the rows a person is shown; the pure functions alone, in Node. */
export function planImportFigure(households: number): Figure {
	const rows = Array.from({ length: households }, (_, i) => [
		String(i + 1),
		`Nguyễn Văn ${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(97 + (i % 23))}`,
		String(1940 + (i % 60)),
		`09${String(10_000_000 + i)}`,
		`Ngõ ${i % 40}`,
		i % 3 === 0 ? 'x' : 'chưa',
		i % 5 === 0 ? 'gọi trước khi đến, nhà cuối ngõ' : ''
	]);
	const grid = { name: 'Xóm 3', rows: [HEADINGS, ...rows] };
	const times: number[] = [];
	let planned = 0;
	for (let i = 0; i < TIMES; i++) {
		const started = performance.now();
		planned = planImport([grid], recogniseSheets([grid]), { thisYear: 2026 }).households.length;
		times.push(performance.now() - started);
	}
	return {
		what: `plan of an import, ${planned} rows, in Node (median of ${TIMES})`,
		measured: `${Math.round(median(times))} ms`
	};
}
