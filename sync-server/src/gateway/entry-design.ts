import { ADMIN_ROLE, WRITER_ROLE } from './caller-tokens';

export const ENTRY_DESIGN_ID = '_design/entries';

/**
 * The entry rules as far as CouchDB can hold them, for whoever comes to it past the gateway: old JavaScript, for the
 * engine of any CouchDB 3. What an entry says, and who may have written it, the gateway asks alone.
 */
const VALIDATE = `function (newDoc, oldDoc, userCtx) {
	function has(role) {
		return userCtx.roles.indexOf(role) !== -1;
	}
	function refuse(reason) {
		throw { forbidden: reason };
	}
	if (newDoc._deleted === true) {
		if (!has('${ADMIN_ROLE}')) refuse('Bản ghi đã gửi không xoá được; chỉ quản trị máy chủ xoá khi người dân rút đồng ý.');
		return;
	}
	if (!has('${ADMIN_ROLE}') && !has('${WRITER_ROLE}')) refuse('Bản ghi của thôn chỉ được gửi qua máy chủ đồng bộ.');
	if (!/^household:[0-7][0-9A-HJKMNP-TV-Z]{25}:[0-9]{13}-[0-9a-z]{4}:[0-9A-HJKMNP-TV-Z]{10}$/.test(newDoc._id)) refuse('mã của bản ghi không đúng dạng');
	if (newDoc._attachments) refuse('Bản ghi của thôn không nhận tệp đính kèm.');
	if (oldDoc || (newDoc._revisions && newDoc._revisions.start > 1)) refuse('bản ghi đã gửi không bao giờ bị sửa');
	if (typeof newDoc.v !== 'number' || typeof newDoc.type !== 'string' || typeof newDoc.by !== 'string') refuse('bản ghi không đọc được');
	if (newDoc._id.split(':')[2] !== newDoc.at || newDoc._id.split(':')[3] !== newDoc.device) refuse('mã của bản ghi không khớp nội dung');
}`;

/** The same for every village, so that a newer release finds by its text what is to be renewed. */
export const entryDesign = {
	language: 'javascript',
	validate_doc_update: VALIDATE
} as const;
