const TYPES: Record<string, string> = {
	json: 'application/json',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** Hands a text or a workbook to the person as a file in the device's downloads. */
export function saveFile({ fileName, text }: { fileName: string; text: BlobPart }): void {
	const type = TYPES[fileName.split('.').at(-1) ?? ''] ?? 'text/plain';
	const address = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = fileName;
	link.click();
	// Not at once: some phones begin to read the file only after the click has been dealt with.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
