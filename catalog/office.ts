import type { CatalogInput } from './input.ts';
import { iris } from './iri.ts';
import { official } from './official.ts';
import { iri, name, node, type Triple, text } from './triple.ts';

/** An office whose figures went into the dataset, named as its creator. */
export function describeOffice(dataset: string, id: string, { offices }: CatalogInput): readonly Triple[] {
  const office = offices[id];
  if (office === undefined) return [];
  return node(iris.office(dataset, id), {
    'rdf:type': [name('foaf:Agent'), name('foaf:Organization')],
    'foaf:name': [text(office.label.de)],
    'foaf:homepage': [iri(office.iri)],
    'dct:type': office.authority === undefined ? [] : [official.authority(office.authority)],
  });
}
