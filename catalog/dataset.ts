import { describeContact } from './contact.ts';
import { description } from './description.ts';
import { describeDistribution } from './distribution.ts';
import type { CatalogInput, DatasetInput } from './input.ts';
import { iris } from './iri.ts';
import { describeOffice } from './office.ts';
import { official } from './official.ts';
import { describePeriod } from './period.ts';
import { placesOf } from './place.ts';
import { titleOf } from './title.ts';
import { bilingual, iri, name, node, type Triple, text, typed } from './triple.ts';
import { irisOf } from './vocabulary.ts';

/**
 * An indicator, its files and its sources as one dcat:Dataset (dcat.md §4). Everything said here has the dataset's own IRI
 * or one below it as subject; dct:modified is missing, because it depends on the rest (modified.ts).
 */
export function describeDataset(dataset: DatasetInput, input: CatalogInput): readonly Triple[] {
  const { indicator, files, sources, from, until } = dataset;
  const { publisher, release } = input;
  const base = iris.base(publisher.base, release.sample);
  const self = iris.dataset(base, dataset.id);
  const cities = input.cities.filter(({ id }) => dataset.cities.includes(id));
  const offices = [...new Set(sources.map((source) => source.publisher))];
  return [
    ...node(self, {
      'rdf:type': [name('dcat:Dataset')],
      'dct:title': bilingual(titleOf(indicator.title, release.sample)),
      'dct:description': bilingual(description(dataset, cities)),
      'dct:identifier': [text(self)],
      'dct:publisher': [iri(iris.publisher(base))],
      'dct:creator': offices.map((office) => iri(iris.office(self, office))),
      'dcat:contactPoint': [iri(iris.contact(self))],
      'dcat:keyword': [
        ...indicator.keywords.de.map((keyword) => text(keyword, 'de')),
        ...indicator.keywords.en.map((keyword) => text(keyword, 'en')),
      ],
      'dcat:theme': irisOf(indicator.themes, input.themes),
      'dct:type': [official.statistical],
      'dct:language': official.languages,
      'dct:accessRights': [official.public],
      'dcatap:availability': [dataset.withdrawn === null ? official.stable : official.temporary],
      'dct:issued': [typed(indicator.issued, 'xsd:date')],
      'dct:accrualPeriodicity': irisOf([indicator.frequency], input.frequencies),
      'dct:temporal': [iri(iris.period(self))],
      'dcat:temporalResolution':
        dataset.resolution === null ? [] : [typed(dataset.resolution, 'xsd:duration')],
      'dct:spatial': placesOf(cities),
      'dcatde:politicalGeocodingLevelURI': [official.municipality],
      // Deprecated in 3.0, but GovData's harvester still reads nothing else (harvest.md H18).
      'dcatde:politicalGeocodingURI': publisher.geocoding
        ? cities.map(({ ars }) => official.regionalKey(ars))
        : [],
      'dcatde:contributorID': publisher.contributorID === undefined ? [] : [iri(publisher.contributorID)],
      'dcat:landingPage': [iri(iris.landingPage(self))],
      'dcatap:applicableLegislation': indicator.hvd === undefined ? [] : [official.highValueRegulation],
      'dcatap:hvdCategory': indicator.hvd === undefined ? [] : [iri(indicator.hvd)],
      'dcat:distribution': files.map(({ format }) => iri(iris.distribution(self, format))),
    }),
    ...offices.flatMap((office) => describeOffice(self, office, input)),
    ...describeContact(self, publisher),
    ...describePeriod(self, from, until),
    ...files.flatMap((file) => describeDistribution(file, dataset, input)),
  ];
}
