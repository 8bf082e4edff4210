/** By whom the server writes what it does by itself, as in "its time is over". Nobody can sign in under this name. */
export const SERVER_NAME = 'may-chu';
