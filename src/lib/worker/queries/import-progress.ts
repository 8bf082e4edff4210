import { watchImportProgress } from '../import-progress';
import type { Query } from './query';

export const importProgress: Query<'importProgress'> = (_, __, answer) =>
	watchImportProgress(answer);
