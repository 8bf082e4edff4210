import { parseReading } from '../time/clock';
import { parseEntryId } from '../ids';
import { err, ok, type Result } from '../result';
import { isPortalCode, mayBeOfPerson } from '../submission/dossier-code';
import { checkFreeText, type GuardError } from '../text/guard';
import type { Entry } from './entry';
import { readEntry, type ReadError } from './upcast';

export type RefusalError =
	| ReadError
	| { kind: 'id-does-not-match' }
	| { kind: 'another-author'; by: string }
	| { kind: 'officer-only' }
	| { kind: 'server-only' }
	| { kind: 'forbidden-text'; found: GuardError['kind'] };

/**
 * @property restoredAtMs given while a server that was restored from a backup gathers again what the backup lacked: an
 * officer's device may then hand back what others wrote before that moment
 */
export interface Submitter {
	by: string;
	isOfficer: boolean;
	restoredAtMs?: number;
}

/**
 * The rule for every entry on its way into a village's ledger, on the device and on the server alike: well-formed, an
 * id that says what the entry says, written by the one who sends it, and no identity number or code in its words.
 */
export function acceptEntry(document: unknown, submitter: Submitter): Result<Entry, RefusalError> {
	const read = readEntry(document);
	if (!read.ok) return read;

	const entry = read.value;
	const id = parseEntryId(entry._id);
	if (id?.at !== entry.at || id.device !== entry.device) return err({ kind: 'id-does-not-match' });
	if (entry.by !== submitter.by && !handsBack(entry, submitter))
		return err({ kind: 'another-author', by: entry.by });
	// Whatever name they sign in with; after a restore an officer's device gives back what the server wrote itself.
	if (entry.type === 'household-anonymised' && !handsBack(entry, submitter))
		return err({ kind: 'server-only' });
	if ('byOfficer' in entry && entry.byOfficer && !submitter.isOfficer)
		return err({ kind: 'officer-only' });

	if (entry.type === 'dossier-code-noted' && mayBeOfPerson(entry.personal.code))
		return err({ kind: 'forbidden-text', found: 'id-number' });
	for (const text of freeTexts(entry)) {
		const checked = checkFreeText(text);
		if (!checked.ok) return err({ kind: 'forbidden-text', found: checked.error.kind });
	}
	return ok(entry);
}

/** A volunteer hands back their own entries only: who could send another's could also make them up. */
const handsBack = ({ at }: Entry, { isOfficer, restoredAtMs }: Submitter): boolean =>
	isOfficer && restoredAtMs !== undefined && parseReading(at).ms < restoredAtMs;

/** Everything a person could have typed. Phone numbers and the codes of dossiers have their own field and shape. */
export function freeTexts(entry: Entry): string[] {
	const texts: string[] = [];
	const collect = (value: unknown, key: string): void => {
		if (typeof value === 'string') {
			if (key === 'phone' || key === 'id' || (key === 'code' && isPortalCode(value))) return;
			texts.push(value);
		} else if (Array.isArray(value)) value.forEach((item) => collect(item, key));
		else if (typeof value === 'object' && value !== null)
			Object.entries(value).forEach(([inner, item]) => collect(item, inner));
	};
	if ('personal' in entry) collect(entry.personal, 'personal');
	if ('lane' in entry) collect(entry.lane, 'lane');
	return texts;
}

/** A refusal in words a volunteer can act on; what the server answers as `reason`. */
export function reasonOf(error: RefusalError): string {
	switch (error.kind) {
		case 'newer-version':
			return `bản ghi theo mẫu mới (bản ${error.version}), máy chủ của xã cần cập nhật`;
		case 'not-an-entry':
			return error.where ? `bản ghi thiếu hoặc sai mục "${error.where}"` : 'bản ghi không đọc được';
		case 'id-does-not-match':
			return 'mã của bản ghi không khớp nội dung';
		case 'another-author':
			return `bản ghi do "${error.by}" viết, cần chính người đó gửi`;
		case 'officer-only':
			return 'chỉ cán bộ xã được huỷ hoặc quyết định thay người khác';
		case 'server-only':
			return 'chỉ máy chủ của xã ghi được việc xoá thông tin theo hạn';
		case 'forbidden-text':
			return forbiddenText[error.found];
	}
}

const forbiddenText: Record<GuardError['kind'], string> = {
	'id-number': 'có dãy số giống số định danh hoặc số căn cước',
	'one-time-code': 'có mã giống mã OTP',
	'card-number': 'có dãy số giống số thẻ ngân hàng',
	password: 'có chữ giống mật khẩu'
};
