import { capitalised } from './capitalised';
import type { EntryOf } from '$lib/domain/entries/entry';
import type { DoneBy, NotPossibleReason, Skill, SkillAnswer } from '$lib/domain/visit/skills';
import { catalogue } from './index';

/**
 * The seven skills in words. Statements have no subject and begin in lower case, so that they can follow a name or open
 * a sentence.
 */
interface SkillWords {
	/** Short, as a heading or in a list: "đăng nhập". */
	topic: string;
	/** @param who as the person is addressed, "bà Tím" */
	question: (who: string) => string;
	/** Seen done by the person alone. */
	alone: string;
	/** Done while somebody helped. */
	together: string;
	/** Done by the volunteer while the person looked on. */
	volunteer: string;
	no: string;
	/** What an old list claims, without saying who was seen to do it. */
	listed: string;
	/** What is still to be learnt: "tự nộp hồ sơ". */
	step: string;
}

type NextStep = NonNullable<EntryOf<'visit-recorded'>['nextStep']>;

const vi = {
	skill: {
		'has-id-card': {
			topic: 'thẻ căn cước',
			question: (who) => `${capitalised(who)} đã có thẻ căn cước chưa?`,
			alone: 'đã có thẻ căn cước',
			together: 'đã có thẻ căn cước',
			volunteer: 'đã có thẻ căn cước',
			no: 'chưa có thẻ căn cước',
			listed: 'có thẻ căn cước',
			step: 'làm thẻ căn cước'
		},
		'has-level-2-account': {
			topic: 'tài khoản VNeID mức 2',
			question: (who) => `${capitalised(who)} đã có tài khoản VNeID mức 2 chưa?`,
			alone: 'đã có tài khoản VNeID mức 2',
			together: 'đã có tài khoản VNeID mức 2',
			volunteer: 'đã có tài khoản VNeID mức 2',
			no: 'chưa có tài khoản VNeID mức 2',
			listed: 'có tài khoản VNeID mức 2',
			step: 'làm tài khoản VNeID mức 2'
		},
		'activated-on-phone': {
			topic: 'kích hoạt VNeID',
			question: (who) => `${capitalised(who)} đã kích hoạt VNeID trên điện thoại chưa?`,
			alone: 'đã tự kích hoạt VNeID trên điện thoại',
			together: 'đã kích hoạt VNeID khi có người cùng làm',
			volunteer: 'được tình nguyện viên kích hoạt VNeID giúp',
			no: 'chưa kích hoạt VNeID',
			listed: 'đã kích hoạt VNeID',
			step: 'tự kích hoạt VNeID'
		},
		'signs-in-alone': {
			topic: 'đăng nhập',
			question: (who) => `${capitalised(who)} tự đăng nhập VNeID được chưa?`,
			alone: 'đã tự đăng nhập được VNeID',
			together: 'đã đăng nhập VNeID khi có người cùng làm',
			volunteer: 'được tình nguyện viên đăng nhập giúp',
			no: 'chưa tự đăng nhập được VNeID',
			listed: 'biết đăng nhập VNeID',
			step: 'tự đăng nhập'
		},
		'has-opened-portal': {
			topic: 'mở Cổng Dịch vụ công',
			question: (who) => `${capitalised(who)} tự mở Cổng Dịch vụ công được chưa?`,
			alone: 'đã tự mở được Cổng Dịch vụ công',
			together: 'đã mở Cổng Dịch vụ công khi có người cùng làm',
			volunteer: 'được tình nguyện viên mở Cổng Dịch vụ công giúp',
			no: 'chưa mở Cổng Dịch vụ công lần nào',
			listed: 'đã mở Cổng Dịch vụ công',
			step: 'tự mở Cổng Dịch vụ công'
		},
		'has-submitted-or-looked-up': {
			topic: 'nộp hồ sơ',
			question: (who) => `${capitalised(who)} tự nộp hoặc tra cứu hồ sơ được chưa?`,
			alone: 'đã tự nộp hoặc tra cứu được hồ sơ',
			together: 'đã nộp hoặc tra cứu hồ sơ khi có người cùng làm',
			volunteer: 'được tình nguyện viên nộp hoặc tra cứu hồ sơ giúp',
			no: 'chưa tự nộp hay tra cứu hồ sơ',
			listed: 'đã nộp hoặc tra cứu hồ sơ',
			step: 'tự nộp hồ sơ'
		},
		'pays-online': {
			topic: 'thanh toán trực tuyến',
			question: (who) => `${capitalised(who)} tự thanh toán trực tuyến được chưa?`,
			alone: 'đã tự thanh toán trực tuyến được',
			together: 'đã thanh toán trực tuyến khi có người cùng làm',
			volunteer: 'được tình nguyện viên thanh toán giúp',
			no: 'chưa thanh toán trực tuyến',
			listed: 'đã thanh toán trực tuyến',
			step: 'tự thanh toán trực tuyến'
		}
	} satisfies Record<Skill, SkillWords> as Record<Skill, SkillWords>,
	/** The four answers on the visit's question screen. */
	answer: {
		yes: 'Được',
		no: 'Chưa',
		'not-asked': 'Không hỏi',
		'not-possible': 'Không thể'
	} satisfies Record<SkillAnswer['state'], string>,
	doneBy: {
		citizen: 'Người dân tự làm',
		together: 'Cùng làm',
		volunteer: 'Tình nguyện viên làm'
	} satisfies Record<DoneBy, string>,
	/** Why a skill is not possible, in lower case: it stands after a colon. */
	reason: {
		'no-phone': 'không có điện thoại',
		'feature-phone': 'chỉ có điện thoại phím bấm',
		'sim-not-own': 'SIM không đứng tên mình',
		'sim-lost': 'mất SIM',
		'forgot-passcode': 'quên mật khẩu VNeID',
		'account-locked': 'tài khoản bị khoá',
		'no-signal': 'không có sóng',
		'works-away': 'đi làm xa',
		declines: 'không muốn dùng'
	} satisfies Record<NotPossibleReason, string>,
	/** What was agreed for the next time. */
	nextStep: {
		'teach-sign-in': 'hướng dẫn đăng nhập',
		'teach-submit': 'hướng dẫn nộp hồ sơ',
		'level-2-at-police': 'đến công an làm tài khoản mức 2',
		'recover-passcode': 'lấy lại mật khẩu VNeID',
		'own-sim': 'làm SIM đứng tên mình',
		none: 'không cần thêm gì'
	} satisfies Record<NextStep, string>,
	sentence: {
		cannot: (topic: string, reason: string) => `Chưa thể ${topic}: ${reason}.`,
		/** The reason concerns all of it, so naming each step would only repeat it. */
		cannotAny: (reason: string) => `Chưa dùng được: ${reason}.`,
		stepsLeft: (steps: readonly string[]) =>
			steps.length === 1
				? `Còn một bước: ${steps[0]}.`
				: `Còn ${steps.length === 2 ? 'hai' : 'ba'} bước: ${steps.join(', ')}.`,
		notAsked: (topics: readonly string[]) => `Chưa hỏi: ${topics.join(', ')}.`,
		capable: 'Đã tự đăng nhập VNeID và tự nộp hoặc tra cứu được hồ sơ.',
		neverMet: 'Chưa gặp lần nào.',
		metNotAsked: 'Đã gặp, chưa hỏi kỹ năng nào.',
		listed: (statements: readonly string[]) => `Danh sách cũ ghi: ${statements.join('; ')}.`,
		listedCannot: (topic: string) => `chưa thể ${topic}`
	}
};

const en: typeof vi = {
	skill: {
		'has-id-card': {
			topic: 'ID card',
			question: (who) => `Does ${who} have an ID card?`,
			alone: 'has an ID card',
			together: 'has an ID card',
			volunteer: 'has an ID card',
			no: 'no ID card yet',
			listed: 'has an ID card',
			step: 'get an ID card'
		},
		'has-level-2-account': {
			topic: 'level-2 VNeID account',
			question: (who) => `Does ${who} have a level-2 VNeID account?`,
			alone: 'has a level-2 VNeID account',
			together: 'has a level-2 VNeID account',
			volunteer: 'has a level-2 VNeID account',
			no: 'no level-2 VNeID account yet',
			listed: 'has a level-2 VNeID account',
			step: 'get a level-2 VNeID account'
		},
		'activated-on-phone': {
			topic: 'activating VNeID',
			question: (who) => `Has ${who} activated VNeID on a phone?`,
			alone: 'has activated VNeID on the phone alone',
			together: 'has activated VNeID together with someone',
			volunteer: 'had VNeID activated by a volunteer',
			no: 'has not activated VNeID',
			listed: 'VNeID activated',
			step: 'activate VNeID alone'
		},
		'signs-in-alone': {
			topic: 'signing in',
			question: (who) => `Can ${who} sign in to VNeID alone?`,
			alone: 'has signed in to VNeID alone',
			together: 'has signed in to VNeID together with someone',
			volunteer: 'was signed in by a volunteer',
			no: 'cannot sign in to VNeID alone yet',
			listed: 'signs in to VNeID',
			step: 'sign in alone'
		},
		'has-opened-portal': {
			topic: 'opening the portal',
			question: (who) => `Can ${who} open the public service portal alone?`,
			alone: 'has opened the public service portal alone',
			together: 'has opened the public service portal together with someone',
			volunteer: 'had the public service portal opened by a volunteer',
			no: 'has never opened the public service portal',
			listed: 'has opened the public service portal',
			step: 'open the public service portal alone'
		},
		'has-submitted-or-looked-up': {
			topic: 'submitting a dossier',
			question: (who) => `Can ${who} submit or look up a dossier alone?`,
			alone: 'has submitted or looked up a dossier alone',
			together: 'has submitted or looked up a dossier together with someone',
			volunteer: 'had a dossier submitted or looked up by a volunteer',
			no: 'has not submitted or looked up a dossier alone',
			listed: 'has submitted or looked up a dossier',
			step: 'submit a dossier alone'
		},
		'pays-online': {
			topic: 'paying online',
			question: (who) => `Can ${who} pay online alone?`,
			alone: 'has paid online alone',
			together: 'has paid online together with someone',
			volunteer: 'had a payment made by a volunteer',
			no: 'has not paid online',
			listed: 'has paid online',
			step: 'pay online alone'
		}
	},
	answer: {
		yes: 'Yes',
		no: 'Not yet',
		'not-asked': 'Not asked',
		'not-possible': 'Not possible'
	},
	doneBy: {
		citizen: 'By the citizen alone',
		together: 'Together',
		volunteer: 'By the volunteer'
	},
	reason: {
		'no-phone': 'no phone',
		'feature-phone': 'only a keypad phone',
		'sim-not-own': 'the SIM is in another name',
		'sim-lost': 'the SIM is lost',
		'forgot-passcode': 'forgot the VNeID passcode',
		'account-locked': 'the account is locked',
		'no-signal': 'no signal',
		'works-away': 'works far away',
		declines: 'does not want to'
	},
	nextStep: {
		'teach-sign-in': 'teach signing in',
		'teach-submit': 'teach submitting a dossier',
		'level-2-at-police': 'get a level-2 account at the police',
		'recover-passcode': 'recover the VNeID passcode',
		'own-sim': 'get a SIM in their own name',
		none: 'nothing more needed'
	},
	sentence: {
		cannot: (topic, reason) => `Not possible yet, ${topic}: ${reason}.`,
		cannotAny: (reason) => `Not possible yet: ${reason}.`,
		stepsLeft: (steps) =>
			steps.length === 1
				? `One step left: ${steps[0]}.`
				: `${steps.length === 2 ? 'Two' : 'Three'} steps left: ${steps.join(', ')}.`,
		notAsked: (topics) => `Not asked: ${topics.join(', ')}.`,
		capable: 'Signs in to VNeID and submits or looks up a dossier alone.',
		neverMet: 'Never met yet.',
		metNotAsked: 'Met, not asked about any skill.',
		listed: (statements) => `The old list said: ${statements.join('; ')}.`,
		listedCannot: (topic) => `not possible, ${topic}`
	}
};

export const skillWords = catalogue({ vi, en });
export type SkillsInWords = ReturnType<typeof skillWords>;
