import { expand } from './prefixes.ts';
import { type Triple, typed } from './triple.ts';

/** Dates a dataset and its distributions alike: one fingerprint covers them all. */
export function dated(undated: readonly Triple[], modified: string): readonly Triple[] {
  const dates = undated
    .filter(({ predicate, object }) => predicate === expand('rdf:type') && datedClasses.has(object.value))
    .map(({ subject }) => ({
      subject,
      predicate: expand('dct:modified'),
      object: typed(modified, 'xsd:dateTime'),
    }));
  return [...undated, ...dates];
}

const datedClasses: ReadonlySet<string> = new Set([expand('dcat:Dataset'), expand('dcat:Distribution')]);
