import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataInUse, holdAlone } from '../backup/hold-alone';
import { readCouchSettings, type AddressError, type CouchAddress } from '../gateway/couch-address';
import { basic, CouchClient } from '../gateway/couch-client';
import { prepareVillage } from '../gateway/prepare-village';
import type { Progress } from '../migrate/copy-database';
import { CouchSide } from '../migrate/couch-side';
import { lendDatabases } from '../migrate/lend-databases';
import { moveDatabases, type Moved } from '../migrate/move-databases';
import { takeNewIdentity } from '../migrate/new-identity';
import { DATA_FILE, type Data } from '../open-data';
import { kindOfDatabase } from '../protocol/database-name';
import {
	CommandFailure,
	DATA_FLAG,
	EXIT_OK,
	print,
	textFlag,
	usageFailure,
	type Call,
	type Command
} from './command';
import { moveFailureInWords } from './move-failure-words';
import { dataDirOf, withData } from './with-data';

type Direction = 'to' | 'from';

export const migrateCommand: Command = {
	words: ['migrate'],
	args: [],
	flags: {
		to: {
			type: 'string',
			value: 'couchdb=URL',
			env: 'GO_CUA_MIGRATE_TO',
			help: 'chuyển các cơ sở dữ liệu sang cụm CouchDB này (to this cluster)'
		},
		from: {
			type: 'string',
			value: 'couchdb=URL',
			env: 'GO_CUA_MIGRATE_FROM',
			help: 'lấy chúng về từ cụm CouchDB này (back from this cluster)'
		},
		...DATA_FLAG
	},
	help: 'chuyển dữ liệu sang CouchDB hoặc về lại, khi máy chủ đã dừng (move to CouchDB or back)',
	async run(call) {
		const { direction, address } = directionOf(call);
		expectAlone(call);
		const client = new CouchClient({ url: address.url, authorization: () => basic(address) });
		try {
			return await withData(call, (data) => move(call, data, client, direction));
		} finally {
			await client.close();
		}
	}
};

function directionOf({ flags, terminal: { env } }: Call): {
	direction: Direction;
	address: CouchAddress;
} {
	const given = (['to', 'from'] as const).flatMap((direction) => {
		const text = textFlag(flags, direction);
		return text === undefined ? [] : [{ direction, text }];
	});
	const [only] = given;
	if (only === undefined || given.length > 1)
		throw usageFailure('cần đúng một trong hai: --to couchdb=URL hoặc --from couchdb=URL');
	const address = readCouchSettings(only.text, env);
	if (!address.ok)
		throw usageFailure(
			address.error.kind === 'unreadable-secret'
				? address.error.reason
				: ADDRESS_TROUBLES[address.error.kind]
		);
	return { direction: only.direction, address: address.value };
}

const ADDRESS_TROUBLES: Readonly<Record<AddressError['kind'], string>> = {
	'not-couchdb': 'địa chỉ phải có dạng couchdb=http://máy:5984',
	'not-an-address': 'địa chỉ sau couchdb= không đọc được',
	'no-credentials': 'thiếu tên và mật khẩu quản trị của CouchDB',
	'half-credentials': 'GO_CUA_BACKEND_USER và GO_CUA_BACKEND_PASSWORD phải đặt cùng nhau'
};

/** What a server takes in while its databases are read would be left behind. */
function expectAlone(call: Call): void {
	const path = join(dataDirOf(call), DATA_FILE);
	if (!existsSync(path)) throw new CommandFailure('chưa có dữ liệu ở đây (đặt --data)');
	try {
		holdAlone(path)?.close();
	} catch (thrown) {
		if (thrown instanceof DataInUse)
			throw new CommandFailure(
				'máy chủ (hoặc một lệnh khác) đang dùng dữ liệu: hãy dừng nó trước; máy của mọi người vẫn ghi được'
			);
		throw thrown;
	}
}

async function move(
	call: Call,
	{ sqlite, store }: Data,
	client: CouchClient,
	direction: Direction
): Promise<number> {
	const { out, err } = call.terminal;
	const lent = await lendDatabases(store);
	try {
		const here = lent.client;
		const [from, to] = direction === 'to' ? [here, client] : [client, here];
		const moved = await moveDatabases({
			from: new CouchSide(from, 'from'),
			to: new CouchSide(to, 'to'),
			prepare: async (db) => {
				if (direction === 'to' && kindOfDatabase(db) === 'entries')
					await prepareVillage({ admin: client }, db);
			},
			onProgress: (progress) => print(err, progressInWords(progress)),
			onMoved: ({ db, live, deleted }) =>
				print(out, `${db}: ${inWords(live)} bản ghi, ${inWords(deleted)} đã xoá, hai bên như nhau`)
		});
		if (!moved.ok) throw new CommandFailure(moveFailureInWords(moved.error, direction));
		const op = direction === 'to' ? 'moved-out' : 'moved-in';
		const lines = moved.value.map(({ db, live, deleted }) => {
			return { op, db, detail: String(live + deleted) } as const;
		});
		const backend = direction === 'to' ? client.url : undefined;
		takeNewIdentity(sqlite, { lines, backend, now: Date.now });
		print(out, ...outcomeInWords(moved.value, direction));
		return EXIT_OK;
	} finally {
		await lent.close();
	}
}

const inWords = (count: number): string => count.toLocaleString('vi-VN');

const progressInWords = ({ db, seen, copied, left }: Progress): string =>
	`${db}: đã so ${inWords(seen)}, đã chép ${inWords(copied)}, còn ${inWords(left)}`;

const outcomeInWords = (moved: readonly Moved[], direction: Direction): string[] => [
	`Đã chuyển ${moved.length} cơ sở dữ liệu.`,
	direction === 'to'
		? 'Bây giờ chạy: serve --backend couchdb=URL, với chính thư mục dữ liệu này (người, máy, thôn ở lại trong đó).'
		: 'Bây giờ chạy serve không có --backend.',
	'Các máy tự so lại một lần ở lần liên lạc tới, không phải tải lại từ đầu.'
];
