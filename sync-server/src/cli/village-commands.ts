import { tidyText } from '../../../src/lib/domain/text/tidy-text';
import { provisionalTitle } from '../access/villages';
import { BACKEND_FLAGS } from './backend-flags';
import { DATA_FLAG, EXIT_OK, JSON_FLAG, print, textFlag, type Command } from './command';
import { readVillageId } from './read-people';
import { withData } from './with-data';

const addVillage: Command = {
	words: ['village', 'add'],
	args: ['ID'],
	flags: {
		title: { type: 'string', value: 'T', help: 'tên thôn, bản, xóm, khối (name of the village)' },
		...DATA_FLAG,
		...BACKEND_FLAGS
	},
	help: 'thêm thôn, hoặc đổi tên thôn đã có (add or rename a village)',
	async run(call) {
		const id = readVillageId(call.args[0] ?? '');
		const given = tidyText(textFlag(call.flags, 'title') ?? '');
		return withData(call, async ({ accounts }) => {
			const title = given === '' ? provisionalTitle(id) : given;
			const isNew = await accounts.addVillage({ id, title });
			if (!isNew && given !== '') accounts.villages.rename({ id, title });
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
