import type { LessonName, SpokenLanguage } from '$lib/domain/visit/lessons';
import { catalogue } from './index';

const vi = {
	title: 'Dạy từng bước',
	detail: 'Thẻ chữ to để người dân tự làm trên máy của mình',
	hint: 'Đưa màn hình cho người dân xem, hoặc đọc to. Người dân cầm máy của mình và tự bấm.',
	now: 'Dạy ngay',
	nowWhat: (lesson: string) => `Dạy ngay: ${lesson}`,
	lesson: {
		activate: { title: 'Cài và kích hoạt VNeID', about: 'Lần đầu dùng VNeID trên máy của mình' },
		'sign-in': { title: 'Tự đăng nhập VNeID', about: 'Vào VNeID mà không cần ai nhắc' },
		'find-service': { title: 'Tìm dịch vụ công', about: 'Mở đúng Cổng Dịch vụ công quốc gia' },
		submit: { title: 'Nộp hồ sơ', about: 'Tự nộp một hồ sơ trên Cổng Dịch vụ công' },
		'look-up': { title: 'Tra cứu hồ sơ', about: 'Xem hồ sơ của mình đã đến đâu' },
		pay: { title: 'Trả phí trực tuyến', about: 'Tự trả phí, lệ phí trên máy của mình' },
		'keep-safe': { title: 'Giữ an toàn, tránh lừa đảo', about: 'Sáu điều nhớ trước khi bấm' }
	} satisfies Record<LessonName, { title: string; about: string }>,
	lessons: 'Các bài',
	step: (n: number, of: number) => `Bước ${n} trên ${of}`,
	before: 'Trước',
	next: 'Bước sau',
	toEnd: 'Xong các bước',
	backToLessons: 'Các bài',
	backToVisit: 'Lượt thăm',
	backToMember: 'Quay lại',

	listen: 'Nghe',
	listenIn: (language: string) => `Nghe ${language}`,
	stop: 'Dừng',
	noVoice: 'Máy này chưa có giọng đọc tiếng Việt dùng được khi không có mạng. Bạn đọc giúp.',
	noRecording: (language: string) => `Chưa có bản ghi âm ${language} cho bước này.`,
	recordingAway: (language: string) =>
		`Xã có bản ghi âm ${language} cho bước này, máy này chưa tải.`,
	cannotPlay: 'Máy này không phát được bản ghi âm ấy.',
	voice: 'Tiếng nói',
	voiceHint: 'Chọn tiếng để nghe ở mỗi bước.',
	spoken: {
		vietnamese: 'Tiếng Việt',
		thai: 'Tiếng Thái',
		hmong: 'Tiếng Mông',
		khmu: 'Tiếng Khơ Mú',
		tho: 'Tiếng Thổ'
	} satisfies Record<SpokenLanguage | 'vietnamese', string>,

	end: {
		title: (who: string) => `${who} đã tự làm được chưa?`,
		titleOfNobody: 'Đã xong các bước',
		hint: 'Chỉ ghi là tự làm được khi bạn thấy người ấy tự bấm từ đầu đến cuối.',
		alone: 'Đã tự làm được',
		notYet: 'Để lần sau',
		again: 'Xem lại từ đầu',
		other: 'Bài khác',
		intoVisit: 'Câu trả lời được ghi vào lượt thăm đang dở.',
		asVisit: 'Ghi thành một lượt thăm ngắn, hoàn tác được.',
		saving: 'Đang lưu…',
		unsaved: 'Chưa ghi được. Hãy thử lại, hoặc ghi ở lượt thăm.'
	}
};

const en: typeof vi = {
	title: 'Teach step by step',
	detail: 'Cards in large print, for citizens to do it on their own phone',
	hint: 'Show the screen or read it out. Citizens hold their own phone and press themselves.',
	now: 'Teach now',
	nowWhat: (lesson) => `Teach now: ${lesson}`,
	lesson: {
		activate: {
			title: 'Install and activate VNeID',
			about: 'VNeID on one’s own phone for the first time'
		},
		'sign-in': { title: 'Sign in to VNeID alone', about: 'Into VNeID without being told how' },
		'find-service': {
			title: 'Find a public service',
			about: 'Open the right National Public Service Portal'
		},
		submit: { title: 'Submit a dossier', about: 'Submit a dossier on the portal alone' },
		'look-up': { title: 'Look up a dossier', about: 'See how far your dossier is' },
		pay: { title: 'Pay online', about: 'Pay fees and charges on your own phone' },
		'keep-safe': { title: 'Keep safe from scams', about: 'Six things to remember before pressing' }
	},
	lessons: 'Lessons',
	step: (n, of) => `Step ${n} of ${of}`,
	before: 'Before',
	next: 'Next step',
	toEnd: 'Steps done',
	backToLessons: 'Lessons',
	backToVisit: 'Visit',
	backToMember: 'Back',

	listen: 'Listen',
	listenIn: (language) => `Listen in ${language}`,
	stop: 'Stop',
	noVoice: 'This device has no voice for this language that works offline. Please read it out.',
	noRecording: (language) => `No recording in ${language} for this step yet.`,
	recordingAway: (language) =>
		`The commune has a recording in ${language} for this step; it is not on this device yet.`,
	cannotPlay: 'This device cannot play that recording.',
	voice: 'Language',
	voiceHint: 'Choose what is heard at each step.',
	spoken: {
		vietnamese: 'As written',
		thai: 'Thái',
		hmong: 'Mông',
		khmu: 'Khơ Mú',
		tho: 'Thổ'
	},

	end: {
		title: (who) => `Has ${who} done it alone?`,
		titleOfNobody: 'All steps are done',
		hint: 'Only if you saw them press everything themselves, from beginning to end.',
		alone: 'Done alone',
		notYet: 'Another time',
		again: 'From the beginning',
		other: 'Another lesson',
		intoVisit: 'The answer goes into the visit you have begun.',
		asVisit: 'Recorded as a short visit, which can be undone.',
		saving: 'Saving…',
		unsaved: 'Not recorded. Try again, or record it in a visit.'
	}
};

export const teachWords = catalogue({ vi, en });
