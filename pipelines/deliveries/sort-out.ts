import type { Text } from '../../schemas/issues.ts';
import type { Delivered } from '../effects/deliveries.ts';
import { archives } from './archive.ts';
import { type Drop, isNamedFor } from './drop.ts';

/** A file that is still on its way, and why we think so. */
export interface UnderWay {
  readonly file: Delivered;
  readonly reason: Text;
}

export interface SortedOut {
  /** Those that may be read, oldest first. */
  readonly ready: readonly Delivered[];
  readonly underWay: readonly UnderWay[];
  /** Files of no source. */
  readonly unknown: readonly Delivered[];
  /** Folders and links. */
  readonly passedOver: readonly Delivered[];
  /** Files whose names cannot be read. */
  readonly garbled: readonly Delivered[];
}

/**
 * Sorts what lies in a folder by two looks a few seconds apart. `drops` are those of all sources that share the folder;
 * what belongs to nobody in particular is told by the first of them.
 */
export function sortOut(
  drop: Drop,
  drops: readonly Drop[],
  before: readonly Delivered[],
  now: readonly Delivered[],
  instant: number,
): SortedOut {
  const isFirst = drops[0]?.source === drop.source;
  const files = now.filter(({ kind }) => kind === 'file');
  const others = now.filter(({ kind, name }) => kind === 'other' && !archives.includes(name));
  const open = files.filter(({ name }) => isTemporary(name));
  const owned = files.map((file) => ({ file, owner: isTemporary(file.name) ? null : ownerOf(file, drops) }));
  const own = owned.flatMap(({ file, owner }) => (owner?.source === drop.source ? [file] : []));
  const late = own.flatMap((file) => {
    const reason = reasonToWait(file, drop, before, files, instant);
    return reason === null ? [] : [{ file, reason }];
  });
  return {
    ready: own.filter((file) => late.every((one) => one.file !== file)).sort(oldestFirst),
    underWay: [...(isFirst ? open.map((file) => ({ file, reason: temporary })) : []), ...late],
    unknown: isFirst
      ? owned.flatMap(({ file, owner }) =>
          owner === null && !open.includes(file) && !isCompanion(file, owned, drops) ? [file] : [],
        )
      : [],
    passedOver: isFirst ? others.filter(({ name }) => !name.startsWith('.')) : [],
    garbled: isFirst ? now.filter(({ kind }) => kind === 'garbled') : [],
  };
}

/** Names that programs give to what they are still writing: Filezilla, rsync, Excel, we ourselves. */
function isTemporary(name: string): boolean {
  return /^(\.|~\$)|(\.(part|filepart|tmp|crdownload)|~)$/i.test(name);
}

const temporary = {
  de: 'der Name ist der einer Datei, die noch geschrieben wird',
  en: 'its name is that of a file which is still being written',
};

function ownerOf({ name }: Delivered, drops: readonly Drop[]): Drop | null {
  return drops.find((drop) => isNamedFor(drop, name) && !isSign(name, drop)) ?? null;
}

function isSign(name: string, { companion }: Drop): boolean {
  return companion !== null && name.endsWith(companion);
}

/** Whether it only says that the file beside it is whole. */
function isCompanion(
  { name }: Delivered,
  owned: readonly { readonly file: Delivered; readonly owner: Drop | null }[],
  drops: readonly Drop[],
): boolean {
  const signs = drops.flatMap(({ companion }) => companion ?? []);
  return owned.some(({ file, owner }) => owner && signs.some((sign) => name === `${file.name}${sign}`));
}

function reasonToWait(
  file: Delivered,
  { companion, settle }: Drop,
  before: readonly Delivered[],
  files: readonly Delivered[],
  instant: number,
): Text | null {
  const { name, bytes, modified } = file;
  if (bytes === 0) return { de: 'sie ist noch leer', en: 'it is still empty' };
  const then = before.find((one) => one.name === name);
  if (!then || !isSame(then, file)) return { de: 'sie wächst noch', en: 'it is still growing' };
  const unsigned = companion === null ? null : reasonUnsigned(file, `${name}${companion}`, files);
  if (unsigned !== null) return unsigned;
  // A clock of the office that is ahead must not keep its files waiting.
  if (modified > instant || instant - modified >= settle) return null;
  const [de, en] = ['sie ist eben erst geschrieben worden', 'it has only just been written'];
  return { de, en };
}

/** A sign that is older than its file was left by an earlier delivery of that name, and says nothing of this one. */
function reasonUnsigned(file: Delivered, sign: string, files: readonly Delivered[]): Text | null {
  const found = files.find(({ name }) => name === sign);
  if (!found) return { de: `${sign} fehlt noch`, en: `${sign} is not there yet` };
  if (found.modified >= file.modified) return null;
  return { de: `${sign} ist älter als sie`, en: `${sign} is older than it` };
}

/** Whether a file has not been written between two looks. */
export function isSame(one: Delivered, other: Delivered): boolean {
  return one.bytes === other.bytes && one.modified === other.modified;
}

function oldestFirst(one: Delivered, other: Delivered): number {
  return one.modified - other.modified || (one.name < other.name ? -1 : 1);
}
