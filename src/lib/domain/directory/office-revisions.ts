import { z } from 'zod/mini';
import { CommuneCode } from '../commune-settings';

/** In `/api/access`: how far each commune's book is; one that is not listed has nothing in it. */
export const OfficeRevisions = z.record(CommuneCode, z.number().check(z.int(), z.nonnegative()));
export type OfficeRevisions = z.infer<typeof OfficeRevisions>;
