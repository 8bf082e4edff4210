/** `village-17284-03` → commune `17284`. */
export function communeOf(villageId: string): string {
	const code = villageId.split('-')[1];
	if (code === undefined) throw new RangeError(`not a village id: ${villageId}`);
	return code;
}
