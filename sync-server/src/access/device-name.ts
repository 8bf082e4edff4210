const SYSTEMS: readonly [RegExp, string][] = [
	[/android/i, 'Android'],
	[/iphone|ipad|ipod/i, 'iPhone, iPad'],
	[/cros/i, 'Chromebook'],
	[/windows/i, 'Windows'],
	[/mac os/i, 'Mac'],
	[/linux/i, 'Linux']
];

/** Each names itself beside those it wants to be taken for, so the rarer stand first. */
const BROWSERS: readonly [RegExp, string][] = [
	[/coc_coc/i, 'Cốc Cốc'],
	[/edg(e|a|ios)?\//i, 'Edge'],
	[/samsungbrowser/i, 'Samsung Internet'],
	[/firefox|fxios/i, 'Firefox'],
	[/chrome|crios/i, 'Chrome'],
	[/safari/i, 'Safari']
];

/** What the list of devices calls one that has no name of its own: "Chrome, Android". */
export function deviceNameOf(userAgent: string | undefined): string | undefined {
	const found = [BROWSERS, SYSTEMS].flatMap((kinds) => {
		const kind = kinds.find(([sign]) => sign.test(userAgent ?? ''));
		return kind ? [kind[1]] : [];
	});
	return found.length > 0 ? found.join(', ') : undefined;
}
