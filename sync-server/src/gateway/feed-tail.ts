/** A row begins with its place; its documents may be long, and are not looked at. */
const PLACE = /^(?:data: )?\{"seq":("(?:[^"\\]|\\.)*"|[0-9]+)/;
const LONGEST_PLACE = 8192;

/** Follows a feed's text only as far as to know where a reader of it could go on. */
export class FeedTail {
	isBetweenRows = true;
	hasBegun = false;
	private line = '';

	/** @param place where the feed begins */
	constructor(public place: string) {}

	see(piece: string): void {
		this.hasBegun = true;
		const lines = piece.split('\n');
		for (const [index, part] of lines.entries()) {
			if (index > 0) this.endLine();
			if (this.line.length < LONGEST_PLACE) this.line += part;
		}
		this.isBetweenRows = this.line === '';
	}

	private endLine(): void {
		const found = PLACE.exec(this.line)?.[1];
		if (found !== undefined) this.place = String(JSON.parse(found));
		this.line = '';
	}
}
