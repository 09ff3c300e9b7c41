import { viewOf } from '../../catalog/portal/view.ts';
import { readOwnTurtle } from '../../catalog/read-rdf.ts';

export const prefixes = `
@prefix adms: <http://www.w3.org/ns/adms#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcatde: <http://dcat-ap.de/def/dcatde/> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://open.example.org/dataset/> .
`;

type Changes = Readonly<Record<string, string>>;

/** A dataset with which a portal has no trouble, and its file; changes replace properties, and an empty one is left out. */
export function dataset(id: string, changes: Changes = {}, ofFile: Changes = {}): string {
  const properties = {
    'dct:title': `"Titel ${id}"@de`,
    'dct:identifier': `"https://open.example.org/dataset/${id}"`,
    'dct:modified': '"2026-01-01T00:00:00Z"^^xsd:dateTime',
    'dcat:keyword': '"Beispiel"@de',
    'dct:publisher': ':office',
    'dcat:distribution': `<https://open.example.org/dataset/${id}#csv>`,
    ...changes,
  };
  const lines = Object.entries(properties).filter(([, value]) => value !== '');
  return `:${id} a dcat:Dataset ; ${lines.map(([name, value]) => `${name} ${value}`).join(' ; ')} .\n${file(id, ofFile)}`;
}

function file(id: string, changes: Changes): string {
  const properties = {
    'dcat:accessURL': `<https://open.example.org/data/${id}.csv>`,
    'dct:license': '<http://dcat-ap.de/def/licenses/dl-by-de/2.0>',
    'dcat:byteSize': '"120"^^xsd:nonNegativeInteger',
    ...changes,
  };
  const lines = Object.entries(properties).filter(([, value]) => value !== '');
  return `<https://open.example.org/dataset/${id}#csv> a dcat:Distribution ; ${lines.map(([name, value]) => `${name} ${value}`).join(' ; ')} .\n`;
}

/** Turtle with the prefixes above as one page. */
export async function page(turtle: string, address = 'https://open.example.org/catalog.ttl') {
  return { address, graph: await readOwnTurtle(prefixes + turtle) };
}

/** What portals see of one page. */
export async function seen(turtle: string) {
  return viewOf([await page(turtle)]);
}
