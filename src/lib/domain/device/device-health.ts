import { DAY_MS } from '../time/calendar';
import type { Browser, System } from './browser-name';

/** How a device is, for somebody who helps from afar. Nothing in it names a person, a household or the device. */
export interface DeviceHealth {
	/** Days from 1 January 2026 to the day the application was built. */
	builtDay: number;
	/** The browser promised to keep the data. */
	persisted: boolean;
	secondCopy: boolean;
	online: boolean;
	/** The whole application is on the device. */
	worksOffline: boolean;
	/** On the home screen. */
	installed: boolean;
	signedIn: 'nobody' | 'accepted' | 'turned-away';
	/** Undefined where the browser does not say. */
	freeMegabytes: number | undefined;
	waiting: number;
	refused: number;
	/** Since the commune last confirmed everything; undefined for never. */
	hoursSinceAllReceived: number | undefined;
	hoursSinceTried: number | undefined;
	sync: SyncHealth;
	dataCap: DataCapHealth;
	/** What went wrong last. */
	trouble: TroubleKind;
	browser: Browser;
	browserMajor: number;
	system: System;
}

/** 1 January 2026. */
const FIRST_DAY_MS = 1_767_225_600_000;

/** Of the moment something was built, and back. */
export const builtDayOf = (ms: number): number =>
	Math.max(0, Math.floor((ms - FIRST_DAY_MS) / DAY_MS));
export const msOfBuiltDay = (day: number): number => FIRST_DAY_MS + day * DAY_MS;

export const SYNC_HEALTH = [
	'idle',
	'sending',
	'receiving',
	'unreachable',
	'sign-in-needed'
] as const;
export type SyncHealth = (typeof SYNC_HEALTH)[number];

export const DATA_CAP_HEALTH = ['off', 'within', 'near', 'reached'] as const;
export type DataCapHealth = (typeof DATA_CAP_HEALTH)[number];

/** In an order that never changes: a code read out today is looked up by tomorrow's release. New ones at the end. */
export const TROUBLE_KINDS = [
	'none',
	'other',
	'unreachable',
	'server-busy',
	'session-expired',
	'village-closed',
	'batch-too-large',
	'request-refused',
	'device-storage',
	'Error',
	'TypeError',
	'RangeError',
	'ReferenceError',
	'SyntaxError',
	'QuotaExceededError',
	'InvalidStateError',
	'AbortError',
	'NotFoundError',
	'UnknownError',
	'DatabaseClosedError',
	'OpenFailedError',
	'NetworkError',
	'NotAllowedError',
	'DataCloneError'
] as const;
export type TroubleKind = (typeof TROUBLE_KINDS)[number];

export const troubleKind = (name: string | undefined): TroubleKind =>
	name === undefined ? 'none' : (TROUBLE_KINDS.find((kind) => kind === name) ?? 'other');
