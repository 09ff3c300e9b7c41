import { readOwnTurtle } from '../catalog/read-rdf.ts';
import type { Graph } from '../catalog/triple.ts';
import { PushError } from '../schemas/errors.ts';
import { issue } from '../schemas/issues.ts';
import type { Files } from './effects/files.ts';
import { isIntact, readRelease } from './published.ts';

/** The catalog that everybody can read, byte for byte as it was released; never one that was computed anew. */
export async function readPublished(out: string, url: string, files: Files): Promise<Graph> {
  const release = await readRelease(out, files);
  if (release === null) throw nothingIn(out, reasons.missing);
  if (!(await isIntact(release, out, files))) throw nothingIn(out, reasons.changed);
  if (release.sample && !isThisComputer(url))
    throw new PushError([issue('push-sample', { file: out, value: url })]);
  // The feed may have several pages; the fuller graph is one file, and releases of before it had a feed of one.
  const full = `${out}/catalog-full.ttl`;
  return readOwnTurtle(await files.readText((await files.exists(full)) ? full : `${out}/catalog.ttl`));
}

const reasons = {
  missing: {
    reason: 'release.json fehlt oder ist nicht lesbar',
    reasonen: 'release.json is missing or cannot be read',
  },
  changed: {
    reason: 'Dateien fehlen oder sind verändert',
    reasonen: 'files are missing or have been changed',
  },
} as const;

function nothingIn(out: string, reason: (typeof reasons)[keyof typeof reasons]): PushError {
  return new PushError([issue('push-nothing', { file: out }, reason)]);
}

function isThisComputer(url: string): boolean {
  return ['localhost', '127.0.0.1'].includes(new URL(url).hostname);
}
