import { catalogue } from './index';

/** A commune by the name somebody gave it; unnamed where this device has not heard any. */
const vi = {
	committee: (title: string | undefined) =>
		`Uỷ ban nhân dân ${title === undefined ? 'xã' : title.replace(KIND, (kind) => kind.toLocaleLowerCase('vi'))}`
};

const en: typeof vi = {
	committee: (title) => `the People’s Committee of ${title ?? 'the commune'}`
};

/** "Xã Mường Lam" begins small in the middle of a sentence. */
const KIND = /^(xã|phường|thị trấn|đặc khu)(?=\s)/iu;

export const communeName = catalogue({ vi, en });
