import { expect, test } from 'vitest';
import { voiceOfDevice } from '../../../src/lib/ui/listen/read-aloud';

const here = { lang: 'vi-VN', localService: true };
const elsewhere = { lang: 'vi-VN', localService: false };
const english = { lang: 'en-GB', localService: true };

test.each([
	{ voices: [english, elsewhere, here], read: here },
	{ voices: [english, { ...here, lang: 'vi_VN' }], read: { ...here, lang: 'vi_VN' } },
	{ voices: [english, elsewhere], read: undefined },
	{ voices: [english, { lang: 'vie-x', localService: true }], read: undefined },
	{ voices: [], read: undefined }
])('Vietnamese is read by a voice of the device alone', ({ voices, read }) => {
	expect(voiceOfDevice(voices, 'vi')).toEqual(read);
});
