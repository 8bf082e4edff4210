import { createHash } from 'node:crypto';

/**
 * Nothing may be loaded from, or sent to, anyone else. SvelteKit's page starts with a script inside the page, which is
 * allowed by its hash alone; Svelte sets `style` attributes in its templates, which cannot be hashed.
 */
export const contentSecurity = (html: string) => ({
	useDefaults: false,
	directives: {
		'default-src': ["'self'"],
		'script-src': ["'self'", ...hashesOf(html, 'script')],
		'style-src': ["'self'", ...hashesOf(html, 'style')],
		'style-src-attr': ["'unsafe-inline'"],
		'img-src': ["'self'", 'data:', 'blob:'],
		'connect-src': ["'self'"],
		'worker-src': ["'self'"],
		'object-src': ["'none'"],
		'base-uri': ["'self'"],
		'form-action': ["'self'"],
		'frame-ancestors': ["'none'"]
	}
});

/** The page asks for none of these yet, so no script of it may either. */
export const PERMISSIONS_POLICY = 'camera=(), microphone=(), geolocation=(), payment=(), usb=()';

function hashesOf(html: string, tag: 'script' | 'style'): string[] {
	const inline = new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g');
	return [...html.matchAll(inline)].map(
		([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
	);
}
