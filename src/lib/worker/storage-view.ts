import type { StorageView } from './api';
import type { Device } from './device';

/** What the browser says about room and its promise to keep it; a browser that does not say leaves it out. */
export async function readStorage(device: Device): Promise<StorageView> {
	const ledgerSide = await device.ledgerSide();
	const { usage, quota } = await navigator.storage.estimate();
	return {
		persisted: await navigator.storage.persisted(),
		...(usage === undefined ? {} : { usedBytes: usage }),
		...(usage === undefined || quota === undefined ? {} : { freeBytes: quota - usage }),
		secondCopy: ledgerSide?.hasSecondCopy ?? false
	};
}
