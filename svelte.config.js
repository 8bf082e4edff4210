import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		// One page for every address: the application is offline-first, nothing is rendered on a server.
		adapter: adapter({ pages: 'build', assets: 'build', fallback: '200.html' }),
		// vite-plugin-pwa registers the worker, so that an update can be offered and never forced.
		serviceWorker: { register: false }
	}
};
