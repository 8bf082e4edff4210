import { foldText } from '../text/fold-text';

/** `Chủ hộ`, `chủ hộ`, `CH`, `c.hộ`, and the like. */
export const isHeadRelation = (cell: string): boolean => {
	const letters = foldText(cell).replace(/[^\p{L}]+/gu, '');
	return letters.startsWith('chuho') || letters === 'ch' || letters === 'cho' || letters === 'head';
};
