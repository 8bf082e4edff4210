import { resolve } from 'node:path';
import { DEFAULT_DATA_DIR } from '../config';
import { openData, type Data } from '../open-data';
import { textFlag, type Call } from './command';

export const dataDirOf = ({ flags, terminal }: Call): string =>
	resolve(terminal.cwd, textFlag(flags, 'data') ?? DEFAULT_DATA_DIR);

/** Opens the data for one command, beside a running server or alone, and closes it whatever happens. */
export async function withData<T>(call: Call, work: (data: Data) => Promise<T>): Promise<T> {
	const data = openData(dataDirOf(call));
	try {
		return await work(data);
	} finally {
		await data.store.close();
	}
}
