import { watch } from './device.svelte';

/** Who is signed in on this device; null when nobody is, undefined until the device has answered. */
export const session = watch('session', null);

export const sync = watch('sync', null);

export const notices = watch('notices', null);
