import { type Issue, issue } from '../../schemas/issues.ts';
import type { Release } from '../../schemas/types.ts';
import type { Files } from '../effects/files.ts';
import { type Distribution, measure } from './publish.ts';

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
  const kept: Kept[number][] = [];
  const taken: Distribution[] = [];
  const lost: Issue[] = [];
  for (const one of wanted(last?.release ?? null, state, released, hours)) {
    const pages = await intactPages(one.state, last, files);
    if (pages === null) {
      lost.push(issue('pages-lost', { file: `catalog/${one.state}`, value: one.until }));
      continue;
    }
    for (const { path, format, content } of pages) {
      await files.writeAtomic(`${folder}/${path}`, content);
      taken.push(await measure(folder, path, format, null, files));
    }
    kept.push(one);
  }
  return { kept, files: taken, lost };
}

function wanted(last: Release | null, state: string, released: string, hours: number): Kept {
  const now = Date.parse(released);
  const until = new Date(now + hours * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const current = last?.catalog === undefined ? [] : [{ state: last.catalog.state, until }];
  return [...current, ...(last?.kept ?? [])].filter(
    (one) => one.state !== state && Date.parse(one.until) > now,
  );
}

interface Page {
  readonly path: string;
  readonly format: string;
  readonly content: Uint8Array;
}

/** The pages of a state, in every form; null if one is missing or not what was released. */
async function intactPages(state: string, last: Last | null, files: Files): Promise<readonly Page[] | null> {
  const pages: Page[] = [];
  for (const { path, format, sha256 } of last?.release.files ?? []) {
    if (!path.startsWith(`catalog/${state}/`)) continue;
    const place = `${last?.folder}/${path}`;
    if (!(await files.exists(place)) || (await files.hashFile(place)) !== sha256) return null;
    pages.push({ path, format, content: await files.readBytes(place) });
  }
  return pages;
}
