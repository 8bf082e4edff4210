import { expect, test } from 'vitest';
import { procedureOf } from '../../../src/lib/domain/procedures/catalogue';
import { differenceBetween } from '../../../src/lib/domain/procedures/difference';
import type { Procedure } from '../../../src/lib/domain/procedures/procedure';
import { differenceInWords } from '../../../src/lib/i18n/differences';
import { chooseLocale, LOCALES } from '../../../src/lib/i18n/locale.svelte';

const of = (id: string): Procedure => {
	const procedure = procedureOf(id);
	if (!procedure) throw new Error(id);
	return procedure;
};
const words = (text: string) => ({ vi: text, en: text });

const residence = of('dang-ky-thuong-tru');
const fee = { online: 10_000, counter: 20_000, checked: true };
const local = { number: 1, by: 'canbo', at: '2026-11-23T00:00:00.000Z' };
const [paper] = residence.documents;
if (!paper) throw new Error('a residence asks for papers');

const told = (before: Partial<Procedure>, after: Partial<Procedure>): string[] =>
	differenceBetween({ ...residence, ...before }, { ...residence, ...after }).flatMap(
		differenceInWords
	);

test.each<{ change: string; before: Partial<Procedure>; after: Partial<Procedure>; said: string }>([
	{
		change: 'a fee falls',
		before: { fee },
		after: { fee: { ...fee, counter: 15_000 } },
		said: 'lệ phí nộp tại quầy giảm từ 20.000 đồng còn 15.000 đồng'
	},
	{
		change: 'a fee rises',
		before: { fee },
		after: { fee: { ...fee, online: 12_000 } },
		said: 'lệ phí nộp trên mạng tăng từ 10.000 đồng lên 12.000 đồng'
	},
	{
		change: 'a fee is dropped',
		before: { fee },
		after: { fee: { ...fee, online: 0 } },
		said: 'không phải trả lệ phí nộp trên mạng nữa, trước là 10.000 đồng'
	},
	{
		change: 'what was free costs something',
		before: { fee: { online: 0, counter: 0, checked: true } },
		after: { fee: { online: 5_000, counter: 5_000, checked: true } },
		said: 'phải trả lệ phí 5.000 đồng, trước được miễn'
	},
	{
		change: 'a fee is heard of',
		before: { fee: { online: 10_000, checked: true } },
		after: { fee: { online: 10_000, counter: 0, checked: true } },
		said: 'lệ phí nộp tại quầy: miễn phí'
	},
	{
		change: 'nobody knows a fee any more',
		before: { fee },
		after: { fee: { online: 10_000, checked: true } },
		said: 'lệ phí nộp tại quầy: không còn ghi bao nhiêu, hãy hỏi lại'
	},
	{
		change: 'the note on the fee goes',
		before: { fee: { ...fee, words: words('Có thể được miễn.') } },
		after: { fee },
		said: 'không còn ghi chú về lệ phí'
	},
	{
		change: 'the note on the fee is another',
		before: { fee: { ...fee, words: words('Có thể được miễn.') } },
		after: { fee: { ...fee, words: words('Hộ nghèo được miễn.') } },
		said: 'về lệ phí: Hộ nghèo được miễn (trước là: Có thể được miễn)'
	},
	{
		change: 'it takes less time',
		before: {
			time: { days: { from: 7, unit: 'working' }, words: words('Lễ thì lâu hơn.'), checked: true }
		},
		after: { time: { days: { from: 5, unit: 'working' }, checked: true } },
		said: 'thời gian làm: 5 ngày làm việc (trước là: 7 ngày làm việc; Lễ thì lâu hơn)'
	},
	{
		change: 'it is done at the desk alone',
		before: { channel: 'both' },
		after: { channel: 'counter' },
		said: 'cách nộp: nộp tại quầy (trước là: nộp trên mạng hoặc tại quầy)'
	},
	{
		change: 'the hours of its own go',
		before: { local: { ...local, hours: words('Sáng thứ Ba') } },
		after: { local },
		said: 'không còn giờ nhận riêng'
	},
	{
		change: 'the commune asks for something',
		before: { local },
		after: { local: { ...local, note: words('Chủ hộ đi cùng.') } },
		said: 'xã dặn thêm: Chủ hộ đi cùng.'
	},
	{
		change: 'a paper is asked for otherwise',
		before: { documents: [paper] },
		after: { documents: [{ ...paper, name: words('Giấy khác') }] },
		said: `thay ${paper.name.vi} bằng: Giấy khác`
	},
	{
		change: 'a paper is asked of some alone',
		before: { documents: [{ ...paper, how: 'paper' }] },
		after: { documents: [{ ...paper, how: 'paper', ifWords: words('trừ khi mất') }] },
		said: `${paper.name.vi}: không phải ai cũng cần (trừ khi mất)`
	}
])('where $change, a volunteer can read it out as it is', ({ before, after, said }) => {
	chooseLocale('vi');
	expect(told(before, after)).toEqual([said]);
});

test.each(LOCALES)('in %s nothing is told with an arrow, which nobody can read out', (locale) => {
	chooseLocale(locale);
	const others: Partial<Procedure> = { fee, channel: 'counter', documents: [] };
	const lines = told(
		{},
		{ ...others, name: words('Tên khác'), time: { words: words('Trong ngày.'), checked: true } }
	);
	chooseLocale('vi');
	expect(lines.length).toBeGreaterThan(4);
	expect(lines.join('\n')).not.toMatch(/→|\.\)/);
});
