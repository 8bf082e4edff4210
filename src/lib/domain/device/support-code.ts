import { BROWSERS, SYSTEMS } from './browser-name';
import { DATA_CAP_HEALTH, SYNC_HEALTH, TROUBLE_KINDS, type DeviceHealth } from './device-health';
import { ALPHABET, inGroups, readSpoken, withCheck } from '../spoken-code';

/**
 * A device's health in sixteen characters, four groups of four, to be read over a phone: 75 bits and a check. Numbers
 * are kept as exactly as whoever helps needs them.
 */
interface Field<Value> {
	bits: number;
	write: (value: Value) => number;
	read: (number: number) => Value;
}

const flag: Field<boolean> = { bits: 1, write: Number, read: (number) => number === 1 };

/** Exact up to its greatest, which stands for everything beyond. */
const count = (bits: number): Field<number> => ({
	bits,
	write: (value) => Math.min(2 ** bits - 1, Math.max(0, Math.floor(value))),
	read: (number) => number
});

/** A number beyond the list, from a newer release, reads as the first. */
const oneOf = <Value extends string>(bits: number, values: readonly Value[]): Field<Value> => ({
	bits,
	write: (value) => Math.max(0, values.indexOf(value)),
	read: (number) => values[number] ?? (values[0] as Value)
});

/** 0 is not known; the others the greatest step that is not above it. */
const inSteps = (bits: number, steps: readonly number[]): Field<number | undefined> => ({
	bits,
	write: (value) => (value === undefined ? 0 : steps.filter((step) => step <= value).length || 1),
	read: (number) => steps[Math.min(number, steps.length) - 1]
});

const MEGABYTES = [0, ...Array.from({ length: 20 }, (_, power) => 2 ** power)];
const HOURS_EXACT = Array.from({ length: 255 }, (_, hour) => hour);
const HOURS_ROUGH = [0, 1, 6, 24, 72, 168, 720];

/** In this order for ever; what becomes superfluous keeps its place. */
const FIELDS: { [K in keyof DeviceHealth]: Field<DeviceHealth[K]> } = {
	builtDay: count(12),
	persisted: flag,
	secondCopy: flag,
	online: flag,
	worksOffline: flag,
	installed: flag,
	signedIn: oneOf(2, ['nobody', 'accepted', 'turned-away']),
	freeMegabytes: inSteps(5, MEGABYTES),
	waiting: count(9),
	refused: count(5),
	hoursSinceAllReceived: inSteps(8, HOURS_EXACT),
	hoursSinceTried: inSteps(3, HOURS_ROUGH),
	sync: oneOf(3, SYNC_HEALTH),
	dataCap: oneOf(2, DATA_CAP_HEALTH),
	trouble: oneOf(5, TROUBLE_KINDS),
	browser: oneOf(3, BROWSERS),
	browserMajor: count(8),
	system: oneOf(3, SYSTEMS)
};

/** Beyond these a code says no more than "as many or more". */
export const LARGEST = {
	waiting: 2 ** FIELDS.waiting.bits - 1,
	refused: 2 ** FIELDS.refused.bits - 1
} as const;

/** Another layout of the fields would be another number. */
const FORMAT = count(2);
const FORMAT_NOW = 1;

const CHARS = 15;
const BITS_A_CHAR = 5;

const NAMES = Object.keys(FIELDS) as (keyof DeviceHealth)[];

export function supportCode(health: DeviceHealth): string {
	const bits = [binary(FORMAT_NOW, FORMAT.bits), ...NAMES.map((name) => written(name, health))];
	const digits = bits.join('').match(/.{5}/g) ?? [];
	return inGroups(withCheck(digits.map((five) => ALPHABET[parseInt(five, 2)]).join('')));
}

/** What a code says, or undefined where it was heard or typed wrongly, or is of a newer release. */
export function readSupportCode(typed: string): DeviceHealth | undefined {
	const code = readSpoken(typed, CHARS + 1);
	if (code === undefined) return undefined;
	const bits = [...code.slice(0, CHARS)]
		.map((char) => binary(ALPHABET.indexOf(char), BITS_A_CHAR))
		.join('');
	let at = 0;
	const next = (length: number) => parseInt(bits.slice(at, (at += length)), 2);
	if (next(FORMAT.bits) !== FORMAT_NOW) return undefined;
	return Object.fromEntries(
		NAMES.map((name) => [name, FIELDS[name].read(next(FIELDS[name].bits))])
	) as unknown as DeviceHealth;
}

const binary = (number: number, bits: number): string => number.toString(2).padStart(bits, '0');

function written<K extends keyof DeviceHealth>(name: K, health: DeviceHealth): string {
	const { write, bits } = FIELDS[name] as Field<DeviceHealth[K]>;
	return binary(write(health[name]), bits);
}
