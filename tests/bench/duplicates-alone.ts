/** `npm run bench:duplicates [seed]`: likely duplicates on made-up lists with known answers. Needs no build. */
import { duplicateFigures } from './duplicates';
import { printFigures } from './figures';

printFigures(duplicateFigures(Number(process.argv[2] ?? 2026)));
