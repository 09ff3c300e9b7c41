import { describe, expect, it } from 'vitest';
import { describe as describeCatalog } from '../../catalog/graph.ts';
import { whole } from '../../catalog/pieces.ts';
import { readRdf } from '../../catalog/read-rdf.ts';
import { serializations } from '../../catalog/serializations.ts';
import { sorted } from '../../catalog/sorted.ts';
import { catalogInput } from '../helpers/catalog-input.ts';

const { graph } = describeCatalog(catalogInput());

describe('our own catalog', () => {
  it.each(serializations)(
    'is the same after it was written and read as $id',
    async ({ write, mediaType }) => {
      const read = await readRdf(whole(write(graph)), mediaType, 'catalog');
      expect(sorted(read.graph ?? [])).toEqual(graph);
    },
  );
});

const rdfXml = (content: string) =>
  `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://e.example/">${content}`;

describe('a foreign text', () => {
  it.each([
    ['text/turtle', '<https://e.example/a> <https://e.example/b> [ <https://e.example/c> "d"@de-DE ] .'],
    [
      'application/rdf+xml',
      rdfXml(
        '<rdf:Description rdf:about="https://e.example/a"><e:b><rdf:Description><e:c xml:lang="de-DE">d</e:c></rdf:Description></e:b></rdf:Description></rdf:RDF>',
      ),
    ],
    [
      'application/ld+json',
      '{"@context":{"e":"https://e.example/"},"@id":"e:a","e:b":{"e:c":{"@value":"d","@language":"de-DE"}}}',
    ],
  ])('in %s may have blank nodes, which are `_:` and a label', async (mediaType, text) => {
    const read = await readRdf(text, mediaType, 'catalog');
    const [link] = (read.graph ?? []).filter(({ predicate }) => predicate === 'https://e.example/b');
    const [said] = (read.graph ?? []).filter(({ predicate }) => predicate === 'https://e.example/c');
    expect(link).toMatchObject({ subject: 'https://e.example/a', object: { kind: 'iri' } });
    expect(link?.object.value).toMatch(/^_:./);
    expect(said?.subject).toBe(link?.object.value);
    expect(said?.object).toMatchObject({ kind: 'literal', value: 'd', language: 'de-de' });
  });

  it.each<[string, string, string, number | null]>([
    ['Turtle', 'text/turtle', '<https://e.example/a> a <https://e.example/b>\n<https://e.example/c> .', 2],
    ['Turtle that was cut off', 'text/turtle', '<https://e.example/a> a <https://e.exa', 1],
    ['RDF/XML with a wrong end', 'application/rdf+xml', rdfXml('\n<e:a></e:b></rdf:RDF>'), 3],
    [
      'RDF/XML that was cut off',
      'application/rdf+xml',
      rdfXml('<e:a rdf:about="https://e.example/a"/>'),
      null,
    ],
    ['RDF/XML that was cut off in a tag', 'application/rdf+xml', rdfXml('<e:a rdf:ab'), null],
    ['RDF/XML without an element', 'application/rdf+xml', '<?xml version="1.0"?>', null],
    ['JSON-LD with two commas', 'application/ld+json', '{"@id":"https://e.example/a",\n,}', 2],
    ['JSON-LD that was cut off', 'application/ld+json', '{"@id":"https://e.example/a"', null],
    ['nothing as JSON-LD', 'application/ld+json', '', null],
  ])('that is broken %s is told with its line', async (_, mediaType, text, line) => {
    const { graph: none, issue } = await readRdf(text, mediaType, 'https://e.example/catalog');
    expect(none).toBeNull();
    expect(issue).toMatchObject({ code: 'rdf-broken', file: 'https://e.example/catalog', value: mediaType });
    if (line !== null) expect(issue?.record).toBe(line);
  });

  it('is whole if a comment stands at its end', async () => {
    const text = rdfXml('<e:a rdf:about="https://e.example/a"/></rdf:RDF >\n<!-- </html> -->\n');
    expect((await readRdf(text, 'application/rdf+xml', 'catalog')).graph).toHaveLength(1);
  });

  it.each([
    [
      'RDF/XML',
      'application/rdf+xml',
      rdfXml(`${'<e:a><e:b>'.repeat(30_000)}${'</e:b></e:a>'.repeat(30_000)}</rdf:RDF>`),
    ],
    ['JSON-LD', 'application/ld+json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('that is nested without end in %s is not followed', async (_, mediaType, text) => {
    const { issue } = await readRdf(text, mediaType, 'catalog');
    expect(issue?.sentence.en).toBe(`The text is not valid ${mediaType}: nested more than 100 levels deep.`);
  });

  it('in RDF/XML names no file of ours', async () => {
    const text = `<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rdfXml('<e:a><e:b>&a;</e:b></e:a></rdf:RDF>').slice(22)}`;
    expect((await readRdf(text, 'application/rdf+xml', 'catalog')).issue?.code).toBe('rdf-broken');
  });

  it('in JSON-LD with a remote context is not read, and nobody is asked for the context', async () => {
    const text = '{"@context":"https://w3.example/dcat.jsonld","@id":"https://e.example/a","title":"x"}';
    const { issue } = await readRdf(text, 'application/ld+json', 'catalog');
    expect(issue?.code).toBe('rdf-remote-context');
    expect(issue?.sentence.de).toBe(
      'Der JSON-LD-Kontext liegt anderswo (https://w3.example/dcat.jsonld) und wird hier nie geladen. CKAN lädt ihn; gelingt das nicht, stürzt der Abruf ab.',
    );
  });

  it('with a relative address gets a file: address, as in CKAN', async () => {
    const read = await readRdf('<a> <https://e.example/b> <c?page=2> .', 'text/turtle', 'catalog');
    expect(read.graph?.[0]).toMatchObject({ subject: 'file:///a', object: { value: 'file:///c?page=2' } });
  });
});
