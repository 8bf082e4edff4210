/**
 * What a telex keyboard would have made of a word that was typed with it switched off: `nguyeenx` → `nguyen`, `vawn` →
 * `van`, `ddawngj` → `dang`. VNI's digits too: `nguye64n`. Folded words only. A word typed as it should be stays as it
 * is, but for the few that double a vowel (Moong): they are compared as written as well.
 */
export const withoutTelex = (word: string): string =>
	/[wzfj0-9]|dd|aa|ee|oo|[aeiou][a-z]*[srx]/.test(word) ? resolve(word) : word;

function resolve(word: string): string {
	const letters = word.replace(/(?<=[a-z])[0-9]/g, '').replace(/dd/g, 'd');
	const first = letters.search(/[aeiouw]/);
	if (first === -1) return letters;
	const vowelsOn = letters
		.slice(first)
		.replace(/^w/, 'u')
		// After the first vowel these letters begin no syllable: they are tones, or the hook of ư, ơ, ă.
		.replace(/[sfrxjzw]/g, '')
		.replace(/([aeo])\1/g, '$1');
	return letters.slice(0, first) + vowelsOn;
}
