import { dirname } from 'node:path/posix';
import { ReleaseError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { parseRecord } from '../../schemas/stored-record.ts';
import type { Pinned } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { instantInWords } from '../in-words.ts';

/** Where a state keeps what it was rolled back to; `releases` is for example data/live/releases. */
export function pinFile(releases: string): string {
  return `${dirname(releases)}/pinned.json`;
}

/** What `out` was rolled back to; null if releases go on. Throws a ReleaseError where that cannot be told. */
export async function readPin(releases: string, out: string, files: Files): Promise<Pinned | null> {
  const pin = await storedPin(releases, files);
  return pin !== null && files.absolute(pin.out) === files.absolute(out) ? pin : null;
}

/** What was rolled back to, whatever link it is given away by. */
export async function storedPin(releases: string, files: Files): Promise<Pinned | null> {
  const file = pinFile(releases);
  if (!(await files.exists(file))) return null;
  const pin = parseRecord('pinned', await files.readBytes(file));
  if (pin === null) throw new ReleaseError([issue('pin-unreadable', { file })]);
  return pin;
}

/** What to tell every night until a person ends it. */
export function pinnedIssue({ release, at, because }: Pinned, file: string): Issue {
  const details = {
    since: instantInWords(at, 'de'),
    sinceen: instantInWords(at, 'en'),
    reason: because,
  };
  return issue('pinned', { file, value: release }, details);
}
