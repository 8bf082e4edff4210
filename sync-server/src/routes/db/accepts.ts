/** Whether an `Accept` header lets an answer be of a type. Without the header everything is welcome. */
export function accepts(header: string | undefined, type: string): boolean {
	if (header === undefined || header.trim() === '') return true;
	const family = `${type.slice(0, type.indexOf('/'))}/*`;
	const offered = header.split(',').map(readRange);
	// The most exact line counts: `*/*, multipart/related;q=0` refuses it.
	const line = [type, family, '*/*'].flatMap((range) =>
		offered.filter((one) => one.range === range)
	);
	return line[0] !== undefined && line[0].quality > 0;
}

function readRange(text: string): { range: string; quality: number } {
	const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
	const quality = parameters.find((parameter) => /^q\s*=/.test(parameter));
	return {
		range,
		quality: quality === undefined ? 1 : Number(quality.slice(quality.indexOf('=') + 1))
	};
}
