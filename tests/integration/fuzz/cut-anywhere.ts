import { AsyncLocalStorage } from 'node:async_hooks';

/** From one start of a device to the moment its battery is empty. */
export interface Life {
	isOver: boolean;
	/** Steps of its databases that have begun; a power cut lets the disk finish what it has. */
	readonly underWay: Set<Promise<unknown>>;
}

export const newLife = (): Life => ({ isOver: false, underWay: new Set() });

/** To a program that no longer runs. */
export const never = new Promise<never>(() => undefined);

const running = new AsyncLocalStorage<object>();

/** What a device does; only this its battery can interrupt, not a test that looks into its databases. */
export const asProgramOf = <T>(device: object, work: () => Promise<T>): Promise<T> =>
	running.run(device, work);

/** What happens elsewhere while a device waits. */
export const asNobody = <T>(work: () => Promise<T>): Promise<T> => running.exit(work);

/**
 * A database that may be the last thing its device touches, before or after each of its steps: then whoever called waits
 * for ever, as a program does that no longer runs.
 *
 * @param step told of each; answers whether the battery is empty now
 */
export function cutAnywhere<T extends object>(
	database: T,
	{ device, life, step }: { device: object; life: Life; step: () => boolean }
): T {
	const goesOn = (): boolean => !life.isOver && !step() && !life.isOver;
	return new Proxy(database, {
		get(target, name) {
			const member: unknown = Reflect.get(target, name, target);
			if (typeof member !== 'function') return member;
			return async (...args: unknown[]) => {
				const call = (): unknown => Reflect.apply(member, target, args);
				if (running.getStore() !== device) return call();
				if (!goesOn()) return never;
				const done = Promise.resolve(call());
				life.underWay.add(done);
				try {
					return await done.finally(() => life.underWay.delete(done));
				} finally {
					if (!goesOn()) await never;
				}
			};
		}
	});
}
