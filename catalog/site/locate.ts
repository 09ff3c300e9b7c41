import { serializations } from '../serializations.ts';
import { preferredExtensions } from './preferred.ts';
import type { Site, SiteFile } from './site.ts';

/** What lies at an address. `negotiated`: another Accept header might have found something else. */
export type Located =
  | { readonly kind: 'file'; readonly file: SiteFile; readonly negotiated: boolean }
  | { readonly kind: 'gone'; readonly file: SiteFile; readonly negotiated: boolean }
  | { readonly kind: 'elsewhere'; readonly status: 303 | 308; readonly location: string }
  | { readonly kind: 'nothing' };

/**
 * Finds what a request target means. Nothing is decoded, joined or normalised: our addresses are written in letters
 * that need no encoding, so whatever is spelled otherwise (`..`, `//`, `%2e`) is not among them.
 */
export function locate(target: string, accept: string | undefined, site: Site): Located {
  const path = pathOf(target);
  // Whoever counts pages in the query must not be given the first one for ever (harvest.md H9).
  if (/[?&]page=(?!1(?:&|$))/.test(target)) return nothing;
  for (const prefix of site.prefixes) {
    // Links in a page are relative, so the folder needs its slash.
    if (path === prefix) return elsewhere(308, `${prefix.slice(prefix.lastIndexOf('/') + 1)}/`);
    if (!path.startsWith(`${prefix}/`)) continue;
    const located = locateBelow(path.slice(prefix.length), accept, site);
    if (located.kind !== 'nothing') return located;
  }
  return nothing;
}

/** Without the query, which means nothing else here, and without the host that a proxy may write before it. */
function pathOf(target: string): string {
  const [, path = ''] = /^(?:https?:\/\/[^/?#]*)?([^?#]*)/i.exec(target) ?? [];
  return path === '' ? '/' : path;
}

function locateBelow(path: string, accept: string | undefined, site: Site): Located {
  if (path === '/') return fileAt('index.html', site);
  if (path === '/catalog') return negotiatedCatalog(accept, site);
  if (path === '/publisher') return describedIn(negotiatedCatalog(accept, site));
  const [, id, extension] = /^\/dataset\/([a-z0-9-]+)(?:\.([a-z]+))?$/.exec(path) ?? [];
  if (id === undefined) return fileAt(path.slice(1), site);
  if (extension !== undefined && !documents.includes(extension)) return nothing;
  const tombstone = site.files.get(`gone/${id}.html`);
  if (tombstone !== undefined) return { kind: 'gone', file: tombstone, negotiated: false };
  if (extension !== undefined) return fileAt(path.slice(1), site);
  return negotiated(
    preferredExtensions(accept).map((wanted) => `dataset/${id}.${wanted}`),
    site,
  );
}

const documents = ['html', ...serializations.map(({ extension }) => extension)];

function negotiatedCatalog(accept: string | undefined, site: Site): Located {
  const wanted = preferredExtensions(accept);
  return negotiated(
    wanted.map((extension) => (extension === 'html' ? 'index.html' : `catalog.${extension}`)),
    site,
  );
}

/** The publisher is no document; who it is stands in the catalog (303: see there). */
function describedIn(catalog: Located): Located {
  if (catalog.kind !== 'file') return nothing;
  const { path } = catalog.file;
  return elsewhere(303, path === 'index.html' ? './' : path);
}

/** The first of these files that there is. */
function negotiated(paths: readonly string[], site: Site): Located {
  const file = paths.map((path) => site.files.get(path)).find((found) => found !== undefined);
  return file === undefined ? nothing : { kind: 'file', file, negotiated: true };
}

function fileAt(path: string, site: Site): Located {
  const file = site.files.get(path);
  return file === undefined ? nothing : { kind: 'file', file, negotiated: false };
}

/** A relative reference: it holds behind any proxy and never repeats a Host header. */
function elsewhere(status: 303 | 308, location: string): Located {
  return { kind: 'elsewhere', status, location };
}

const nothing: Located = { kind: 'nothing' };
