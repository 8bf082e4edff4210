import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../../src/lib/domain/result';

/**
 * What must not stand on a command line, where `ps` shows it: `NAME` in the environment, or a file that `NAME_FILE`
 * names. Undefined where neither is set. No error repeats the value.
 */
export function readSecretSetting(
	env: NodeJS.ProcessEnv,
	name: string
): Result<string | undefined, string> {
	const value = env[name] || undefined;
	const file = env[`${name}_FILE`] || undefined;
	if (value !== undefined && file !== undefined)
		return err(`chỉ đặt một trong hai: ${name} hoặc ${name}_FILE`);
	if (file === undefined) return ok(value);
	try {
		return ok(readFileSync(file, 'utf8').trim());
	} catch {
		return err(`không đọc được tệp mà ${name}_FILE nêu`);
	}
}
