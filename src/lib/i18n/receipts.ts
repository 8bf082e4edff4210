import type { Receipt } from '$lib/domain/receipt';
import { catalogue } from './index';

/** Where a record is, always in the same words. */
const vi = {
	now: {
		local: 'Mới có trên máy này',
		copied: 'Đã có bản sao thứ hai',
		received: 'Xã đã nhận',
		refused: 'Xã chưa nhận'
	} satisfies Record<Receipt, string>,
	refusedBecause: (reason: string) => `Xã chưa nhận: ${reason}`,
	/** The two stages still ahead, on the page after saving. */
	ahead: {
		copied: 'Chờ bản sao thứ hai',
		received: 'Chờ xã nhận, tự gửi khi có mạng'
	},
	/** Instead of that, once the month’s data is used up. */
	notByItself: 'Chờ xã nhận: hết mức mạng tháng này, vào Đồng bộ bấm “Gửi ngay”',
	/** Said once for a screen reader before the receipt itself. */
	whereItIs: 'Bản ghi đang ở đâu',
	savedHere: 'Đã lưu trên máy này'
};

const en: typeof vi = {
	now: {
		local: 'On this device only',
		copied: 'Second copy kept',
		received: 'The commune has it',
		refused: 'Not accepted'
	},
	refusedBecause: (reason) => `Not accepted: ${reason}`,
	ahead: {
		copied: 'Waiting for a second copy',
		received: 'Waiting for the commune, sent by itself once there is a network'
	},
	notByItself: 'Waiting for the commune: the month’s data is used up, press “Send now” in Sync',
	whereItIs: 'Where the record is',
	savedHere: 'Saved on this device'
};

export const receiptWords = catalogue({ vi, en });
