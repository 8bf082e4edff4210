import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ulid } from '../../../src/lib/domain/ids';
import { THE_SERVER } from '../audit/audit-log';
import { eraseHousehold } from '../erasure/erase-household';
import { DATA_FILE } from '../open-data';
import { BACKEND_FLAGS } from './backend-flags';
import { CommandFailure, DATA_FLAG, EXIT_OK, print, usageFailure, type Command } from './command';
import { holdersOf } from '../withdrawals/holders';
import { samePeople } from '../withdrawals/same-people';
import { Withdrawals, type HouseholdIn } from '../withdrawals/withdrawals';
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
		return withData(call, async ({ documents, store, sqlite, backend, accounts }) => {
			if ((await documents.database(village)) === undefined)
				throw new CommandFailure(NO_SUCH_VILLAGE);
			const withdrawals = new Withdrawals(sqlite);
			const others = await samePeople({ store: documents, withdrawals }, { village, household });
			const startedMs = Date.now();
			const where = { village, household };
			const erased = await withdrawals.erasing(where, {
				holders: holdersOf(accounts, village),
				erase: async () => {
					// The file may still hold what it held before the village moved.
					if (backend !== undefined)
						await (
							await store.database(village)
						)?.erase({ kind: 'household', subject: household }, THE_SERVER);
					const done = await eraseHousehold(
						{ store: documents, sqlite },
						{ ...where, by: THE_SERVER }
					);
					if (!done.ok) throw new CommandFailure(NO_SUCH_VILLAGE);
					return done.value;
				}
			});
			const everCame = erased !== undefined;
			withdrawals.erasedByHand(where, { by: THE_SERVER, nowMs: startedMs });
			withdrawals.scrubbed(startedMs, Date.now());
			const { out } = call.terminal;
			print(
				out,
				...(everCame
					? [
							`Đã xoá ${erased} bản ghi của hộ; các thiết bị xoá theo ở lần đồng bộ tới.`,
							'Theo dõi từng máy ở trang "Hộ rút đồng ý".'
						]
					: NEVER_CAME),
				...(others.length === 0 ? [] : [ALSO_THERE, ...others.map(commandFor)]),
				...(backend === undefined ? [] : IN_COUCHDB),
				'Trong các bản sao lưu cũ dữ liệu vẫn còn: hãy xoá chúng khi đã có bản mới.',
				...olderCopies(dataDirOf(call)).map((name) => `  ${name}`)
			);
			return EXIT_OK;
		});
	}
};

/** A withdrawal erases these too; a command erases what it is told. */
const ALSO_THERE = 'Cùng những người này còn được ghi dưới mã khác. Muốn xoá cả, chạy thêm:';
const commandFor = ({ village, household }: HouseholdIn) => `  erase ${village} ${household}`;

/** A phone without signal may have it all the same; so may another village, where one of the two was mistyped. */
const NEVER_CAME = [
	'Thôn này chưa có bản ghi nào mang mã đó: hãy kiểm tra lại tên thôn và mã hộ.',
	'Đã ghi nhớ: máy nào gửi dữ liệu của mã này lên sẽ bị từ chối và tự xoá ở máy đó.'
];

/** What CouchDB does by itself, and what nobody can do for it from here. */
const IN_COUCHDB = [
	'CouchDB đang nén lại thôn này ở nền; nội dung cũ còn trong tệp của từng nút cho đến khi nén xong.',
	'Nút đang tắt sẽ nén khi chạy lại; bản chụp ổ đĩa và bản sao của CouchDB phải tự xoá.'
];

const NO_SUCH_VILLAGE = 'không có thôn này (xem: village list)';

/** Files this server made itself beside its data: before a change of schema, at a restore. */
const olderCopies = (dataDir: string): string[] =>
	readdirSync(dataDir)
		.filter((name) => /^(before|replaced)-/.test(name.slice(DATA_FILE.length + 1)))
		.filter((name) => name.startsWith(`${DATA_FILE}.`))
		.map((name) => join(dataDir, name));
