/** NIST SP 800-63B: length is what counts, rules about kinds of characters only make people write passwords down. */
export const MIN_PASSWORD_LENGTH = 8;
