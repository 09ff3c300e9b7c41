import { describe, expect, it } from 'vitest';
import { datasetsOf, viewOf } from '../../../catalog/portal/view.ts';
import { dataset, page, seen } from '../../helpers/foreign-catalog.ts';

const codes = async (turtle: string) => (await seen(turtle)).issues.map(({ code }) => code);
const base = 'https://open.example.org/dataset/';

describe('a catalog that a portal likes', () => {
  it('has no issue', async () => {
    const view = await seen(dataset('a') + dataset('b'));
    expect(view.issues).toEqual([]);
    expect([...view.refused, ...view.closed]).toEqual([]);
    expect([...view.datasets.keys()]).toEqual([`${base}a`, `${base}b`]);
  });

  it('is told as it will stand there', async () => {
    const office = ':office a foaf:Organization ; foaf:name "Stadt Mainz" .';
    const view = await seen(dataset('a') + office);
    expect(view.datasets.get(`${base}a`)).toMatchObject({
      guid: `${base}a`,
      identifier: `${base}a`,
      title: 'Titel a',
      name: 'titel-a',
      publisher: 'Stadt Mainz',
      keywords: ['Beispiel'],
      modified: '2026-01-01T00:00:00Z',
      distributions: [
        {
          iri: `${base}a#csv`,
          accessUrls: ['https://open.example.org/data/a.csv'],
          licences: ['http://dcat-ap.de/def/licenses/dl-by-de/2.0'],
          byteSize: '120',
        },
      ],
    });
  });

  it('is read page by page: what another page says of a publisher is not known', async () => {
    const pages = [await page(dataset('a')), await page(':office foaf:name "Stadt Mainz" .')];
    expect(datasetsOf(pages).get(`${base}a`)?.publisher).toBeNull();
  });
});

describe('the key of a dataset', () => {
  it('is its IRI, even if the identifier says something else', async () => {
    const view = await seen(dataset('a', { 'dct:identifier': '"4711"' }));
    expect([...view.datasets.values()]).toMatchObject([{ guid: `${base}a`, identifier: '4711' }]);
  });

  it.each([
    ['dct:identifier "4711" ;', '4711'],
    ['', 'https://open.example.org/catalog.ttl/einwohner-2024'],
  ])('of a blank node with %j is %s', async (identifier, guid) => {
    const view = await seen(`[] a dcat:Dataset ; ${identifier} dct:title "Einwohner 2024"@de .`);
    expect([...view.datasets.keys()]).toEqual([guid]);
    expect(view.issues[0]).toMatchObject({ code: 'dataset-blank', severity: 'error', file: guid });
  });

  it('may not be relative', async () => {
    expect(await codes('<a> a dcat:Dataset ; dct:title "A"@de .')).toContain('address-relative');
  });
});

describe('the title', () => {
  it('ends the harvest where there is none', async () => {
    const view = await seen(dataset('a') + dataset('b', { 'dct:title': '' }));
    expect(view.isAborted).toBe(true);
    expect(view.issues).toMatchObject([{ code: 'title-missing', file: `${base}b` }]);
    expect(view.issues[0]?.sentence.de).toBe(
      'Der Datensatz hat keinen Titel; CKAN bricht deshalb den ganzen Abruf ab und übernimmt gar nichts.',
    );
  });

  it.each([
    ['"Population"@en, "Einwohner"@de', 'Einwohner'],
    ['"Population"@en, "Einwohner"@de-DE', 'Population'],
    ['"Einwohner"@de-DE, "Population"@en', 'Einwohner'],
    ['"Einwohner", "Population"@en', 'Einwohner'],
  ])('of %s is %s', async (title, shown) => {
    const view = await seen(dataset('a', { 'dct:title': title }));
    expect(view.datasets.get(`${base}a`)?.title).toBe(shown);
  });

  it('that two datasets share makes names with numbers', async () => {
    const title = { 'dct:title': '"Bevölkerung: Größe"@de' };
    const { issues } = await seen(dataset('a', title) + dataset('b', title));
    expect(issues).toMatchObject([{ code: 'titles-equal', value: 'bevolkerung-grosse' }]);
  });
});

describe('a keyword', () => {
  it.each(['A', 'Männer/Frauen', 'x'.repeat(101), 'Bevölkerung (gesamt)', ' , ', ''])(
    'such as "%s" refuses the dataset',
    async (keyword) => {
      const view = await seen(dataset('a', { 'dcat:keyword': `"Beispiel"@de, "${keyword}"@de` }));
      expect([...view.refused]).toEqual([`${base}a`]);
    },
  );

  it('with a comma becomes two', async () => {
    const view = await seen(dataset('a', { 'dcat:keyword': '"Bevölkerung, gesamt"@de' }));
    expect(view.datasets.get(`${base}a`)?.keywords).toEqual(['Bevölkerung', 'gesamt']);
    expect(view.issues).toMatchObject([{ code: 'keyword-split', value: 'Bevölkerung, gesamt' }]);
  });
});

describe('the licence', () => {
  it('that is missing makes other-closed of the dataset', async () => {
    const view = await seen(dataset('a', {}, { 'dct:license': '' }));
    expect([...view.closed]).toEqual([`${base}a`]);
    expect(view.issues).toMatchObject([{ code: 'licence-missing', file: `${base}a#csv` }]);
  });

  it.each([
    'http://dcat-ap.de/def/licenses/dl_by_de_2_0',
    'http://dcat-ap.de/def/licenses/dl-by-de/2.0/',
    'https://dcat-ap.de/def/licenses/dl-by-de/2.0',
    'https://www.govdata.de/dl-de/by-2-0',
  ])('in the form %s is not of the list', async (licence) => {
    const view = await seen(dataset('a', {}, { 'dct:license': `<${licence}>` }));
    expect(view.issues).toMatchObject([{ code: 'licence-unlisted', value: licence }]);
    expect([...view.closed]).toEqual([`${base}a`]);
  });

  it('that differs from file to file is told', async () => {
    const other =
      'dcat:accessURL <https://open.example.org/b> ; dct:license <http://dcat-ap.de/def/licenses/cc-zero>';
    const files = { 'dcat:distribution': `<${base}a#csv>, <${base}a#xlsx>` };
    expect(await codes(`${dataset('a', files)} <${base}a#xlsx> ${other} .`)).toEqual(['licences-differ']);
  });
});

describe('other things that portals refuse or lose', () => {
  it.each([
    ['a dataset without a file', { 'dcat:distribution': '' }, 'distribution-missing', 'error'],
    [
      'a file without an IRI',
      { 'dcat:distribution': '[ dct:license <http://dcat-ap.de/def/licenses/cc-zero> ]' },
      'distribution-blank',
      'warning',
    ],
    [
      'an attribution',
      { 'prov:qualifiedAttribution': '[ prov:agent :office ]' },
      'provenance-refused',
      'error',
    ],
    [
      'two contributor ids',
      {
        'dcatde:contributorID':
          '<http://dcat-ap.de/def/contributors/landRheinlandPfalz>, <http://dcat-ap.de/def/contributors/x>',
      },
      'contributor-wrong',
      'warning',
    ],
    ['a contributor id as text', { 'dcatde:contributorID': '"x"' }, 'contributor-wrong', 'warning'],
  ])('such as %s', async (_, changes, code, severity) => {
    expect((await seen(dataset('a', changes))).issues).toMatchObject([{ code, severity, file: `${base}a` }]);
  });

  it('such as half a byte', async () => {
    const { issues } = await seen(dataset('a', {}, { 'dcat:byteSize': '"12.5"^^xsd:decimal' }));
    expect(issues).toMatchObject([{ code: 'size-cut', severity: 'info', value: '12.5' }]);
  });

  it('such as an identifier that two datasets claim', async () => {
    const { issues } = await seen(dataset('a') + dataset('b', { 'dct:identifier': `"${base}a"` }));
    expect(issues).toMatchObject([
      { code: 'identifier-shared', value: `${base}a`, file: `${base}a, ${base}b` },
    ]);
  });

  it('such as a contact that two datasets share', async () => {
    const contact = { 'dcat:contactPoint': ':contact' };
    const { issues } = await seen(dataset('a', contact) + dataset('b', contact));
    expect(issues).toMatchObject([
      { code: 'node-shared', severity: 'warning', value: `${base}contact`, file: `${base}a, ${base}b` },
    ]);
  });

  it('such as a catalog with nothing in it', async () => {
    expect(await codes(':catalog a dcat:Catalog .')).toEqual(['catalog-empty']);
  });

  it('but no series, which CKAN does not know', async () => {
    expect((await seen(`${dataset('a')} :s a dcat:DatasetSeries .`)).datasets.size).toBe(1);
  });
});

describe('links between datasets', () => {
  it('drag the other one along, over whatever lies between', async () => {
    const service = ':service a dcat:DataService ; dcat:servesDataset :a, :b .';
    const linked = dataset('a', {}, { 'dcat:accessService': ':service' });
    const { issues } = await seen(linked + dataset('b') + service);
    expect(issues).toMatchObject([{ code: 'closure-drags', file: `${base}a`, value: `${base}b` }]);
    expect(issues[0]?.sentence.en).toContain(`: ${base}a#csv → ${base}service → ${base}b.`);
  });

  it('lead over another page, too: the store of GovData has all of them', async () => {
    const pages = [await page(dataset('a', { 'dct:isPartOf': ':b' })), await page(dataset('b'))];
    expect(viewOf(pages).issues).toMatchObject([{ code: 'closure-drags', file: `${base}a` }]);
  });

  it('are harmless where they lead to nothing that is described, or back', async () => {
    const linked = dataset('a', { 'dct:isPartOf': '<https://elsewhere.example.org/b>' });
    const contact = ':office foaf:name "Stadt" ; foaf:made :a .';
    expect(await codes(linked)).toEqual([]);
    expect(await codes(dataset('a') + contact)).toEqual([]);
  });

  it('are found whatever has been walked before', async () => {
    // From a nothing leads on but to a itself; from b the same nodes lead to a.
    const contact = ':office foaf:name "Stadt" ; foaf:made :a .';
    const { issues } = await seen(dataset('a') + dataset('b') + contact);
    expect(issues).toMatchObject([{ code: 'closure-drags', file: `${base}b`, value: `${base}a` }]);
  });
});
