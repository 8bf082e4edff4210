import { foldText } from '../text/fold-text';

/**
 * A VNeID account is no procedure of the catalogue, and is what people ask for most: it is made at the police, and used
 * on their own phone.
 *
 *   account  to have one: what to take to the police, then how to activate it
 *   use      they have one and cannot get in, or not yet
 */
export type AccountHelp = 'account' | 'use';

/** As it is typed, also in part or by slip: "vne", "VN eID", "vnied". */
const THE_APP = /\b(vne|vnid|vn ?e ?id|vnied)/;
const GETTING_IN = /\b(mat khau|quen ma|dang nhap|mo khoa|kich hoat|otp)\b/;
/** "số định danh" is a number, and "xác định danh sách" something else. */
const ACCOUNT =
	/(?<!\b(so|ma|xac) )\bdinh danh\b|\btai khoan\b|\bmuc (do )?(2|hai)\b|\bapp cong an\b/;

/** What help with an account a text asks for; undefined where it asks for something else. */
export function accountHelpFor(text: string): AccountHelp | undefined {
	const folded = foldText(text);
	if (GETTING_IN.test(folded)) return 'use';
	// "thông tin trên VNeID sai" is a matter of the register, and the catalogue has it.
	if (/\bsai\b/.test(folded)) return undefined;
	return THE_APP.test(folded) || ACCOUNT.test(folded) ? 'account' : undefined;
}
