import { catalogue } from './index';

/** Apart from the other words of dossiers: every screen may say this. */
const vi = {
	told: (n: string) => `Đã có mạng: ${n} hồ sơ chờ nộp.`,
	see: 'Xem',
	later: 'Để sau'
};

const en: typeof vi = {
	told: (n) =>
		n === '1'
			? 'Network is back: 1 dossier to submit.'
			: `Network is back: ${n} dossiers to submit.`,
	see: 'See',
	later: 'Later'
};

export const backOnlineWords = catalogue({ vi, en });
