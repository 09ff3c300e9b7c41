import { SourceError } from '../schemas/errors.ts';
import type { Issue } from '../schemas/issues.ts';

/** What reading the store gives; where a record in it is damaged, that is told in its place and costs no other source its look. */
export async function orDamage(read: () => Promise<readonly Issue[]>): Promise<readonly Issue[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceError) return error.issues;
    throw error;
  }
}
