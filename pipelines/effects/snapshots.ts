import { hash, randomUUID } from 'node:crypto';
import { byCodePoint, createFiles, type Files } from './files.ts';
import type { FetchedAnswer } from './http.ts';
import {
  type Acceptance,
  damaged,
  type Latest,
  parseAcceptance,
  parseLatest,
  parseSnapshot,
  recordText,
  type Snapshot,
} from './snapshot-record.ts';

export type { Acceptance, Latest, Snapshot } from './snapshot-record.ts';

export type AcceptedSnapshot = Snapshot & Acceptance;

/**
 * The store of downloaded bytes, the only state that cannot be recomputed:
 * `<folder>/<publisher>/<source>/<sha256>/{body, snapshot.json, accepted.json}` and beside them `latest.json`.
 * What is read back is checked; a damaged record throws a SourceError (`snapshot-damaged`).
 */
export interface Snapshots {
  /** Stores an answer and remembers it as the last one seen. The same bytes are the same snapshot: the first one. */
  store(source: string, answer: FetchedAnswer, url: string, retrieved: string): Promise<Snapshot>;
  /** What the last fetch saw; null when nothing sound is stored, so that the next request is unconditional. */
  latest(source: string): Promise<Latest | null>;
  /** The snapshot of these bytes; null if there is none. */
  find(source: string, sha256: string): Promise<Snapshot | null>;
  /** The bytes as received; throws if they are not the ones that were stored. */
  read(snapshot: Snapshot): Promise<Uint8Array>;
  accept(snapshot: Snapshot, acceptance: Acceptance): Promise<void>;
  isAccepted(snapshot: Snapshot): Promise<boolean>;
  /**
   * The accepted snapshots, oldest first by `Stand:`, then by retrieval (definitions, section 5); without a stand
   * retrieval counts as such. `asOf` is an ISO instant: only those accepted until then.
   */
  accepted(source: string, asOf?: string): Promise<readonly AcceptedSnapshot[]>;
  /** The order of `accepted`: oldest first by `Stand:`, then by retrieval. */
  inOrder<Dated extends Snapshot & Pick<Acceptance, 'stand'>>(snapshots: readonly Dated[]): readonly Dated[];
  /** All snapshots of a source, accepted or not, in order of retrieval. */
  list(source: string): Promise<readonly Snapshot[]>;
  /** The ids of all sources of which anything is stored, whether they are still defined or not. */
  sources(): Promise<readonly string[]>;
  /** SHA-256 of all that is stored of a source, sound or not. */
  hashes(source: string): Promise<readonly string[]>;
  /** The folder of a snapshot. */
  place(source: string, sha256: string): string;
}

/** @example const snapshots = createSnapshots('data/live/snapshots', files); */
export function createSnapshots(folder: string, files: Files = createFiles('.')): Snapshots {
  const sourceFolder = (source: string) => `${folder}/${source}`;
  const folderOf = (source: string, sha256: string) => `${folder}/${source}/${sha256}`;
  const acceptedFile = ({ source, sha256 }: Snapshot) => `${folderOf(source, sha256)}/accepted.json`;

  const find = async (source: string, sha256: string): Promise<Snapshot | null> => {
    const place = folderOf(source, sha256);
    if (!(await files.exists(place))) return null;
    const text = await readRecord(files, `${place}/snapshot.json`);
    const snapshot = text === null ? null : parseSnapshot(text);
    if (snapshot?.sha256 === sha256 && snapshot.source === source) return snapshot;
    throw damaged(source, sha256, unreadable('snapshot.json'));
  };

  const list = async (source: string): Promise<readonly Snapshot[]> => {
    const names = await files.folders(sourceFolder(source));
    const found = await Promise.all(names.filter(isSnapshotName).map((sha256) => find(source, sha256)));
    return found.filter((snapshot) => snapshot !== null).sort(byRetrieval);
  };

  const acceptance = async (snapshot: Snapshot): Promise<Acceptance | null> => {
    const text = await readRecord(files, acceptedFile(snapshot));
    if (text === null) return null;
    const found = parseAcceptance(text);
    if (found !== null) return found;
    throw damaged(snapshot.source, snapshot.sha256, unreadable('accepted.json'));
  };

  return {
    find,
    list,
    place: folderOf,
    hashes: async (source) => (await files.folders(sourceFolder(source))).filter(isSnapshotName),
    sources: async () => {
      const publishers = await files.folders(folder);
      const below = publishers.map(async (publisher) =>
        (await files.folders(`${folder}/${publisher}`)).map((name) => `${publisher}/${name}`),
      );
      return (await Promise.all(below)).flat();
    },

    store: async (source, answer, url, retrieved) => {
      const { mediaType, etag, lastModified, bytes, from } = answer;
      const sha256 = hash('sha256', bytes);
      const place = folderOf(source, sha256);
      const known = (await isSound(files, place, sha256))
        ? await find(source, sha256).catch(() => null)
        : null;
      const id = sha256.slice(0, 12);
      const fresh = {
        id,
        source,
        sha256,
        bytes: bytes.length,
        url,
        retrieved,
        mediaType,
        etag,
        lastModified,
      };
      if (known === null) await storeNew(files, place, fresh, bytes);
      await writeIfChanged(
        files,
        `${sourceFolder(source)}/latest.json`,
        recordText({ sha256, etag, lastModified, ...(from === undefined ? {} : { from }) }),
      );
      return known ?? fresh;
    },

    latest: async (source) => {
      // A hint that is lost or leads to damaged bytes costs one download, which then repairs both.
      const text = await readRecord(files, `${sourceFolder(source)}/latest.json`);
      const latest = text === null ? null : parseLatest(text);
      if (latest === null) return null;
      const isUsable = await isSound(files, folderOf(source, latest.sha256), latest.sha256);
      const snapshot = isUsable ? await find(source, latest.sha256).catch(() => null) : null;
      return snapshot === null ? null : latest;
    },

    read: async ({ source, sha256 }) => {
      const bytes = await files.readBytes(`${folderOf(source, sha256)}/body`).catch((error: unknown) => {
        throw damaged(source, sha256, { de: 'die Datei fehlt', en: 'the file is missing' }, error);
      });
      if (hash('sha256', bytes) === sha256) return bytes;
      throw damaged(source, sha256, { de: 'die Prüfsumme stimmt nicht', en: 'the checksum differs' });
    },

    accept: (snapshot, acceptance) => files.writeAtomic(acceptedFile(snapshot), recordText(acceptance)),

    inOrder: (snapshots) => [...snapshots].sort(byStand),

    isAccepted: async (snapshot) => (await acceptance(snapshot)) !== null,

    accepted: async (source, asOf) => {
      const snapshots = await list(source);
      const found = await Promise.all(
        snapshots.map(async (snapshot) => {
          const passed = await acceptance(snapshot);
          return passed === null || isAfter(passed.accepted, asOf) ? [] : [{ ...snapshot, ...passed }];
        }),
      );
      return found.flat().sort(byStand);
    },
  };
}

/** Everything is written under another name and flushed; the rename then makes it a snapshot. */
async function storeNew(files: Files, place: string, snapshot: Snapshot, bytes: Uint8Array): Promise<void> {
  if (await files.exists(place)) return repair(files, place, snapshot, bytes);
  const beside = place.replace(/[^/]+$/, `.new-${randomUUID()}`);
  await files.writeAtomic(`${beside}/body`, bytes);
  await files.writeAtomic(`${beside}/snapshot.json`, recordText(snapshot));
  try {
    await files.rename(beside, place);
  } catch (error) {
    await files.remove(beside);
    if (!(await files.exists(place))) throw error; // Otherwise another process stored the same bytes first.
  }
}

/** The same bytes came again although the stored ones are damaged: put them back, an acceptance stays. */
async function repair(files: Files, place: string, snapshot: Snapshot, bytes: Uint8Array): Promise<void> {
  await files.writeAtomic(`${place}/body`, bytes);
  await files.writeAtomic(`${place}/snapshot.json`, recordText(snapshot));
}

function isSnapshotName(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

async function isSound(files: Files, place: string, sha256: string): Promise<boolean> {
  return (await files.exists(`${place}/body`)) && (await files.hashFile(`${place}/body`)) === sha256;
}

async function writeIfChanged(files: Files, path: string, text: string): Promise<void> {
  if ((await readRecord(files, path)) !== text) await files.writeAtomic(path, text);
}

/** null: there is no such file. Bytes that are no text become characters that no record has. */
async function readRecord(files: Files, path: string): Promise<string | null> {
  return (await files.exists(path)) ? new TextDecoder().decode(await files.readBytes(path)) : null;
}

function unreadable(name: string) {
  return { de: `${name} fehlt oder ist nicht lesbar`, en: `${name} is missing or cannot be read` };
}

function isAfter(instant: string, limit: string | undefined): boolean {
  return limit !== undefined && Date.parse(instant) > Date.parse(limit);
}

type Dated = Snapshot & Pick<Acceptance, 'stand'>;

function byStand(one: Dated, other: Dated): number {
  return byCodePoint(standOf(one), standOf(other)) || byRetrieval(one, other);
}

/** `Stand:` is German local time, retrieval is UTC; comparing the two as text needs the same clock. */
function standOf({ stand, retrieved }: Dated): string {
  return (
    stand ?? new Date(retrieved).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T')
  );
}

function byRetrieval(one: Snapshot, other: Snapshot): number {
  return Date.parse(one.retrieved) - Date.parse(other.retrieved) || byCodePoint(one.sha256, other.sha256);
}
