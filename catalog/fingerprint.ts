import { createHash } from 'node:crypto';
import type { DatasetFile } from './input.ts';
import { nTriple } from './n-triples.ts';
import { expand } from './prefixes.ts';
import { sorted } from './sorted.ts';
import type { Triple } from './triple.ts';

/**
 * One number for what a dataset says and holds: SHA-256 over its triples and the checksum of its CSV file. Sizes and the
 * checksums of other files stay out, because a new engine may write other Parquet bytes for the same figures, and a
 * harvest full of untrue changes is what dct:modified must not cause (harvest.md H17).
 */
export function fingerprint(undated: readonly Triple[], files: readonly DatasetFile[]): string {
  const said = sorted(undated.filter(({ predicate }) => !ofBytes.has(predicate)));
  const held = files.filter(({ format }) => format === 'csv').map(({ sha256 }) => sha256);
  return createHash('sha256').update(said.map(nTriple).join('')).update(held.join('\n')).digest('hex');
}

/** What another engine may write differently for the same figures. */
export const ofBytes: ReadonlySet<string> = new Set([expand('dcat:byteSize'), expand('spdx:checksumValue')]);
