import { commandHere } from '../../support/command-here';
import { startServer, type ServerProcess } from '../../support/server-process';
import { PASSWORD, sheet, VILLAGE } from './village';

/** At the commune's keyboard: the commands on the data of a server that runs. */
export class CommuneOffice {
	private constructor(readonly server: ServerProcess) {}

	/** Xóm 3 with its list, and nobody who could sign in but those who are added. */
	static async open(): Promise<CommuneOffice> {
		const office = new CommuneOffice(await startServer());
		await office.addVillage(VILLAGE.id, VILLAGE.title);
		const list = sheet('danh-sach-ho-xom-3.xlsx');
		await office.command('import', 'households', list, '--village', VILLAGE.id);
		return office;
	}

	async command(...args: string[]): Promise<void> {
		const { code, stderr } = await commandHere([...args, '--data', this.server.dataDir]);
		if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
	}

	addVillage(id: string, title: string): Promise<void> {
		return this.command('village', 'add', id, '--title', title);
	}

	/** Without a village where the role has none. */
	addPerson(name: string, role: string, villages: readonly string[] = []): Promise<void> {
		const given = villages.length > 0 ? ['--villages', villages.join(',')] : [];
		return this.command('user', 'add', name, '--role', role, '--password', PASSWORD, ...given);
	}

	give(name: string, villages: readonly string[], ...more: string[]): Promise<void> {
		const given = villages.join(',');
		return this.command('user', 'set-villages', name, '--villages', given, ...more);
	}
}
