// One page for every address, drawn on the device: there is no server to ask in the field.
export const ssr = false;
export const prerender = false;
