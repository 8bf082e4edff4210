import { readBackendConfig, type BackendConfig } from '../gateway/backend-config';
import { markedBackend } from '../gateway/backend-mark';
import type { Database } from '../storage/sqlite/driver';
import { CommandFailure, textFlag, usageFailure, type Call, type Flag } from './command';

export const BACKEND_FLAGS = {
	backend: {
		type: 'string',
		value: 'couchdb=URL',
		help: 'dữ liệu của thôn ở CouchDB này; mật khẩu đặt ở GO_CUA_BACKEND_USER, GO_CUA_BACKEND_PASSWORD (_FILE), không ghi vào đây (CouchDB behind this server)'
	},
	'backend-auth': {
		type: 'string',
		value: 'jwt|basic',
		help: 'jwt (mặc định): ký cho từng người bằng GO_CUA_BACKEND_JWT_KEY (_FILE); basic chỉ để thử (how people are known there)'
	}
} as const satisfies Record<string, Flag>;

/** Says that the documents are in the file again, after they were brought back. */
const NONE = 'none';

export const saysNone = ({ flags }: Call): boolean => textFlag(flags, 'backend') === NONE;

export function backendOf(call: Call): BackendConfig | undefined {
	if (saysNone(call)) return undefined;
	const config = readBackendConfig(
		{
			backend: textFlag(call.flags, 'backend'),
			'backend-auth': textFlag(call.flags, 'backend-auth')
		},
		call.terminal.env
	);
	if (!config.ok) throw usageFailure(config.error);
	return config.value;
}

/** A command that would look for villages in the file, while a CouchDB keeps them, must not go on. */
export function checkMark(call: Call, sqlite: Database, config: BackendConfig | undefined): void {
	const marked = markedBackend(sqlite);
	if (marked === undefined || config !== undefined || saysNone(call)) return;
	throw new CommandFailure(
		`dữ liệu của các thôn ở CouchDB (${marked}): hãy đặt GO_CUA_BACKEND=couchdb=…; nếu đã chuyển về tệp: --backend none`
	);
}
