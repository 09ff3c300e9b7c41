import { instantOf } from '../../catalog/instant.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { inBatches } from './in-batches.ts';
import { type Distribution, measure } from './publish.ts';
import { isUnchanged, type ReleasedFile } from './release-files.ts';

type Kept = NonNullable<Release['kept']>;

export interface KeptPages {
  readonly kept: Kept;
  readonly files: readonly Distribution[];
  /** States whose pages are damaged: a page less would be a shorter catalog, so none of them is kept. */
  readonly lost: readonly Issue[];
}

interface Last {
  readonly release: Release;
  readonly folder: string;
}

/**
 * Takes over the pages of earlier states of the catalog, so that a harvest under way can end with what it began
 * (harvest.md H8): those of the last release for `hours` from now, older ones until their time is over.
 */
export async function keepPages(
  folder: string,
  last: Last | null,
  state: string,
  { released, hours }: { readonly released: string; readonly hours: number },
  files: Files,
): Promise<KeptPages> {
  if (last === null) return { kept: [], files: [], lost: [] };
  const kept: Kept[number][] = [];
  const taken: Distribution[] = [];
  const lost: Issue[] = [];
  for (const one of wanted(last.release, state, released, hours)) {
    const pages = pagesOf(one.state, last.release);
    const checks = await inBatches(pages, (page) => isUnchanged(last.folder, page, files));
    if (!checks.every(Boolean)) {
      lost.push(issue('pages-lost', { file: `catalog/${one.state}`, value: one.until }));
      continue;
    }
    taken.push(...(await inBatches(pages, (page) => copy(page, last.folder, folder, files))));
    kept.push(one);
  }
  return { kept, files: taken, lost };
}

function wanted(last: Release, state: string, released: string, hours: number): Kept {
  const now = Date.parse(released);
  const until = instantOf(now + hours * 3_600_000);
  const current = last.catalog === undefined ? [] : [{ state: last.catalog.state, until }];
  return [...current, ...(last.kept ?? [])].filter(
    (one) => one.state !== state && Date.parse(one.until) > now,
  );
}

/** The pages of a state, in every form. */
function pagesOf(state: string, { files }: Release): readonly ReleasedFile[] {
  return files.filter(({ path }) => path.startsWith(`catalog/${state}/`));
}

async function copy(
  { path, format }: ReleasedFile,
  from: string,
  to: string,
  files: Files,
): Promise<Distribution> {
  await files.writeAtomic(`${to}/${path}`, await files.readBytes(`${from}/${path}`));
  return measure(to, path, format, null, files);
}
