import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ulid } from '../../../src/lib/domain/ids';
import { THE_SERVER } from '../audit/audit-log';
import { eraseHousehold, type ErasureError } from '../erasure/erase-household';
import { DATA_FILE } from '../open-data';
import { BACKEND_FLAGS } from './backend-flags';
import { CommandFailure, DATA_FLAG, EXIT_OK, print, usageFailure, type Command } from './command';
import { readVillageId } from './read-people';
import { dataDirOf, withData } from './with-data';

export const eraseCommand: Command = {
	words: ['erase'],
	args: ['VILLAGE', 'HOUSEHOLD'],
	flags: { ...DATA_FLAG, ...BACKEND_FLAGS },
	help: 'xoá hẳn dữ liệu của hộ đã rút đồng ý (erase a household)',
	run: (call) => {
		const village = readVillageId(call.args[0] ?? '');
		const household = (call.args[1] ?? '').toUpperCase();
		if (!Ulid.safeParse(household).success)
			throw usageFailure(`mã hộ "${call.args[1] ?? ''}" có 26 chữ và số, xem ở trang của hộ`);
		return withData(call, async ({ documents, store, sqlite, backend }) => {
			// The file may still hold what it held before the village moved.
			if (backend !== undefined)
				await (
					await store.database(village)
				)?.erase({ kind: 'household', subject: household }, THE_SERVER);

			const erased = await eraseHousehold(
				{ store: documents, sqlite },
				{ village, household, by: THE_SERVER }
			);
			if (!erased.ok) throw new CommandFailure(reasonOf(erased.error));
			const { out } = call.terminal;
			print(
				out,
				`Đã xoá ${erased.value} bản ghi của hộ; các thiết bị xoá theo ở lần đồng bộ tới.`,
				...(backend === undefined ? [] : IN_COUCHDB),
				'Trong các bản sao lưu cũ dữ liệu vẫn còn: hãy xoá chúng khi đã có bản mới.',
				...olderCopies(dataDirOf(call)).map((name) => `  ${name}`)
			);
			return EXIT_OK;
		});
	}
};

/** What CouchDB does by itself, and what nobody can do for it from here. */
const IN_COUCHDB = [
	'CouchDB đang nén lại thôn này ở nền; nội dung cũ còn trong tệp của từng nút cho đến khi nén xong.',
	'Nút đang tắt sẽ nén khi chạy lại; bản chụp ổ đĩa và bản sao của CouchDB phải tự xoá.'
];

const reasonOf = ({ kind }: ErasureError): string =>
	kind === 'no-such-village'
		? 'không có thôn này (xem: village list)'
		: 'trong thôn này không có hộ nào mang mã đó';

/** Files this server made itself beside its data: before a change of schema, at a restore. */
const olderCopies = (dataDir: string): string[] =>
	readdirSync(dataDir)
		.filter((name) => /^(before|replaced)-/.test(name.slice(DATA_FILE.length + 1)))
		.filter((name) => name.startsWith(`${DATA_FILE}.`))
		.map((name) => join(dataDir, name));
