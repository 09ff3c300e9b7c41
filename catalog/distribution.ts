import { attribution } from './attribution.ts';
import type { CatalogInput, DatasetFile, DatasetInput } from './input.ts';
import { iris } from './iri.ts';
import { licenceOf } from './licence.ts';
import { official } from './official.ts';
import { bilingual, iri, name, node, type Triple, text, typed } from './triple.ts';
import { irisOf } from './vocabulary.ts';

/** One file of a dataset as dcat:Distribution, with its checksum; without dct:modified, which modified.ts adds. */
export function describeDistribution(
  file: DatasetFile,
  dataset: DatasetInput,
  input: CatalogInput,
): readonly Triple[] {
  const { title, issued, hvd } = dataset.indicator;
  const base = iris.base(input.publisher.base, input.release.sample);
  const self = iris.distribution(iris.dataset(base, dataset.id), file.format);
  const address = iri(iris.file(base, file.path));
  const licence = licenceOf(dataset.sources, input.licences);
  const fileType = input.fileTypes[file.format];
  const label = fileType?.label ?? { de: file.format, en: file.format };
  const content = {
    de: `${label.de}, ${file.rows} Zeilen. Alle Dateien des Datensatzes haben denselben Inhalt.`,
    en: `${label.en}, ${file.rows} rows. All files of the dataset have the same content.`,
  };
  return [
    ...node(self, {
      'rdf:type': [name('dcat:Distribution')],
      'dct:title': bilingual({ de: `${title.de} (${label.de})`, en: `${title.en} (${label.en})` }),
      'dct:description': bilingual(content),
      // A plain download has one address for both (Konvention 39).
      'dcat:accessURL': [address],
      'dcat:downloadURL': [address],
      'dct:license': licence === null ? [] : irisOf([licence], input.licences),
      'dcatde:licenseAttributionByText':
        dataset.sources.length === 0 ? [] : [text(attribution(dataset.sources, input), 'de')],
      'dct:format': irisOf([file.format], input.fileTypes),
      'dcat:mediaType': fileType?.mediaType === undefined ? [] : [iri(fileType.mediaType)],
      'dcat:byteSize': [typed(file.bytes, 'xsd:nonNegativeInteger')],
      'spdx:checksum': [iri(iris.checksum(self))],
      'dct:language': official.languages,
      'dct:issued': [typed(issued, 'xsd:date')],
      'dcatap:availability': [dataset.withdrawn === null ? official.stable : official.temporary],
      'dcatap:applicableLegislation': hvd === undefined ? [] : [official.highValueRegulation],
      // One status only, of the EU's list: the purl.org list that the 2.0 conventions name would break 3.0.
      'adms:status': [dataset.withdrawn === null ? official.completed : official.withdrawn],
    }),
    ...node(iris.checksum(self), {
      'rdf:type': [name('spdx:Checksum')],
      'spdx:algorithm': [official.sha256],
      'spdx:checksumValue': [typed(file.sha256, 'xsd:hexBinary')],
    }),
  ];
}
