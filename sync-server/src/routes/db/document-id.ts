import { problems } from '../../problems';
import { faultOfId } from '../../protocol/incoming-doc';
import type { WriteCall } from './endpoint';

/** @param prefix `_design/` where the address has it apart */
export function documentId(call: Pick<WriteCall, 'param'>, prefix: string): string {
	const id = prefix + call.param('id');
	const fault = faultOfId(id);
	if (fault !== undefined) throw problems.illegalDocId(fault);
	return id;
}
