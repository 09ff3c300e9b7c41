import { createHash } from 'node:crypto';
import { extname } from 'node:path/posix';
import { nTriple } from '../../catalog/n-triples.ts';
import type { PortalDataset } from '../../catalog/portal/dataset.ts';
import type { Page } from '../../catalog/portal/page.ts';
import { datasetsOf } from '../../catalog/portal/view.ts';
import { readRdf } from '../../catalog/read-rdf.ts';
import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import type { Files } from '../effects/files.ts';

/** What a harvest is compared with. */
export interface Earlier {
  /** File or address, for the report. */
  readonly from: string;
  readonly datasets: ReadonlyMap<string, PortalDataset>;
}

/** The last harvest of an address, where there was one. */
export async function lastHarvest(address: string, files: Files): Promise<Earlier | null> {
  const path = pathOf(address);
  return (await files.exists(path)) ? readCatalogFile(path, files, address) : null;
}

/** Keeps the pages for the next comparison. */
export async function keepHarvest(address: string, pages: readonly Page[], files: Files): Promise<void> {
  await files.writeAtomic(pathOf(address), pages.flatMap(({ graph }) => graph.map(nTriple)).join(''));
}

/** Any catalog that lies on disk, once at an address. Throws a SourceError if there is none to be read. */
export async function readCatalogFile(path: string, files: Files, address = path): Promise<Earlier> {
  const mediaType = mediaTypes.get(extname(path).toLowerCase());
  if (mediaType === undefined) throw unreadable(path, reasons.ending);
  if (!(await files.exists(path))) throw unreadable(path, reasons.absent);
  const text = await files.readText(path).catch((error: unknown) => {
    throw error instanceof TypeError ? unreadable(path, reasons.encoding) : error;
  });
  const { graph, issue: broken } = await readRdf(text, mediaType, path);
  if (graph === null) throw new SourceError([broken]);
  return { from: path, datasets: datasetsOf([{ address, graph }]) };
}

/** What was harvested. Throws a SourceError where there is no dataset, because against nothing everything would be new. */
export function earlierIn(from: string, pages: readonly Page[]): Earlier {
  const datasets = datasetsOf(pages);
  if (datasets.size === 0) throw unreadable(from, reasons.empty);
  return { from, datasets };
}

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['.rdf', 'application/rdf+xml'],
  ['.xml', 'application/rdf+xml'],
  ['.ttl', 'text/turtle'],
  ['.nt', 'application/n-triples'],
  ['.jsonld', 'application/ld+json'],
  ['.json', 'application/ld+json'],
]);

const reasons = {
  ending: {
    de: 'die Endung sagt nicht, was für eine Datei es ist',
    en: 'its ending does not tell what it is',
  },
  absent: { de: 'die Datei gibt es nicht', en: 'there is no such file' },
  encoding: { de: 'sie ist kein UTF-8', en: 'it is not UTF-8' },
  empty: { de: 'dort steht kein Datensatz', en: 'it holds no dataset' },
} as const;

function unreadable(file: string, { de, en }: Text): SourceError {
  return new SourceError([issue('against-unreadable', { file }, { reason: de, reasonen: en })]);
}

/** One file for each address: its host for people, the hash for the rest. */
function pathOf(address: string): string {
  const hash = createHash('sha256').update(address).digest('hex').slice(0, 12);
  return `data/harvests/${new URL(address).hostname}-${hash}.nt`;
}
