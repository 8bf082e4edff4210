import type { DuplicateSign, ImportWarning, SkippedWhat } from '$lib/domain/import/import-plan';
import type { ForbiddenKind } from '$lib/domain/text/guard';
import { catalogue } from './index';
import { inFigures } from './numbers';

/** What a file can be that is no list; the sheet readers' own names for it. */
type FileProblem =
	| 'empty-file'
	| 'too-large'
	| 'old-excel'
	| 'password-protected'
	| 'not-a-sheet'
	| 'damaged-file'
	| 'file-closed';
type WarningKind = ImportWarning['kind'];

/** Counted things, in figures of the chosen language. */
const counted = (value: number, one: string, many: string) =>
	`${inFigures(value)} ${value === 1 ? one : many}`;

const vi = {
	title: 'Nhập danh sách hộ',
	intoVillage: (village: string) => `Nhập danh sách vào ${village}`,
	back: 'Hộ',
	steps: { file: 'Chọn tệp', sheets: 'Các cột', check: 'Xem lại' },
	noVillage: 'Chưa chọn thôn, bản. Chọn thôn, bản rồi nhập danh sách.',
	chooseVillage: 'Chọn thôn, bản',

	chooseFile: 'Chọn tệp danh sách',
	chooseOther: 'Chọn tệp khác',
	fileHint: 'Tệp Excel (.xlsx) hoặc CSV. Chưa có gì được ghi cho đến khi bạn bấm “Thêm”.',
	neverStored: 'Những thứ không bao giờ được giữ',
	neverStoredText:
		'Số căn cước, ngày sinh đầy đủ, dân tộc, tôn giáo, hộ nghèo, sức khoẻ, tài khoản ngân hàng, mật khẩu. Cột nào có những thứ này sẽ bị bỏ qua, kể cả trong ghi chú.',
	readOnDevice: 'Tệp được đọc ngay trên máy này, không gửi đi đâu.',
	reading: (file: string) => `Đang đọc ${file}…`,
	planning: 'Đang xem lại danh sách…',
	declined: {
		title: (households: number, village: string) =>
			`${inFigures(households)} hộ ở ${village} không đồng ý được ghi`,
		text: 'Danh sách này có thể còn tên họ. Không giữ gì để máy nhận ra họ: nếu bạn biết hộ nào thì bỏ khỏi tệp rồi chọn lại tệp; hộ nào chưa chắc thì hỏi lại gia đình trước khi ghi tiếp.',
		codes: 'Xem mã các hộ này'
	},
	chooseAgain: (file: string) => `Chọn lại tệp ${file}`,
	chooseAgainHint:
		'Lần trước bạn đang nhập dở tệp này. Trình duyệt không giữ được tệp, nên hãy chọn lại; các lựa chọn của bạn vẫn còn.',
	startAgain: 'Bỏ, chọn tệp khác',
	fileProblem: {
		'empty-file': 'Tệp này trống. Chưa có gì thay đổi.',
		'too-large': 'Tệp quá lớn (hơn 10 MB) nên không đọc. Chưa có gì thay đổi.',
		'old-excel':
			'Đây là tệp Excel kiểu cũ (.xls). Mở bằng Excel, lưu lại thành .xlsx rồi chọn lại. Chưa có gì thay đổi.',
		'password-protected':
			'Tệp này có mật khẩu nên không đọc được. Bỏ mật khẩu của tệp rồi chọn lại. Chưa có gì thay đổi.',
		'not-a-sheet': 'Tệp này không phải bảng tính. Chọn tệp .xlsx hoặc .csv. Chưa có gì thay đổi.',
		'damaged-file':
			'Tệp này bị hỏng nên không đọc được. Xin bản khác rồi chọn lại. Chưa có gì thay đổi.',
		'file-closed': 'Máy đã đóng tệp này. Hãy chọn lại tệp; các lựa chọn của bạn vẫn còn.'
	} satisfies Record<FileProblem, string>,
	oldEncoding: 'Tệp dùng bảng mã cũ (Windows-1258), đã đổi sang chữ Việt chuẩn.',
	garbled: (sheet: string, example: string) =>
		`Chữ ở trang “${sheet}” có vẻ bị lỗi phông, ví dụ “${example}”. Hãy xem kỹ tên người trước khi thêm.`,

	sheetsFound: (sheets: number) => `Có ${inFigures(sheets)} trang tính trong tệp`,
	sheetHouseholds: (households: number) => `${inFigures(households)} hộ`,
	sheetWithout: 'Không thấy danh sách hộ',
	noneFound:
		'Không thấy danh sách hộ nào trong tệp. Chọn một trang tính và chỉ dòng tiêu đề của nó.',
	noneChosen: 'Chọn ít nhất một trang tính.',
	whichVillages: 'Tệp ghi nhiều thôn, bản. Lấy hộ của nơi nào?',
	whichVillagesHint: (village: string) => `Những hộ được chọn sẽ vào ${village}.`,
	villageNotWritten: 'Dòng không ghi thôn, bản',
	villageRow: (households: number) => `${inFigures(households)} hộ`,
	noVillageChosen: 'Chọn ít nhất một thôn, bản trong tệp.',

	understood: 'Danh sách được hiểu thế nào',
	headerRow: 'Dòng tiêu đề',
	headerRowIs: (row: number) => `Dòng ${row}`,
	noHeaderRow: 'Không có dòng tiêu đề',
	columnOf: (letter: string) => `Cột ${letter}`,
	columnWithout: 'Cột không có tiêu đề',
	examples: (texts: readonly string[]) => `Ví dụ: ${texts.join(' · ')}`,
	neverKeptColumn: 'Không bao giờ giữ',
	correctColumns: (columns: number) => `Sửa ý nghĩa ${inFigures(columns)} cột`,
	leftOutColumns: 'Cột bị bỏ qua',
	leftOutColumn: (heading: string, why: string) => `${heading}: ${why}`,

	preview: 'Các hộ đầu tiên sẽ như thế này',
	previewCount: (shown: number, of: number) => `${inFigures(shown)} trong ${inFigures(of)} hộ`,
	born: (first: number, last: number) => `sinh ${first}–${last}`,
	peopleNamed: (people: number) => `${inFigures(people)} người có tên`,
	statedPeople: (people: number) => `ghi ${inFigures(people)} khẩu`,
	showMore: 'Xem thêm hộ',
	listedSays: (texts: readonly string[]) => `Danh sách cũ ghi: ${texts.join('; ')}`,
	rowOf: (sheet: string, row: number) => `${sheet}, dòng ${row}`,
	row: (row: number) => `dòng ${row}`,
	summary: (households: number, people: number) =>
		`${inFigures(households)} hộ, ${inFigures(people)} người có tên.`,

	rejected: (rows: number) => `${inFigures(rows)} dòng không nhập được`,
	rejectedHint: 'Tải về, sửa rồi nhập lại. Các hộ khác không bị ảnh hưởng.',
	downloadRejected: 'Tải các dòng này về',
	rejectedFile: 'dong-can-sua',
	rejectedSheet: 'Cần sửa',
	rejectedColumns: { sheet: 'Trang tính', row: 'Dòng', reason: 'Vì sao' },
	warnings: (rows: number) => `${inFigures(rows)} chỗ cần để ý, hộ vẫn được nhập`,
	warning: {
		'phone-unreadable': (text: string) => `số điện thoại không đọc được, bỏ trống: ${text}`,
		'second-phone': (text: string) => `có hai số, giữ số đầu; số sau: ${text}`,
		'birth-unreadable': (text: string) => `năm sinh không rõ, bỏ trống: ${text}`,
		'answer-unreadable': (text: string) => `câu trả lời không rõ, để “Không hỏi”: ${text}`,
		'size-unreadable': (text: string) => `số khẩu không rõ, bỏ trống: ${text}`,
		'text-removed': (text: string) => `đã bỏ ${text} khỏi ghi chú`,
		'text-cut': (text: string) => `ghi chú dài quá ${text} ký tự, đã cắt bớt`
	} satisfies Record<WarningKind, (text: string) => string>,
	removed: {
		'id-number': 'số giấy tờ',
		'one-time-code': 'mã OTP',
		'card-number': 'số thẻ',
		password: 'mật khẩu'
	} satisfies Record<ForbiddenKind, string>,
	duplicates: (pairs: number) => `${inFigures(pairs)} cặp có thể là một hộ`,
	duplicatesHint: 'Máy không tự gộp. Nếu không chắc, cứ giữ cả hai.',
	/** @param isSame false where the names are written otherwise */
	duplicateWhy: (signs: readonly string[], isSame: boolean) =>
		`${isSame ? 'Cùng tên' : 'Tên gần giống'}, ${signs.join(', ')}`,
	sign: {
		'other-member': 'là người khác trong nhà',
		'birth-year': 'cùng năm sinh',
		phone: 'cùng số điện thoại',
		address: 'cùng chỗ ở',
		members: 'cùng người trong nhà',
		'only-namesake': 'chưa biết gì thêm để phân biệt'
	} satisfies Record<Exclude<DuplicateSign, 'similar-name'>, string>,
	keepBoth: 'Giữ cả hai',
	onlyFirst: (place: string) => `Chỉ nhập ${place}`,
	alreadyInVillage: 'Đã có trong danh sách',
	bringAnyway: 'Vẫn nhập thêm',
	doNotBring: 'Không nhập dòng này',
	skipped: (rows: number) => `${inFigures(rows)} dòng không phải hộ`,
	skippedHint: 'Tiêu đề, dòng trống, dòng tổng… Không tính là thiếu.',
	skippedWhat: {
		title: 'tiêu đề',
		header: 'dòng tiêu đề cột',
		'column-numbers': 'dòng đánh số cột',
		blank: 'dòng trống',
		section: 'dòng phân nhóm',
		total: 'dòng tổng',
		footer: 'ngày, chữ ký',
		'number-only': 'chỉ có số thứ tự',
		'sheet-without-households': 'trang không có hộ'
	} satisfies Record<SkippedWhat, string>,
	wholeSheet: (sheet: string) => `${sheet}, cả trang`,
	alreadyImported: (households: number) =>
		`${inFigures(households)} hộ đã nhập từ danh sách này trước đây, không thêm lần nữa`,
	allAlreadyImported: 'Mọi hộ trong tệp đã có từ lần nhập trước. Không có gì để thêm.',
	nothingToAdd: 'Không có hộ nào để thêm. Xem lại dòng tiêu đề và ý nghĩa các cột.',

	add: (households: number, village: string) => `Thêm ${inFigures(households)} hộ vào ${village}`,
	addSome: (households: number) => `Thêm ${inFigures(households)} hộ`,
	toCheck: 'Tiếp: xem lại',
	adding: (village: string) => `Đang thêm hộ vào ${village}`,
	addingHint:
		'Mỗi hộ được lưu chắc trên máy này. Nếu bị ngắt, nhập lại tệp sẽ chỉ thêm phần còn thiếu.',
	addedSoFar: (done: number, total: number) => `${inFigures(done)} trong ${inFigures(total)} hộ`,
	added: (households: number, village: string) =>
		`Đã thêm ${inFigures(households)} hộ vào ${village}`,
	addedNone: 'Không thêm hộ nào',
	whereNow: 'Đã lưu trên máy này. Sẽ tự gửi về xã khi có mạng.',
	whereNowCapped:
		'Đã lưu trên máy này. Hết mức mạng tháng này: vào Đồng bộ bấm “Gửi ngay” để gửi về xã.',
	alreadyThere: (households: number) =>
		`${inFigures(households)} hộ đã có từ trước, không thêm lần nữa.`,
	setAside: (households: number) => `${inFigures(households)} dòng bạn chọn không nhập.`,
	notAccepted: (rows: number) => `${inFigures(rows)} dòng không nhập được, đã kể ở bước trước.`,
	seeHouseholds: 'Xem danh sách hộ',
	importAnother: 'Nhập tệp khác',
	notFinished: (done: number) =>
		`Đã lưu ${inFigures(done)} hộ rồi dừng. Nhập lại tệp này sẽ chỉ thêm phần còn thiếu.`
};

const en: typeof vi = {
	title: 'Import households',
	intoVillage: (village) => `Import a list into ${village}`,
	back: 'Households',
	steps: { file: 'File', sheets: 'Columns', check: 'Check' },
	noVillage: 'No village is chosen. Choose a village, then import the list.',
	chooseVillage: 'Choose a village',

	chooseFile: 'Choose the list',
	chooseOther: 'Choose another file',
	fileHint: 'An Excel file (.xlsx) or CSV. Nothing is written until you press “Add”.',
	neverStored: 'What is never kept',
	neverStoredText:
		'Identity numbers, full dates of birth, ethnicity, religion, poverty class, health, bank data, passwords. Columns that hold these are left out, in notes too.',
	readOnDevice: 'The file is read on this device and sent nowhere.',
	reading: (file) => `Reading ${file}…`,
	planning: 'Going through the list…',
	declined: {
		title: (households, village) =>
			`${counted(households, 'household', 'households')} of ${village} declined to be recorded`,
		text: 'This list may still have their names. Nothing is kept by which the device could recognise them: take out of the file those you know of and choose it again; where you are not sure, ask the family before you record anything more.',
		codes: 'Their codes'
	},
	chooseAgain: (file) => `Choose ${file} again`,
	chooseAgainHint:
		'You were importing this file. A browser cannot keep files, so please choose it again; what you chose is still here.',
	startAgain: 'Drop it, choose another file',
	fileProblem: {
		'empty-file': 'This file is empty. Nothing was changed.',
		'too-large': 'This file is too large (over 10 MB) and was not read. Nothing was changed.',
		'old-excel':
			'This is an old Excel file (.xls). Save it as .xlsx in Excel and choose it again. Nothing was changed.',
		'password-protected':
			'This file has a password and cannot be read. Remove the password and choose it again. Nothing was changed.',
		'not-a-sheet':
			'This file is no spreadsheet. Choose an .xlsx or .csv file. Nothing was changed.',
		'damaged-file':
			'This file is damaged and cannot be read. Ask for another copy and choose that. Nothing was changed.',
		'file-closed':
			'This device has closed the file. Please choose it again; what you chose is still here.'
	},
	oldEncoding: 'The file used an old encoding (Windows-1258); its text was converted.',
	garbled: (sheet, example) =>
		`The text of “${sheet}” looks garbled, such as “${example}”. Look closely at the names before adding.`,

	sheetsFound: (sheets) => `${counted(sheets, 'sheet', 'sheets')} in the file`,
	sheetHouseholds: (households) => counted(households, 'household', 'households'),
	sheetWithout: 'No list of households',
	noneFound:
		'No list of households was found in the file. Choose a sheet and say which row is its header.',
	noneChosen: 'Choose at least one sheet.',
	whichVillages: 'The file names several villages. Whose households shall come in?',
	whichVillagesHint: (village) => `The chosen households will be added to ${village}.`,
	villageNotWritten: 'Rows that name no village',
	villageRow: (households) => counted(households, 'household', 'households'),
	noVillageChosen: 'Choose at least one village of the file.',

	understood: 'How the list was understood',
	headerRow: 'Header row',
	headerRowIs: (row) => `Row ${row}`,
	noHeaderRow: 'No header row',
	columnOf: (letter) => `Column ${letter}`,
	columnWithout: 'Column without a heading',
	examples: (texts) => `Such as: ${texts.join(' · ')}`,
	neverKeptColumn: 'Never kept',
	correctColumns: (columns) => `Correct what ${counted(columns, 'column means', 'columns mean')}`,
	leftOutColumns: 'Columns left out',
	leftOutColumn: (heading, why) => `${heading}: ${why}`,

	preview: 'The first households as they will be',
	previewCount: (shown, of) => `${inFigures(shown)} of ${counted(of, 'household', 'households')}`,
	born: (first, last) => `born ${first}–${last}`,
	peopleNamed: (people) => `${counted(people, 'person', 'people')} named`,
	statedPeople: (people) => `stated: ${counted(people, 'person', 'people')}`,
	showMore: 'Show more households',
	listedSays: (texts) => `The old list says: ${texts.join('; ')}`,
	rowOf: (sheet, row) => `${sheet}, row ${row}`,
	row: (row) => `row ${row}`,
	summary: (households, people) =>
		`${counted(households, 'household', 'households')}, ${counted(people, 'person', 'people')} named.`,

	rejected: (rows) => `${counted(rows, 'row', 'rows')} cannot be imported`,
	rejectedHint: 'Download, mend and import them again. The other households are not affected.',
	downloadRejected: 'Download these rows',
	rejectedFile: 'rows-to-mend',
	rejectedSheet: 'To mend',
	rejectedColumns: { sheet: 'Sheet', row: 'Row', reason: 'Why' },
	warnings: (rows) => `${counted(rows, 'thing', 'things')} to know; the households are imported`,
	warning: {
		'phone-unreadable': (text) => `phone number not readable, left empty: ${text}`,
		'second-phone': (text) => `two numbers, the first is kept; the second: ${text}`,
		'birth-unreadable': (text) => `year of birth unclear, left empty: ${text}`,
		'answer-unreadable': (text) => `answer unclear, left at “Not asked”: ${text}`,
		'size-unreadable': (text) => `number of people unclear, left empty: ${text}`,
		'text-removed': (text) => `${text} taken out of the note`,
		'text-cut': (text) => `the note was longer than ${text} characters and was cut`
	},
	removed: {
		'id-number': 'a document number',
		'one-time-code': 'a one-time code',
		'card-number': 'a card number',
		password: 'a password'
	},
	duplicates: (pairs) =>
		pairs === 1
			? '1 pair may be one household'
			: `${inFigures(pairs)} pairs may be one household each`,
	duplicatesHint: 'Nothing is merged by itself. If you are not sure, keep both.',
	duplicateWhy: (signs, isSame) =>
		`${isSame ? 'Same name' : 'A similar name'}, ${signs.join(', ')}`,
	sign: {
		'other-member': 'another person of the house',
		'birth-year': 'same year of birth',
		phone: 'same phone',
		address: 'same place',
		members: 'same people in the house',
		'only-namesake': 'nothing else known to tell them apart'
	},
	keepBoth: 'Keep both',
	onlyFirst: (place) => `Bring only ${place}`,
	alreadyInVillage: 'Already in the village',
	bringAnyway: 'Bring it as well',
	doNotBring: 'Do not bring this row',
	skipped: (rows) => `${counted(rows, 'row is', 'rows are')} no household`,
	skippedHint: 'Titles, blank rows, totals and the like. Nothing is missing.',
	skippedWhat: {
		title: 'title',
		header: 'header',
		'column-numbers': 'column numbers',
		blank: 'blank',
		section: 'section',
		total: 'total',
		footer: 'date, signatures',
		'number-only': 'only a number',
		'sheet-without-households': 'no households on this sheet'
	},
	wholeSheet: (sheet) => `${sheet}, the whole sheet`,
	alreadyImported: (households) =>
		`${counted(households, 'household was', 'households were')} imported from this list before and will not be added again`,
	allAlreadyImported: 'Every household of the file is here from an earlier import. Nothing to add.',
	nothingToAdd: 'There is no household to add. Look at the header row and the columns again.',

	add: (households, village) =>
		`Add ${counted(households, 'household', 'households')} to ${village}`,
	addSome: (households) => `Add ${counted(households, 'household', 'households')}`,
	toCheck: 'Next: check',
	adding: (village) => `Adding households to ${village}`,
	addingHint:
		'Each is saved firmly on this device. If it is cut off, importing the file again adds only what is missing.',
	addedSoFar: (done, total) => `${inFigures(done)} of ${counted(total, 'household', 'households')}`,
	added: (households, village) =>
		`Added ${counted(households, 'household', 'households')} to ${village}`,
	addedNone: 'No household was added',
	whereNow: 'Saved on this device. They will be sent to the commune once there is a network.',
	whereNowCapped:
		'Saved on this device. The month’s data is used up: press “Send now” in Sync to send them to the commune.',
	alreadyThere: (households) =>
		`${counted(households, 'household was', 'households were')} here already and not added again.`,
	setAside: (households) => `${counted(households, 'row', 'rows')} you chose not to bring.`,
	notAccepted: (rows) => `${counted(rows, 'row', 'rows')} could not be imported, as listed before.`,
	seeHouseholds: 'See the households',
	importAnother: 'Import another file',
	notFinished: (done) =>
		`${counted(done, 'household was', 'households were')} saved, then it stopped. Importing this file again adds only what is missing.`
};

export const importWords = catalogue({ vi, en });
export type ImportInWords = ReturnType<typeof importWords>;
