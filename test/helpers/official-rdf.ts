import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from 'n3';
import { parseRdf } from '../../catalog/parse-rdf.ts';

/** Official shapes and vocabularies lie beside the project, not in it; tests that need them are skipped without them. */
const folder = join(import.meta.dirname, '../../../shared/dcat-ap-de');
export const isOfficialMissing = !existsSync(folder);
export const skippedNote = isOfficialMissing ? ' (skipped: ../shared/dcat-ap-de not present)' : '';

/** A file, or all RDF files of a folder. */
export async function readOfficialFolder(path: string): Promise<readonly Quad[]> {
  if (statSync(join(folder, path)).isFile()) return readOfficial(path);
  const files = readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ttl|rdf|xml)$/.test(file),
  );
  return (await Promise.all(files.sort().map((file) => readOfficial(`${path}/${file}`)))).flat();
}

/** GovData's shapes misspell the namespace of dcatap:availability and would never look at it (dcat.md §9, trap 1). */
export function readOfficial(file: string): Promise<readonly Quad[]> {
  const text = readFileSync(join(folder, file), 'utf8').replaceAll(
    'http://data.europa.eu/r5r#',
    'http://data.europa.eu/r5r/',
  );
  return parseRdf(text, file.endsWith('.ttl') ? 'text/turtle' : 'application/rdf+xml');
}
