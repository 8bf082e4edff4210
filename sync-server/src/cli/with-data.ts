import { resolve } from 'node:path';
import { DEFAULT_DATA_DIR } from '../config';
import { closeData, openData, type Data } from '../open-data';
import { backendOf, checkMark } from './backend-flags';
import { textFlag, type Call } from './command';

export const dataDirOf = ({ flags, terminal }: Call): string =>
	resolve(terminal.cwd, textFlag(flags, 'data') ?? DEFAULT_DATA_DIR);

/** Opens the data for one command, beside a running server or alone, and closes it whatever happens. */
export async function withData<T>(call: Call, work: (data: Data) => Promise<T>): Promise<T> {
	// Commands that have nothing to do with documents have no such flag.
	const asksForBackend = 'backend' in call.flags;
	const backend = asksForBackend ? backendOf(call) : undefined;
	const data = openData(dataDirOf(call), { backend });
	try {
		if (asksForBackend) checkMark(call, data.sqlite, backend);
		return await work(data);
	} finally {
		await closeData(data);
	}
}
