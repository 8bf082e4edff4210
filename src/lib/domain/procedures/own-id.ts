import { letterId } from '../letter-id';

/** The id of a commune's own procedure; it never meets one of the catalogue. @param random bytes, one for each letter */
export const ownProcedureId = (random: Uint8Array): string => letterId('xa', random);
export const isOwnProcedureId = (id: string): boolean => id.startsWith('xa-');
