import { describeContact } from './contact.ts';
import type { CatalogInput } from './input.ts';
import { iris } from './iri.ts';
import { official } from './official.ts';
import { describePeriod } from './period.ts';
import { placesOf } from './place.ts';
import { titleOf } from './title.ts';
import { bilingual, iri, name, node, type Triple, text, typed } from './triple.ts';
import { irisOf } from './vocabulary.ts';

/** The dcat:Catalog itself and its publisher, who is the publisher of every dataset, too. */
export function describeCatalog(input: CatalogInput, modified: string): readonly Triple[] {
  const { publisher, release, datasets } = input;
  const base = iris.base(publisher.base, release.sample);
  const self = iris.catalog(base);
  const themes = new Set(datasets.flatMap(({ indicator }) => indicator.themes));
  const from = datasets.map((dataset) => dataset.from).sort()[0];
  const until = datasets
    .map((dataset) => dataset.until)
    .sort()
    .at(-1);
  const hasPeriod = from !== undefined && until !== undefined;
  return [
    ...node(self, {
      'rdf:type': [name('dcat:Catalog')],
      'dct:title': bilingual(titleOf(publisher.title, release.sample)),
      'dct:description': bilingual(publisher.description),
      'dct:publisher': [iri(iris.publisher(base))],
      'dct:license': irisOf([publisher.licence], input.licences),
      'dct:language': official.languages,
      'dct:issued': [typed(publisher.issued, 'xsd:date')],
      'dct:modified': [typed(modified, 'xsd:dateTime')],
      'dct:spatial': placesOf(input.cities),
      'dcatap:availability': [official.stable],
      'dcat:themeTaxonomy': [official.themes],
      'foaf:homepage': [iri(publisher.homepage)],
      // The EU's validator takes a catalog for a dataset, too, and asks for these (dcat.md §4).
      'dcat:contactPoint': [iri(iris.contact(self))],
      'dcat:keyword': (publisher.keywords ?? []).map((keyword) => text(keyword, 'de')),
      'dcat:theme': irisOf([...themes], input.themes),
      'dct:temporal': hasPeriod ? [iri(iris.period(self))] : [],
      'dcat:dataset': datasets.map(({ id }) => iri(iris.dataset(base, id))),
    }),
    ...describeContact(self, publisher),
    ...(hasPeriod ? describePeriod(self, from, until) : []),
    ...node(iris.publisher(base), {
      'rdf:type': [name('foaf:Agent'), name('foaf:Organization')],
      'foaf:name': [text(publisher.name)],
      'dct:type': [official.authority(publisher.type)],
    }),
    // The EU's table has no dct:title, which DCAT-AP demands of every scheme.
    ...node(official.themes.value, {
      'rdf:type': [name('skos:ConceptScheme')],
      'dct:title': bilingual({ de: 'Datenthema', en: 'Data theme' }),
    }),
  ];
}
