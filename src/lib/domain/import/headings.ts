import type { ColumnMeaning } from './column-meaning';
import { foldText } from '../text/fold-text';

/**
 * The words villages and communes put over their columns. Order matters: the first that fits decides, so that
 * "Quan hệ với chủ hộ" is no name, and "Có CCCD" is asked before an identity number is seen in it.
 */
export interface HeadingMeaning {
	meaning: ColumnMeaning;
	confidence: 'certain' | 'likely';
}

export function meaningOfHeading(heading: string): HeadingMeaning | undefined {
	const words = headingWords(heading);
	// Longer than any heading: a remark or a title.
	if (words === '' || words.length > 80) return undefined;
	for (const [meaning, whole, part] of HEADINGS) {
		if (whole.test(words)) return { meaning, confidence: 'certain' };
		if (part?.test(words)) return { meaning, confidence: 'likely' };
	}
	return undefined;
}

/** Whether a cell is one of the headings over names, as when the header is repeated after a page break. */
export const isNameHeading = (words: string): boolean =>
	HEADINGS.some(([meaning, whole]) => meaning === 'name' && whole.test(words));

/** `Quan hệ với\nchủ hộ` → `quan he voi chu ho`; `G/c` → `g c`. */
export const headingWords = (heading: string): string =>
	foldText(heading)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

const HEADINGS: readonly (readonly [ColumnMeaning, RegExp, RegExp?])[] = [
	['left-out:password', /^(?:mat khau|mk|otp|passcode|password|ma otp|ma pin)$/, /\b(?:mat khau|otp|passcode)\b/],
	['skill:has-id-card', /^(?:da |co |da co |da lam |da cap |lam )(?:the )?(?:cccd|can cuoc|can cuoc cong dan)(?: gan chip)?$/, /^(?:da|co) .*\b(?:cccd|can cuoc)\b/],
	['left-out:bank-data', /^(?:stk|so tk|so tai khoan|tai khoan ngan hang|ngan hang)$/, /\bngan hang\b/],
	['skill:pays-online', /^thanh toan(?: truc tuyen)?$/, /\bthanh toan\b/],
	['skill:has-submitted-or-looked-up', /^(?:da |biet )?(?:nop|tra cuu) (?:ho so|hs)(?: truc tuyen| online)?$/, /\b(?:nop|tra cuu)\b.*\b(?:ho so|hs|truc tuyen|dvc|dich vu cong)\b|\bho so truc tuyen\b/],
	['skill:signs-in-alone', /^(?:da |biet |tu )?dang nhap(?: dvc| dvcqg| duoc| vneid)?$/, /\bdang nhap\b/],
	['left-out:visit-record', /^ngay (?:huong dan|ho tro|kich hoat|den|den nha|thuc hien|lam|gap)$/, /^(?:ngay|thoi gian) (?:huong dan|ho tro|kich hoat|thuc hien)/],
	['skill:activated-on-phone', /^(?:da |co )?kich hoat(?: vneid)?(?: (?:muc|muc do) 2)?$/, /\bkich hoat\b/],
	['skill:has-level-2-account', /^(?:da co |co )?(?:vneid|tai khoan vneid|tai khoan dinh danh)(?: (?:muc|muc do) 2)?$/, /\bvneid\b|\bmuc(?: do)? 2\b/],
	['skill:has-opened-portal', /^(?:da |biet )?(?:vao|mo|truy cap) (?:cong )?(?:dvc|dvcqg|dich vu cong)$/, /\b(?:vao|mo|truy cap|dung|su dung)\b.*\b(?:cong|dvc|dich vu cong)\b/],
	['left-out:id-number', /^(?:so )?(?:cccd|cmnd|cmt|cmtnd|can cuoc|dinh danh|can cuoc cong dan)$/, /\b(?:cccd|cmnd|cmt|can cuoc|dinh danh|giay to|ho chieu)\b/],
	['left-out:ethnicity', /^(?:dan toc|d toc|dt thieu so)$/, /\bdan toc\b/],
	['left-out:religion', /^ton giao$/, /\bton giao\b/],
	['left-out:health', /^(?:khuyet tat|suc khoe|benh|bhyt|the bhyt|so bhyt)$/, /\b(?:khuyet tat|suc khoe|benh|bhyt|bao hiem)\b/],
	['left-out:poverty-class', /^(?:dien ho|ho ngheo|loai ho|phan loai ho|doi tuong|chinh sach)$/, /\b(?:ngheo|dien ho|chinh sach|bao tro)\b/],
	['left-out:sex', /^(?:gioi tinh|gt|phai|nam nu|gioi)$/],
	['left-out:household-count', /^(?:so ho|tong so ho|tong ho|so luong ho)$/, /^(?:tong )?so ho\b/],
	['relation', /^(?:quan he|qh|quan he voi chu ho|qh voi chu ho|quan he chu ho|qh chu ho|vai tro)$/, /^(?:quan he|qh)\b|\bmoi quan he\b/],
	['left-out:visit-record', /^(?:to vien|can bo|tinh nguyen vien|tnv|nguoi phu trach|phu trach|nguoi huong dan|nguoi lap|nguoi ho tro)$/, /\b(?:to vien|can bo|phu trach|nguoi huong dan|nguoi ho tro|tinh nguyen vien)\b/],
	['call-name', /^(?:ten goi|ten thuong goi|ten goi khac|goi la|ten khac|ten o nha|biet danh)$/, /\bthuong goi\b/],
	['birth', /^(?:nam sinh|ngay sinh|ngay thang nam sinh|ngay thang sinh|ns|sn|sinh nam|nam|nam sinh chu ho)$/, /\b(?:nam|ngay|thang) sinh\b|\bsinh nam\b/],
	['phone', /^(?:sdt|so dt|dt|dien thoai|so dien thoai|dt lien he|sdt lien he|so dt lien he|di dong|dtdd|so may|phone|tel|so lien he|lien he)$/, /\b(?:sdt|so dt|so dien thoai|dt lien he|dtdd)\b|^dien thoai(?! thong minh)\b/],
	['stated-size', /^(?:so khau|khau|so nhan khau|nhan khau|nk|so nguoi|so thanh vien|so khau trong ho|tong so khau)$/, /\b(?:so khau|nhan khau|so nguoi|so thanh vien)\b/],
	['note', /^(?:ghi chu|g c|gc|gchu|luu y|chu thich|ghi ro)$/, /\bghi chu\b/],
	['ordinal', /^(?:stt|tt|so tt|so thu tu|s t t|t t|ho so|ma ho|no|so ho khau)$/],
	['name', /^(?:ho va ten|ho ten|ho va ten chu ho|ho ten chu ho|ten chu ho|chu ho|ten|ho va ten nguoi dai dien|nguoi dai dien|dai dien ho|ten nguoi dan|full name|name)$/, /\b(?:ho va ten|ho ten|ten chu ho|chu ho|dai dien ho)\b/],
	['address', /^(?:dia chi|noi o|cho o|so nha|noi o hien tai|noi thuong tru|thuong tru|vi tri nha|ngo|ngo xom|duong|nha o)$/, /\b(?:dia chi|noi o|cho o|so nha|thuong tru)\b/],
	['village', /^(?:xom|ban|thon|to|khoi|lang|ap|buon|khu|nhom|to dan pho|khu pho|thon ban|thon xom|xom ban|ban nhom|ten xom|ten ban|ten thon|don vi|cum)$/, /^(?:xom|ban|thon|khoi|to dan pho|cum)\b/]
]; // prettier-ignore
