export const CHROMIUM = process.env['GO_CUA_CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * A new `--disable-features` replaces Playwright's own, so those of its list that matter here are repeated. The popups
 * under Chromium's address line are pages of their own, loaded at every start, which no test ever sees.
 */
const WITHOUT = [
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsUpgrades',
	'HttpsFirstBalancedModeAutoEnable',
	'LensOverlay',
	'MediaRouter',
	'NetworkTimeServiceQuerying',
	'OptimizationHints',
	'PaintHolding',
	'PreconnectToSearch',
	'AimEnabled',
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup',
	'WebUIOmniboxFullPopup'
];

export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	`--disable-features=${WITHOUT.join(',')}`,
	// Tabs and toolbars are drawn by nobody for nobody; a tenth of what a short walk through the application costs.
	'--kiosk'
];
