import { type Iri, iri } from './triple.ts';

const european = (path: string): Iri => iri(`http://publications.europa.eu/resource/authority/${path}`);
const german = (path: string): Iri => iri(`http://dcat-ap.de/def/politicalGeocoding/${path}`);

/** Terms of official lists that are the same for every dataset (dcat.md §5). What people choose stands in vocabulary/. */
export const official = {
  languages: [european('language/DEU'), european('language/ENG')],
  themes: european('data-theme'),
  fileTypes: european('file-type'),
  licences: iri('http://dcat-ap.de/def/licenses'),
  public: european('access-right/PUBLIC'),
  statistical: european('dataset-type/STATISTICAL'),
  stable: european('planned-availability/STABLE'),
  temporary: european('planned-availability/TEMPORARY'),
  completed: european('distribution-status/COMPLETED'),
  withdrawn: european('distribution-status/WITHDRAWN'),
  municipality: german('Level/municipality'),
  sha256: iri('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
  highValueRegulation: iri('http://data.europa.eu/eli/reg_impl/2023/138/oj'),
  place: (code: string): Iri => european(`place/${code}`),
  regionalKey: (ars: string): Iri => german(`regionalKey/${ars}`),
  authority: (type: string): Iri => iri(`http://purl.org/adms/publishertype/${type}`),
  licenceType: (type: string): Iri => iri(`http://purl.org/adms/licencetype/${type}`),
} as const;
