import { problems } from '../../problems';
import { attachmentName, deleteAttachment, putAttachment } from './attachments';
import { copyDocument } from './copy-document';
import { deleteDocument, putDocument } from './document';
import type { DbCall, Endpoints } from './endpoint';
import { getAttachment } from './get-attachment';
import { getDocument } from './get-document';
import type { DbLimits } from './limits';
import { queryView } from './view';

/** Documents and their files. A design document's id has a slash, which clients write as it is or as `%2F`. */
export const documentAddresses = (limits: DbLimits): Record<string, Endpoints> => ({
	'/:db/_design/:id': documentAt('_design/', limits),
	'/:db/_design/:id/_view/:view': {
		GET: { action: 'read', handle: queryView },
		POST: { action: 'read', handle: queryView, takesJson: true }
	},
	'/:db/_design/:id/*': attachmentAt('_design/', limits),
	'/:db/:id': documentAt('', limits),
	'/:db/:id/*': attachmentAt('', limits)
});

/** A document may bring its files with it, so it may be as long as many documents. */
const documentAt = (prefix: string, { bulkDocsBytes }: DbLimits): Endpoints => ({
	GET: { action: 'read', handle: (call) => getDocument(call, prefix) },
	PUT: {
		action: 'write',
		maxBytes: bulkDocsBytes,
		handle: (call) => putDocument(call, prefix)
	},
	DELETE: { action: 'write', handle: (call) => deleteDocument(call, prefix) },
	COPY: { action: 'write', handle: (call) => readAndWrite(call, prefix) }
});

/** Whoever may only write must not read by copying. */
async function readAndWrite(call: DbCall, prefix: string) {
	await call.gate.authorise(call.request, call.dbName, 'read');
	return copyDocument(call, prefix);
}

const attachmentAt = (prefix: string, { attachmentBytes }: DbLimits): Endpoints => ({
	GET: { action: 'read', handle: (call) => getAttachment(notFunction(call, prefix), prefix) },
	PUT: {
		action: 'write',
		maxBytes: attachmentBytes,
		handle: (call) => putAttachment(call, prefix)
	},
	DELETE: { action: 'write', handle: (call) => deleteAttachment(call, prefix) }
});

/** `_design/x/_show/y` is no file; said plainly, so that a tool does not look for another fault. */
function notFunction(call: DbCall, prefix: string): DbCall {
	const name = attachmentName(call);
	if (prefix === '_design/' && name.startsWith('_'))
		throw problems.notImplemented(name.split('/')[0] ?? name);
	return call;
}
