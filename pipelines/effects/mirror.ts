import { hash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname } from 'node:path';
import { DefinitionError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { byCodePoint, createFiles, type Files } from './files.ts';

export interface MirrorSource {
  readonly id: string;
  /** `request.mirror` of the source. */
  readonly prefix: string;
}

/**
 * A folder that stands in for the web. It is served over HTTP on this machine, so that the very same code fetches
 * from it, with ETag, 304 and all.
 */
export interface Mirror {
  /** The folder, as it was named. */
  readonly folder: string;
  urlFor(sourceId: string): string;
  /** How many versions of the source the folder holds; 0 if it holds none or there is no such source. */
  versions(sourceId: string): number;
  /** Serves a version from now on: 0 is the oldest. The newest is served at first. */
  show(sourceId: string, version: number): void;
  /** Paths of the versions below the folder, oldest first. */
  files(sourceId: string): readonly string[];
  /** Where the newest version lies, as other programs need it; null if there is none. */
  newest(sourceId: string): string | null;
  close(): Promise<void>;
}

/**
 * Serves a folder. A file anywhere below it belongs to a source when its base name equals the source's prefix, or
 * goes on after it with `_` or `.`. Several files of one source are versions of it, oldest first in code-point
 * order of the base name. Passed over: names that begin with a dot, `README…`, `*.md` and `*.yaml`.
 *
 * @example startMirror('pipelines/sample', [{ id: 'mainz/population', prefix: 'mainz-population' }])
 */
export async function startMirror(folder: string, sources: readonly MirrorSource[]): Promise<Mirror> {
  const files = createFiles(folder);
  if (!(await files.exists('.'))) throw new DefinitionError([issue('mirror-missing', { file: folder })]);
  const paths = (await files.list('.', true)).filter(isData).sort(byName);
  const held: ReadonlyMap<string, readonly string[]> = new Map(
    sources.map(({ id, prefix }) => [id, paths.filter((path) => isOf(prefix, path))]),
  );
  const shown = new Map<string, number>([...held].map(([id, versions]) => [id, versions.length - 1]));

  const server = createServer((request, response) => {
    const id = (request.url ?? '').replace(/\?.*$/s, '').slice(1);
    const path = held.get(id)?.[shown.get(id) ?? -1];
    answer(files, path, request, response).catch((error: Error) => response.destroy(error));
  });
  const { port } = await listen(server);

  return {
    folder,
    urlFor: (sourceId) => `http://127.0.0.1:${port}/${sourceId}`,
    versions: (sourceId) => held.get(sourceId)?.length ?? 0,
    show: (sourceId, version) => {
      if (held.get(sourceId)?.[version] === undefined)
        throw new RangeError(`${sourceId} has no version ${version}`);
      shown.set(sourceId, version);
    },
    files: (sourceId) => held.get(sourceId) ?? [],
    newest: (sourceId) => {
      const path = held.get(sourceId)?.at(-1);
      return path === undefined ? null : files.absolute(path);
    },
    close: () => close(server),
  };
}

function isData(path: string): boolean {
  return !/(^|\/)(\.|README)|\.(md|yaml)$/.test(path);
}

function byName(one: string, other: string): number {
  return byCodePoint(basename(one), basename(other)) || byCodePoint(one, other);
}

function isOf(prefix: string, path: string): boolean {
  const name = basename(path);
  return name === prefix || name.startsWith(`${prefix}_`) || name.startsWith(`${prefix}.`);
}

/** Without Last-Modified: the time of a file differs from one clone of the folder to the next. */
async function answer(
  files: Files,
  path: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  if (path === undefined) {
    response.writeHead(404).end();
    return;
  }
  const bytes = await files.readBytes(path);
  const etag = `"${hash('sha256', bytes)}"`;
  if (isKnown(etag, request.headers['if-none-match'])) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const mediaType = mediaTypes.get(extname(path).toLowerCase()) ?? 'application/octet-stream';
  response.writeHead(200, { etag, 'content-type': mediaType, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** RFC 9110, section 13.1.2: a list, compared weakly. */
function isKnown(etag: string, header: string | undefined): boolean {
  const known = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}

async function listen(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return server.address() as AddressInfo;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/** Without charset: encodings are the source's business. */
const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['.csv', 'text/csv'],
  ['.html', 'text/html'],
  ['.geojson', 'application/geo+json'],
  ['.json', 'application/json'],
  ['.ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['.pdf', 'application/pdf'],
  ['.txt', 'text/plain'],
  ['.xls', 'application/vnd.ms-excel'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.xml', 'application/xml'],
  ['.zip', 'application/zip'],
]);
