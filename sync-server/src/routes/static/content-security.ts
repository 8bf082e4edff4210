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
		// Recordings that a commune made are played from the device's own storage.
		'media-src': ["'self'", 'blob:'],
		'connect-src': ["'self'"],
		'worker-src': ["'self'"],
		'object-src': ["'none'"],
		'base-uri': ["'self'"],
		'form-action': ["'self'"],
		'frame-ancestors': ["'none'"]
	}
});

/** The camera for a household's code, the microphone for a step of a lesson, the place for a house that agreed to it; what the page never asks for, no script of it may. */
export const PERMISSIONS_POLICY = 'camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()';

function hashesOf(html: string, tag: 'script' | 'style'): string[] {
	const inline = new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g');
	return [...html.matchAll(inline)].map(
		([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
	);
}
