import { communeOf } from '../../../src/lib/domain/commune-of';
import { provisionalTitle } from '../access/villages';
import { BACKEND_FLAGS } from './backend-flags';
import { DATA_FLAG, EXIT_OK, JSON_FLAG, print, type Command } from './command';
import { readTitle, readVillageId } from './read-people';
import { withData } from './with-data';

const addVillage: Command = {
	words: ['village', 'add'],
	args: ['ID'],
	flags: {
		title: { type: 'string', value: 'T', help: 'tên thôn, bản, xóm, khối (name of the village)' },
		commune: {
			type: 'string',
			value: 'T',
			help: 'tên xã, phường của thôn này: "Xã Mường Lam" (name of its commune)'
		},
		...DATA_FLAG,
		...BACKEND_FLAGS
	},
	help: 'thêm thôn, hoặc đổi tên thôn đã có (add or rename a village)',
	async run(call) {
		const id = readVillageId(call.args[0] ?? '');
		const given = readTitle(call.flags, 'title');
		const commune = readTitle(call.flags, 'commune');
		return withData(call, async ({ accounts }) => {
			const title = given === '' ? provisionalTitle(id) : given;
			const isNew = await accounts.addVillage({ id, title });
			if (!isNew && given !== '') accounts.villages.rename({ id, title });
			if (commune !== '') accounts.villages.nameCommune(communeOf(id), commune);
			const now = accounts.villages.find(id)?.title ?? title;
			print(call.terminal.out, `${isNew ? 'Đã thêm' : 'Đã có'} ${id}: ${now}`);
			return EXIT_OK;
		});
	}
};

const listVillages: Command = {
	words: ['village', 'list'],
	args: [],
	flags: { ...JSON_FLAG, ...DATA_FLAG },
	help: 'các thôn (villages)',
	run: (call) =>
		withData(call, async ({ accounts }) => {
			const villages = accounts.villages.all();
			const { out } = call.terminal;
			if (call.flags['json'] === true) print(out, JSON.stringify(villages));
			else for (const { id, title } of villages) print(out, `${id}\t${title}`);
			return EXIT_OK;
		})
};

export const villageCommands = [addVillage, listVillages];
