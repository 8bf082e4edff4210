import { renderSVG, renderUnicodeCompact } from 'uqr';

/** The code stands behind the `#`, which browsers send to nobody: it reaches no log on the way. */
export const enrolmentAddress = (origin: string, code: string): string =>
	`${origin.replace(/\/+$/, '')}/enrol#${code}`;

/** Four modules of white around it, as readers want it (ISO/IEC 18004). */
const QUIET_MODULES = 4;

export const qrPicture = (text: string): string => renderSVG(text, { border: QUIET_MODULES });

/** For a terminal, where characters are light on a dark ground: what is white is drawn. */
export const qrInTerminal = (text: string): string =>
	renderUnicodeCompact(text, { border: QUIET_MODULES });
