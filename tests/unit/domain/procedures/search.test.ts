import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../../src/lib/domain/procedures/catalogue';
import {
	byUse,
	indexProcedures,
	ofGroup,
	papersOf,
	searchProcedures
} from '../../../../src/lib/domain/procedures/search';
import type { Procedure } from '../../../../src/lib/domain/procedures/procedure';
import { PROCEDURE_GROUPS } from '../../../../src/lib/domain/procedures/groups';
import { foldText } from '../../../../src/lib/domain/text/fold-text';

const index = indexProcedures(CATALOGUE);
const found = (text: string) => searchProcedures(index, text);
const first = (text: string) => found(text)[0]?.procedure.id;

const anyProcedure = fc.constantFrom(...CATALOGUE);

describe('what a volunteer types finds what the family needs', () => {
	test.each([
		['con mới sinh', 'lien-thong-khai-sinh', 'need'],
		['con moi sinh', 'lien-thong-khai-sinh', 'need'],
		['CON MOI SI', 'lien-thong-khai-sinh', 'need'],
		['mat the', 'cap-doi-cap-lai-can-cuoc', 'need'],
		['mất thẻ căn cước', 'cap-doi-cap-lai-can-cuoc', 'several'],
		['len xa xin giay doc than', 'xac-nhan-tinh-trang-hon-nhan', 'need'],
		['nhap ho khau', 'dang-ky-thuong-tru', 'need'],
		['tien nguoi gia', 'tro-cap-huu-tri-xa-hoi', 'need'],
		['nha co nguoi mat', 'lien-thong-khai-tu', 'need'],
		['mat bang lai', 'doi-cap-lai-giay-phep-lai-xe', 'need'],
		['sao y', 'chung-thuc-ban-sao', 'need'],
		['mo quan', 'dang-ky-ho-kinh-doanh', 'need'],
		['dang ky thuong tru', 'dang-ky-thuong-tru', 'name'],
		['ket hon', 'dang-ky-ket-hon', 'need'],
		['giay chung sinh', 'lien-thong-khai-sinh', 'paper'],
		['ct01', 'dang-ky-thuong-tru', 'paper'],
		['so bao hiem xa hoi', 'tro-cap-that-nghiep', 'paper'],
		['dang ky khai sinh', 'dang-ky-khai-sinh', 'name'],
		['birth registration', 'dang-ky-khai-sinh', 'name']
	])('%j → %s, by %s', (text, id, by) => {
		expect(found(text)[0]).toMatchObject({ procedure: { id }, by });
	});

	test.each([
		['1.004222', 'dang-ky-thuong-tru'],
		['1004222', 'dang-ky-thuong-tru'],
		['2.000986', 'lien-thong-khai-sinh'],
		['c08_xphcdb', 'nop-phat-giao-thong']
	])('the code %s finds %s and nothing else', (code, id) => {
		expect(found(code).map(({ procedure, by }) => [procedure.id, by])).toEqual([[id, 'code']]);
	});

	test.each([
		['khai sinnh', 'lien-thong-khai-sinh'],
		['thuongf tru', 'dang-ky-thuong-tru'],
		['thuwowngf trus', 'dang-ky-thuong-tru'],
		['căn cuơc', 'cap-doi-cap-lai-can-cuoc'],
		['hoo chieu', 'cap-ho-chieu-pho-thong']
	])('%j, typed with a slip, finds %s', (text, id) => {
		expect(found(text).map(({ procedure }) => procedure.id)).toContain(id);
	});

	test('a whole sentence is understood by what it is about', () => {
		expect(first('tôi muốn làm giấy khai sinh cho con')).toBe('lien-thong-khai-sinh');
	});

	test.each([
		['vo moi sinh', 'lien-thong-khai-sinh'],
		['con mới đẻ', 'lien-thong-khai-sinh'],
		['lam khai sinh', 'lien-thong-khai-sinh'],
		['khai sinh muộn', 'dang-ky-khai-sinh'],
		['mat giay khai sinh', 'ban-sao-trich-luc-ho-tich'],
		['ba mất', 'lien-thong-khai-tu'],
		['ong noi mat', 'lien-thong-khai-tu'],
		['bo chet', 'lien-thong-khai-tu'],
		['nhà có tang', 'lien-thong-khai-tu'],
		['khai tu', 'lien-thong-khai-tu'],
		['chuyen khau', 'dang-ky-thuong-tru'],
		['cắt khẩu', 'dang-ky-thuong-tru'],
		['nhập hộ khẩu cho vợ', 'dang-ky-thuong-tru'],
		['tam tru', 'dang-ky-tam-tru'],
		['tạm vắng', 'khai-bao-tam-vang'],
		['giay ct07', 'xac-nhan-thong-tin-cu-tru'],
		['mat cccd', 'cap-doi-cap-lai-can-cuoc'],
		['cccd het han', 'cap-doi-cap-lai-can-cuoc'],
		['doi ten', 'thay-doi-cai-chinh-ho-tich'],
		['giám hộ', 'dang-ky-giam-ho'],
		['the bhyt', 'gia-han-bhyt-ho-gia-dinh'],
		['mất thẻ bảo hiểm', 'cap-the-bhyt'],
		['trợ cấp người già', 'tro-cap-huu-tri-xa-hoi'],
		['tren 80 tuoi', 'tro-cap-huu-tri-xa-hoi'],
		['gplx', 'doi-cap-lai-giay-phep-lai-xe'],
		['bang lai xe', 'doi-cap-lai-giay-phep-lai-xe'],
		['giay khong an tich', 'phieu-ly-lich-tu-phap'],
		['sơ yếu lý lịch', 'chung-thuc-chu-ky'],
		['ban hang', 'dang-ky-ho-kinh-doanh'],
		['lam so do', 'bien-dong-dat-thay-doi-thong-tin']
	])('%j, as people say it, finds %s first', (text, id) => {
		expect(first(text)).toBe(id);
	});

	test('words are whole but for the one being typed: nobody who died is a driving licence', () => {
		const ids = (text: string) => found(text).map(({ procedure }) => procedure.id);
		expect(ids('ba mất')).toEqual(['lien-thong-khai-tu', 'dang-ky-khai-tu']);
		expect(ids('mat ban')).toContain('doi-cap-lai-giay-phep-lai-xe');
		expect(first('bhy')).toBe('gia-han-bhyt-ho-gia-dinh');
	});

	test('marks, where they are typed, tell which of two words is meant', () => {
		expect(first('tặng')).toBe('chung-thuc-giao-dich');
		expect(first('bán')).toBe('xac-nhan-tinh-trang-hon-nhan');
		expect(first('bản')).toBe('ban-sao-trich-luc-ho-tich');
		expect(first('sổ bảo hiểm xã hội')).toBe('tro-cap-that-nghiep');
	});

	test('where nothing has every word, the nearest is told as the nearest', () => {
		expect(found('con 5 tuổi chưa khai sinh')[0]).toMatchObject({
			procedure: { id: 'dang-ky-khai-sinh' },
			by: 'nearly'
		});
		expect(found('nhận con nuôi')).toEqual([]);
	});

	test('the need, or the paper, that answered is told', () => {
		expect(found('moi mua xe')[0]?.matched).toBe('mới mua xe máy');
		expect(found('giay chung sinh')[0]?.matched).toBe('Giấy chứng sinh');
	});

	test.each(['', '   ', '!!', 'xyzzy qwv', '123456789012'])('%j finds nothing', (text) => {
		expect(found(text)).toEqual([]);
	});
});

test('every need leads to its procedure, with and without marks', () => {
	for (const { id, needs } of CATALOGUE)
		for (const need of needs)
			for (const typed of [need, foldText(need)])
				expect(found(typed).some(({ procedure, by }) => procedure.id === id && by === 'need')).toBe(
					true
				);
});

test('every paper and every name leads to its procedure', () => {
	for (const { id, name, documents } of CATALOGUE)
		for (const text of [name.vi, name.en, ...documents.map((document) => document.name.vi)])
			expect(found(foldText(text)).map(({ procedure }) => procedure.id)).toContain(id);
});

test('marks, capitals and the order of words do not matter', () => {
	fc.assert(
		fc.property(
			anyProcedure.chain((procedure) => fc.constantFrom(...procedure.needs, procedure.name.vi)),
			fc.infiniteStream(fc.nat()),
			(text, chance) => {
				const words = text.split(/[\s,]+/);
				const keyed = words.map((word) => [chance.next().value, word] as const);
				const shuffled = keyed.toSorted(([a], [b]) => a - b).map(([, word]) => word);
				const answers = (typed: string) =>
					found(typed).map(({ procedure, by }) => [procedure.id, by]);
				expect(answers(foldText(shuffled.join(' ')))).toEqual(answers(words.join(' ')));
				expect(answers(text.toUpperCase())).toEqual(answers(text));
			}
		)
	);
});

test('one letter too many in a word of a name still finds it', () => {
	fc.assert(
		fc.property(
			anyProcedure,
			fc.nat(),
			fc.nat(),
			fc.constantFrom(...'abcdeghiklmnopqrstuvxy'),
			(procedure, which, where, letter) => {
				const words = foldText(procedure.name.vi).match(/[a-z]{4,}/g) ?? [];
				fc.pre(words.length > 0);
				const word = words[which % words.length] ?? '';
				const at = where % (word.length + 1);
				const slipped = word.slice(0, at) + letter + word.slice(at);
				// `thong` with a letter too many may be `thuong`, which is another word: “thường”.
				fc.pre(![...index.vocabulary.keys()].some((known) => known.startsWith(slipped)));
				const typed = words.map((one) => (one === word ? slipped : one)).join(' ');
				expect(found(typed).map(({ procedure: { id } }) => id)).toContain(procedure.id);
			}
		)
	);
});

test('whatever is typed, nothing is found twice and nothing falls over', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
			const ids = found(text).map(({ procedure }) => procedure.id);
			expect(new Set(ids).size).toBe(ids.length);
		})
	);
});

test('what is asked for often comes first, packages before their parts, then what needs little; nothing is left out', () => {
	const groups = PROCEDURE_GROUPS.map((group) => ofGroup(CATALOGUE, group));
	expect(groups.flat()).toHaveLength(CATALOGUE.length);
	const use = ['often', 'sometimes', 'rarely'];
	const place = ({ asked, parts, ...procedure }: Procedure) =>
		use.indexOf(asked) * 1000 + (parts ? 0 : 100) + papersOf({ ...procedure, asked, parts });
	for (const group of [...groups, byUse(CATALOGUE)]) {
		const places = group.map(place);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	}
	expect(byUse(CATALOGUE)[0]?.id).toBe('lien-thong-khai-sinh');
});
