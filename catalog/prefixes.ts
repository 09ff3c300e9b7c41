/**
 * The namespaces of dcat.md §3, and those of quality annotations. `dcatap` ends with a slash: GovData's shapes say `r5r#`, and copying that would make our
 * availability invisible.
 */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcatde: 'http://dcat-ap.de/def/dcatde/',
  dct: 'http://purl.org/dc/terms/',
  dqv: 'http://www.w3.org/ns/dqv#',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  oa: 'http://www.w3.org/ns/oa#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** A class, property or datatype in short, as `dct:title`. */
export type Name = `${keyof typeof prefixes}:${string}`;

/** @example expand('dct:title') // 'http://purl.org/dc/terms/title' */
export function expand(name: Name): string {
  const known = expanded.get(name);
  if (known !== undefined) return known;
  const colon = name.indexOf(':');
  const iri = prefixes[name.slice(0, colon) as keyof typeof prefixes] + name.slice(colon + 1);
  expanded.set(name, iri);
  return iri;
}

/** There are some hundred names, but a large catalog says each of them thousands of times. */
const expanded = new Map<Name, string>();

/** The other way round: prefix and local name, as XML and JSON-LD need them; null for a foreign namespace. */
export function shorten(iri: string): Name | null {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const local = iri.slice(namespace.length);
    if (iri.startsWith(namespace) && /^[A-Za-z_][\w-]*$/.test(local)) return `${prefix}:${local}` as Name;
  }
  return null;
}
