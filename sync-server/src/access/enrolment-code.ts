import { encodeQR } from 'qr';

/** The code stands behind the `#`, which browsers send to nobody: it reaches no log on the way. */
export const enrolmentAddress = (origin: string, code: string): string =>
	`${origin.replace(/\/+$/, '')}/enrol#${code}`;

/** Four modules of white around it, as readers want it (ISO/IEC 18004). */
const QUIET_MODULES = 4;

/** On white of its own: a screen may be dark. */
export const qrPicture = (text: string): string =>
	encodeQR(text, 'svg', { border: QUIET_MODULES }).replace(
		'<path',
		'<rect width="100%" height="100%" fill="#fff"/><path'
	);

/** For a terminal, where characters are light on a dark ground: what is white is drawn. */
export const qrInTerminal = (text: string): string =>
	encodeQR(text, 'ascii', { border: QUIET_MODULES });
