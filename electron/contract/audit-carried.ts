/** A line of the log that a restore would have taken away: it is written again, whole, into the log that stands afterwards. */
import { z } from 'zod';

const carriedSchema = z.object({
  seq: z.number(),
  at: z.string(),
  /** Numbers as they were in the course that was left; somebody else may have them now. */
  userId: z.number().nullable(),
  userName: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.number().nullable(),
  personId: z.number().nullable(),
  /** JSON as it was stored: with it the hash can be computed again. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  hash: z.string(),
});
export type CarriedLine = z.infer<typeof carriedSchema>;

export const carriedAction = 'audit.carried';

/** More than these are only counted; all of them stand in the copy of the state before, which is never cleared away. */
export const mostCarried = 5000;

/** Null where the content of a line is not that of a carried one. */
export function carriedLine(action: string, afterJson: string | null): CarriedLine | null {
  if (action !== carriedAction || afterJson === null) return null;
  try {
    return carriedSchema.parse(JSON.parse(afterJson));
  } catch {
    return null;
  }
}
