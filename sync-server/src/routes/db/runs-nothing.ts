/** A page that somebody attached must not run beside the application with its rights, whatever it calls itself. */
export const RUNS_NOTHING = {
	'content-security-policy': "sandbox; default-src 'none'",
	'x-content-type-options': 'nosniff'
} as const;
