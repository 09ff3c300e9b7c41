import { type Encoding, encodings } from '../../output/encodings.ts';
import { mediaTypeOf } from './media-type.ts';

/** What is published, by path: made once per release, then only looked up. What is not in it does not exist. */
export interface Site {
  readonly files: ReadonlyMap<string, SiteFile>;
  /** Paths below which it is reached, such as `/statistik/sample`, the empty one first. */
  readonly prefixes: readonly string[];
}

export interface SiteFile {
  readonly path: string;
  readonly mediaType: string;
  /** As HTTP writes it. */
  readonly modified: string;
  /** The file as it is, then its packed forms. */
  readonly forms: readonly [Form, ...Form[]];
}

/** A file as it is or packed: each is something else to a cache. */
export interface Form {
  readonly encoding: 'identity' | Encoding['id'];
  /** With its quotation marks; strong: it changes with any byte. */
  readonly etag: string;
  readonly body: Body;
}

/** Bytes that lie on the disk, and those of small files in memory as well. */
export interface Body {
  readonly file: string;
  readonly bytes: number;
  readonly content: Uint8Array | null;
}

/** A released file, or a packed form of one (`catalog.rdf.gz`). */
export interface PublishedFile {
  readonly path: string;
  readonly sha256: string;
  /** When these bytes were first released. */
  readonly modified: string;
  readonly body: Body;
}

/** The files of a release as a site that is reached at `base`. */
export function siteOf(published: readonly PublishedFile[], base: string): Site {
  const byPath = new Map(published.map((file) => [file.path, file]));
  const files = published.filter(({ path }) => !isForm(path, byPath));
  return {
    files: new Map(files.map((file) => [file.path, siteFile(file, byPath)])),
    prefixes: prefixesOf(new URL(base).pathname),
  };
}

function isForm(path: string, files: ReadonlyMap<string, unknown>): boolean {
  return encodings.some(({ extension }) => {
    const ending = `.${extension}`;
    return path.endsWith(ending) && files.has(path.slice(0, -ending.length));
  });
}

function siteFile(
  { path, sha256, modified, body }: PublishedFile,
  files: ReadonlyMap<string, PublishedFile>,
): SiteFile {
  const tag = sha256.slice(0, 32);
  const packed = encodings.flatMap(({ id, extension }): readonly Form[] => {
    const form = files.get(`${path}.${extension}`);
    return form === undefined ? [] : [{ encoding: id, etag: `"${tag}-${id}"`, body: form.body }];
  });
  return {
    path,
    mediaType: mediaTypeOf(path),
    modified: new Date(modified).toUTCString(),
    forms: [{ encoding: 'identity', etag: `"${tag}"`, body }, ...packed],
  };
}

/** A proxy may pass a path on as it is, or without the part that led to us. */
function prefixesOf(pathname: string): readonly string[] {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  return ['', ...segments.map((_, index) => `/${segments.slice(index).join('/')}`)];
}
