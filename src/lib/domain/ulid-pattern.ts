/** Apart from the schemas: looking for a household needs no more than this. */
export const ULID_PATTERN = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
