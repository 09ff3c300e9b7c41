import { parseRecord } from '../../schemas/stored-record.ts';
import type { Looks as Recorded } from '../../schemas/types.ts';
import type { Files } from './files.ts';

export type Look = Recorded['sources'][string];

/** What came of the last look at each source. Kept for the schedule and for reports; no figure depends on it. */
export interface Looks {
  /** Source id → its last look. A record that is missing or damaged counts as none, so that everything is looked at again. */
  read(): Promise<ReadonlyMap<string, Look>>;
  record(source: string, look: Omit<Look, 'succeeded' | 'changed'>): Promise<void>;
}

/** @example const looks = createLooks('data/live/looks.json', files); */
export function createLooks(file: string, files: Files): Looks {
  const read = async (): Promise<ReadonlyMap<string, Look>> => {
    if (!(await files.exists(file))) return new Map();
    const recorded = parseRecord('looks', await files.readBytes(file));
    return new Map(Object.entries(recorded?.sources ?? {}));
  };
  return {
    read,
    record: async (source, look) => {
      const before = await read();
      const { succeeded = null, changed = null } = before.get(source) ?? {};
      const isNew = look.state === 'accepted';
      const isGood = isNew || look.state === 'unchanged';
      const now: Look = {
        ...look,
        succeeded: isGood ? look.looked : succeeded,
        changed: isNew ? look.looked : changed,
      };
      const sources = [...before, [source, now] as const].sort(([one], [other]) => (one < other ? -1 : 1));
      const text = JSON.stringify({ sources: Object.fromEntries(sources) }, null, 2);
      await files.writeAtomic(file, `${text}\n`);
    },
  };
}
