import type { HandleClientError } from '@sveltejs/kit';

/** The last net. Nothing leaves the device: the line is shown, so that it can be told to somebody. */
export const handleError: HandleClientError = ({ error, status }) => {
	if (status !== 404) console.error(error);
	return { message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
};
