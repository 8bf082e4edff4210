import type { Accounts } from '../access/accounts';
import type { Finding } from '../doctor';
import type { Backend } from '../open-data';
import type { CouchError } from './couch-client';

/** What `doctor` says of the CouchDB behind a gateway. */
export async function checkBackend(
	{ upstream }: Backend,
	{ villages }: Pick<Accounts, 'villages'>
): Promise<Finding[]> {
	const databases = await upstream.admin.ask({ method: 'GET', path: '/_all_dbs', timeoutMs: 5000 });
	if (!databases.ok) return [unreachable(databases.error)];
	const there = new Set(databases.value as string[]);
	const missing = villages.all().filter(({ id }) => !there.has(id));
	const updates = await upstream.admin.get('/_db_updates', { limit: 1 });
	return [
		{ isWell: true, what: `CouchDB trả lời tại ${upstream.admin.url}` },
		missing.length === 0
			? { isWell: true, what: 'thôn nào cũng có cơ sở dữ liệu trong CouchDB' }
			: {
					isWell: false,
					what: `chưa có trong CouchDB: ${missing.map(({ id }) => id).join(', ')}`,
					advice: 'chuyển dữ liệu bằng migrate, hoặc tạo thôn mới bằng village add'
				},
		(await upstream.knows({ name: 'doctor', roles: [] }))
			? { isWell: true, what: 'CouchDB nhận chữ ký của máy chủ này' }
			: {
					isWell: false,
					what: 'CouchDB không nhận chữ ký của máy chủ này',
					advice: 'xem [jwt_keys] và authentication_handlers của CouchDB có đúng khoá không'
				},
		updates.ok
			? { isWell: true, what: 'CouchDB báo được cơ sở dữ liệu nào vừa đổi' }
			: {
					isWell: false,
					what: 'CouchDB không báo được cơ sở dữ liệu nào vừa đổi (_db_updates)',
					advice: 'tạo cơ sở dữ liệu _global_changes trong CouchDB'
				}
	];
}

const unreachable = (error: CouchError): Finding => ({
	isWell: false,
	what: `CouchDB chưa trả lời được (${error.kind})`,
	advice: 'xem CouchDB có chạy không, địa chỉ và mật khẩu trong GO_CUA_BACKEND… có đúng không'
});
