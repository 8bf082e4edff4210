/** What came of a power cut: how many visits were said to be saved, and which of them are gone. */
export interface Lost {
	saved: number;
	lost: string[];
}
