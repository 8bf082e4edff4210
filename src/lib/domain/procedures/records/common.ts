import type { Condition, Procedure, ProcedureDocument, Question, Step, Words } from '../procedure';
import { ROUTE_QUESTION } from '../route';

/** What many procedures of the catalogue share, so that each says only what is its own. */

export const words = (vi: string, en: string): Words => ({ vi, en });

/** Of the catalogue that comes with the application. */
export const SHIPPED = { version: 1, effective: { from: '2026-09-25' } } as const;

export const SOURCES = {
	decision06:
		'Decision 06/QĐ-TTg (6 Jan 2022), Appendix I: list item; wording read through github.com/ericphan28/dich-vu-cong-thong-nhat docs/SERVICES_CATALOG.md (a private service catalogue, names only; its prices are NOT official)',
	decision422:
		'Decision 422/QĐ-TTg (4 Apr 2022); item named in vss.gov.vn news ItemID=10333 (20 Apr 2022)',
	general: 'general knowledge, not checked against an official page',
	policePortal: 'survey of dichvucong.bocongan.gov.vn, 2026-09-25: code, agency, times named there',
	policeTable: 'provincial police procedure table verified 2026-08-07',
	testSet: 'code seen in a 2026 public test set of portal procedures',
	attachments:
		'attachment registry of a 2026 commune one-stop assistant (public repository): code and attachment rows seen on the portal form',
	civilStatusRecords:
		'dichvucong.gov.vn record 1.000894 / 1.004859, transcribed in a 2026 public repository (portal re-creation)'
} as const;

/** How much of a record was held against an official one. */
export const SCOPE = {
	nameOnly: words('chỉ tên thủ tục', 'name only'),
	codeAndRows: words('mã thủ tục và các dòng đính kèm', 'code and attachment rows'),
	codeAndRowsOnly: words('chỉ mã thủ tục và các dòng đính kèm', 'code and attachment rows only'),
	allFour: words('giấy tờ, các bước, lệ phí, thời gian', 'documents, steps, fee, time')
} as const;

export const AUTHORITY = {
	commune: words(
		'Ủy ban nhân dân cấp xã (Trung tâm Phục vụ hành chính công cấp xã)',
		"Commune People's Committee (commune Public Administration Service Centre)"
	),
	communePolice: words('Công an cấp xã', 'Commune police'),
	provincialPolice: words('Công an cấp tỉnh', 'Provincial police'),
	insurance: words('Bảo hiểm xã hội', 'Social insurance agency'),
	power: words('Công ty Điện lực', 'Power company'),
	interlinked: words(
		'UBND cấp xã – Công an cấp xã – Bảo hiểm xã hội',
		'Commune PC, commune police and social insurance'
	)
} as const;

/** Where it says “choose the right one”. */
export const OFFICE = {
	communePolice: words(AUTHORITY.communePolice.vi, 'the commune police'),
	commune: words(
		AUTHORITY.commune.vi,
		'the commune People’s Committee (Public Administration Service Centre)'
	),
	communeCommittee: words('UBND cấp xã', 'the commune PC'),
	provincialPolice: words('Công an tỉnh', 'the provincial police'),
	insurance: words(AUTHORITY.insurance.vi, 'the social insurance agency'),
	power: words('Điện lực khu vực', 'the local power company'),
	landPlace: words('nơi có đất', 'the place of the land')
} as const;

export const SIGN_IN_STEP: Step = {
	id: 'sign-in',
	text: words(
		'Người dân tự đăng nhập Cổng Dịch vụ công quốc gia (dichvucong.gov.vn) hoặc ứng dụng VNeID bằng tài khoản định danh; tự nhập mật khẩu, mã OTP.',
		'The citizen signs in to the National Public Service Portal (dichvucong.gov.vn) or the VNeID app with their own VNeID account, typing the password and OTP themselves.'
	)
};

export const POLICE_SIGN_IN_STEP: Step = {
	id: 'sign-in',
	text: words(
		'Người dân tự đăng nhập ứng dụng VNeID, Cổng Dịch vụ công quốc gia hoặc Cổng Dịch vụ công Bộ Công an bằng tài khoản VNeID; tự nhập mật khẩu, mã OTP.',
		'The citizen signs in to the VNeID app, the National Portal or the Ministry of Public Security portal with their own VNeID account, typing the password and OTP themselves.'
	)
};

const FORM: Step = {
	id: 'form',
	text: words(
		'Điền biểu mẫu điện tử; kiểm tra kỹ phần tự điền từ Cơ sở dữ liệu dân cư (họ tên có dấu, ngày sinh, nơi cư trú).',
		'Fill in the eForm; check what was filled in from the population database (name with diacritics, date of birth, residence).'
	)
};
const ATTACH: Step = {
	id: 'attach',
	text: words(
		'Đính kèm ảnh chụp giấy tờ rõ nét, đủ trang; ưu tiên giấy tờ điện tử đã có trên VNeID hoặc kho dữ liệu cá nhân.',
		'Attach clear, complete photos of the documents; prefer electronic papers already in VNeID or the personal data store.'
	)
};
const RESULT: Step = {
	id: 'result',
	text: words(
		'Chọn cách nhận kết quả: bản điện tử, tại Trung tâm Phục vụ hành chính công hoặc qua bưu chính công ích.',
		'Choose how to receive the result: electronic copy, at the Public Administration Service Centre, or by public post.'
	)
};
const POLICE_RESULT: Step = {
	id: 'result',
	text: words(
		'Chọn cách nhận kết quả: thông báo điện tử, tại Công an hoặc qua bưu chính.',
		'Choose how to receive the result: electronic notice, at the police office, or by post.'
	)
};
export const PAY_STEP: Step = {
	id: 'pay',
	text: words(
		'Thanh toán phí, lệ phí trực tuyến (nếu có); người dân tự thao tác trên tài khoản ngân hàng, ví của mình.',
		'Pay any fee online; the citizen operates their own bank or wallet app.'
	)
};
const SEND: Step = {
	id: 'send',
	text: words(
		'Gửi hồ sơ, ghi lại mã hồ sơ và ngày hẹn trả kết quả.',
		'Submit, then note the dossier code and the due date.'
	)
};
const FOLLOW: Step = {
	id: 'follow',
	text: words(
		'Theo dõi trạng thái bằng mã hồ sơ; nếu bị yêu cầu bổ sung thì bổ sung đúng hạn; nhận kết quả.',
		'Follow the status with the dossier code; supply anything requested in time; receive the result.'
	)
};

interface Way {
	/** What is typed into the portal's search. */
	find: string;
	at: Words;
	police?: true;
	pays?: true;
	/** Between sending and the result. */
	then?: Step;
}

/** The portal's way, as all its records tell it; at the desk the citizen hands the same over and keeps the slip. */
export const stepsOf = ({ find, at, police, pays, then }: Way): Procedure['steps'] => ({
	online: [
		police ? POLICE_SIGN_IN_STEP : SIGN_IN_STEP,
		{
			id: 'find',
			text: words(
				`Tìm “${find}”, chọn đúng thủ tục và nơi tiếp nhận: ${at.vi}.`,
				`Search for “${find}”, choose the right procedure and the receiving office: ${at.en}.`
			)
		},
		FORM,
		ATTACH,
		police ? POLICE_RESULT : RESULT,
		...(pays ? [PAY_STEP] : []),
		SEND,
		...(then ? [then] : []),
		FOLLOW
	],
	counter: [
		{
			id: 'go',
			text: words(
				`Mang những thứ trong danh sách đến ${at.vi}.`,
				`Take what is on the list to ${at.en}.`
			)
		},
		{
			id: 'hand-in',
			text: pays
				? words(
						'Điền tờ khai tại quầy, nộp giấy tờ và phí, lệ phí (nếu có).',
						'Fill in the form at the desk, hand in the papers and any fee.'
					)
				: words(
						'Điền tờ khai tại quầy và nộp giấy tờ.',
						'Fill in the form at the desk and hand in the papers.'
					)
		},
		{
			id: 'slip',
			text: words(
				'Nhận phiếu hẹn trả kết quả; giữ phiếu và nhớ ngày hẹn.',
				'Take the appointment slip; keep it and remember the date.'
			)
		},
		...(then && !then.draft ? [then] : []),
		{
			id: 'fetch',
			text: words(
				'Đến ngày hẹn thì nhận kết quả tại nơi nộp, hoặc qua bưu chính.',
				'On that day fetch the result where it was handed in, or have it by post.'
			)
		}
	]
});

export const onlineOnly = (...steps: Step[]): Procedure['steps'] => ({
	online: steps,
	counter: []
});

export const when = (question: string, ...is: string[]): Condition => [{ question, is }];
export const ALWAYS: Condition = [];
export const ONLINE = when(ROUTE_QUESTION, 'online');

export const YES = { id: 'yes', text: words('Có', 'Yes') };
export const NO = { id: 'no', text: words('Không', 'No') };

export const WHO: Question = {
	id: 'who',
	text: words('Ai đi nộp?', 'Who submits it?'),
	answers: [
		{ id: 'self', text: words('Chính người cần làm', 'The person it is for') },
		{ id: 'other', text: words('Người khác nộp thay', 'Somebody else for them') }
	]
};
export const AUTHORISATION: ProcedureDocument = {
	id: 'authorisation',
	name: words('Văn bản ủy quyền', 'Written authorisation'),
	how: 'paper',
	when: when('who', 'other'),
	ifWords: words('khi nộp thay người khác', 'when someone submits for another person')
};

export const RESIDENCE: Question = {
	id: 'residence',
	text: words(
		'Mở VNeID xem thông tin cư trú: có đúng không?',
		'Look at the residence data in VNeID: are they right?'
	),
	answers: [
		{ id: 'right', text: words('Đúng', 'They are right') },
		{ id: 'wrong', text: words('Sai, hoặc chưa có', 'Wrong, or not there') }
	]
};
export const PROOF_OF_RESIDENCE: ProcedureDocument = {
	id: 'residence-proof',
	name: words('Giấy tờ chứng minh cư trú', 'Proof of residence'),
	how: 'paper',
	spared: {
		when: when('residence', 'right'),
		why: words(
			'Đã có trong Cơ sở dữ liệu dân cư, xem được trên VNeID.',
			'It is in the population database, as VNeID shows.'
		)
	},
	ifWords: words(
		'chỉ khi không khai thác được từ Cơ sở dữ liệu dân cư',
		'only if it cannot be read from the population database'
	),
	when: when('residence', 'right', 'wrong')
};

export const ID_CARD: ProcedureDocument = {
	id: 'id-card',
	name: words(
		'Căn cước, thẻ căn cước công dân hoặc căn cước điện tử của người yêu cầu',
		'ID card or electronic ID of the requester'
	),
	how: 'shown',
	hint: words('Chỉ xuất trình, không phải nộp.', 'Shown only, not handed in.'),
	spared: {
		when: ONLINE,
		why: words(
			'Dữ liệu thường tự điền từ tài khoản VNeID.',
			'The data are usually filled in from the VNeID account.'
		)
	}
};

export const form = (vi: string, en: string): ProcedureDocument => ({
	id: 'form',
	name: words(vi, en),
	how: 'form'
});

/** A fee, or a time, that the source tells in words alone. */
export const told = (vi: string, en: string) => ({ words: words(vi, en), checked: true });
export const unchecked = (vi: string, en: string) => ({ words: words(vi, en), checked: false });

export const USUALLY_FREE = unchecked('Thường miễn phí', 'Usually free');
export const FREE_UNCHECKED = unchecked('Miễn phí', 'Free');
export const SET_BY_PROVINCE = unchecked('Do HĐND tỉnh quy định', 'Set by the province');
export const TIME_UNKNOWN = unchecked(
	'Chưa rõ, hỏi nơi nhận hồ sơ',
	'Not known: ask where it is handed in'
);

export const workingDays = (from: number, to?: number) => ({
	days: { from, ...(to === undefined ? {} : { to }), unit: 'working' as const }
});
/** Where the source itself says “about”, and was not checked. */
export const aboutDays = (from: number, to?: number) => ({
	days: { ...workingDays(from, to).days, about: true as const },
	checked: false
});

/** What is said where somebody has died: of the registration alone, and of all that goes with it. */
export const AT_A_DEATH = [
	'ông bà, bố mẹ mất',
	'cha mẹ, ba má mất',
	'ông bà, bố mẹ chết',
	'chồng, vợ, con mất',
	'chồng, vợ, con chết',
	'nhà có tang',
	'người nhà qua đời'
] as const;
