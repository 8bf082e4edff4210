import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { declinesRecord, decliningEntry } from '../../../src/lib/domain/consent/erasure';
import { Ulid } from '../../../src/lib/domain/ids';
import { THE_SERVER } from '../audit/audit-log';
import { scrub } from '../erasure/scrub';
import { DATA_FILE, type Data } from '../open-data';
import { BACKEND_FLAGS } from './backend-flags';
import { CommandFailure, DATA_FLAG, EXIT_OK, print, usageFailure, type Command } from './command';
import { erasePeople, eraseRecord, type ErasingParts } from '../withdrawals/erase-people';
import { samePeople, toldAsOne } from '../withdrawals/same-people';
import { withdrawalBy, Withdrawals, type HouseholdIn } from '../withdrawals/withdrawals';
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
		return withData(call, async (data) => {
			const { backend } = data;
			const { erased, others } = await erase(data, { village, household });
			const { out } = call.terminal;
			print(
				out,
				...(erased !== undefined
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

/**
 * What a household asked for itself is carried out as its withdrawal would be, at once. Otherwise a command erases what it
 * is told, and no more.
 *
 * @returns `erased` entries, undefined where none ever came; `others` under which the same people are still written about
 */
async function erase(
	{ documents, store, sqlite, backend, accounts }: Data,
	where: HouseholdIn
): Promise<{ erased: number | undefined; others: readonly HouseholdIn[] }> {
	const { village, household } = where;
	const database = await documents.database(village);
	if (database === undefined) throw new CommandFailure(NO_SUCH_VILLAGE);
	const withdrawals = new Withdrawals(sqlite);
	const startedMs = Date.now();
	const parts: ErasingParts = {
		store: documents,
		// The file may still hold what it held before the village moved.
		movedFrom: backend === undefined ? undefined : store,
		accounts,
		withdrawals,
		now: () => startedMs
	};
	const told = await toldAsOne(database, household);
	const declining = decliningEntry(told.standing);
	let erased: number | undefined;
	let others: readonly HouseholdIn[] = [];
	if (declining && declinesRecord(declining)) {
		const withdrawal = withdrawalBy(declining, where, startedMs);
		withdrawals.note(withdrawal);
		erased = await erasePeople(parts, withdrawal, { told, by: THE_SERVER });
	} else {
		others = await samePeople({ store: documents, withdrawals }, where);
		erased = await eraseRecord(parts, where, { by: THE_SERVER, leaveNothing: false });
		withdrawals.erasedByHand(where, { by: THE_SERVER, nowMs: startedMs });
	}
	if (erased !== undefined) await scrub(sqlite);
	withdrawals.scrubbed(startedMs, Date.now());
	return { erased, others };
}

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
