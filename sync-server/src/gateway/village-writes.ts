import { problems } from '../problems';
import { deleteAttachment, putAttachment } from '../routes/db/attachments';
import type { Answer } from '../routes/db/answer';
import { bulkDocs } from '../routes/db/bulk-docs';
import { copyDocument } from '../routes/db/copy-document';
import { deleteDocument, postDocument, putDocument } from '../routes/db/document';
import type { WriteCall } from '../routes/db/endpoint';
import type { GatewayCall } from './gateway-call';

type Write = (call: WriteCall, prefix: string) => Promise<Answer>;

/** What writes into a village: never passed on, but read, reviewed and stored as in our own store. */
export const villageWrites: Readonly<Record<string, Write>> = {
	'POST /:db': postDocument,
	'POST /:db/': postDocument,
	'POST /:db/_bulk_docs': bulkDocs,
	'PUT /:db/:id': putDocument,
	'DELETE /:db/:id': deleteDocument,
	'COPY /:db/:id': copyDocument,
	'PUT /:db/_design/:id': putDocument,
	'DELETE /:db/_design/:id': deleteDocument,
	'COPY /:db/_design/:id': copyDocument,
	'PUT /:db/:id/*': putAttachment,
	'DELETE /:db/:id/*': deleteAttachment,
	'PUT /:db/_design/:id/*': putAttachment,
	'DELETE /:db/_design/:id/*': deleteAttachment
};

export async function writeIntoVillage(call: GatewayCall, write: Write): Promise<Answer> {
	const database = await call.store.database(call.dbName);
	if (database === undefined) throw problems.noDatabase();
	return write({ ...call, database }, call.pattern.includes('/_design/') ? '_design/' : '');
}

/** What a village does not take, whoever asks; in the words of our own store. */
export const refusedInVillages: Readonly<Record<string, () => never>> = {
	'PUT /:db/_security': () => {
		throw problems.forbidden(
			'ai vào được một thôn được đặt bằng lệnh "user", không bằng _security'
		);
	},
	'POST /:db/_purge': () => {
		throw problems.forbidden('bản ghi của một thôn không xoá được bằng _purge');
	},
	'POST /:db/_index': noDesign,
	'DELETE /:db/_index/:ddoc/json/:name': noDesign,
	'DELETE /:db/_index/_design/:ddoc/json/:name': noDesign,
	'GET /:db/_design/:id/_view/:view': noViews,
	'POST /:db/_design/:id/_view/:view': noViews
};

function noDesign(): never {
	throw problems.forbidden(
		'Cơ sở dữ liệu của thôn chỉ nhận bản ghi, không nhận tài liệu thiết kế.'
	);
}

function noViews(): never {
	throw problems.notImplemented('_view');
}
