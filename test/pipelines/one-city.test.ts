import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../schemas/errors.ts';
import type { SourceMap } from '../../schemas/types.ts';
import { harmonizeText } from '../helpers/harmonize-text.ts';
import { type MapDefinition, miniSource, type SourceDefinitionParts } from '../helpers/mini-project.ts';

const area: SourceMap['area'] = {
  ...{ column: 'Nr', scheme: 'district2', name: 'Name', within: '07315000', outside: 'error' },
  ...{ city: ['Stadt'], unassigned: ['ohne'] },
};

/** Small Mainz has one district, 41 Gonsenheim. */
async function read(
  text: string,
  own: Partial<MapDefinition> = {},
  rest: Partial<SourceDefinitionParts> = {},
) {
  const map = {
    area,
    period: { column: 'Jahr', as: 'year' } as const,
    values: [{ column: 'Leute', variable: 'people' }],
    ...own,
  };
  const found = await miniSource('mainz/people', {
    variables: { people: {} },
    sources: { 'mainz/people': { ...rest, map } },
    files: { 'catalog/vocabulary/publishers.yaml': publishers },
  });
  const { observations, messages } = await harmonizeText(text, found);
  return { rows: observations.map((one) => [one.area, one.time_period, one.obs_value]), messages };
}

const publishers = {
  title: 'Ämter',
  entries: {
    mainz: {
      iri: 'https://mainz.example.org',
      label: { de: 'Mainz', en: 'Mainz' },
      attribution: 'Mainz',
      authority: 'LocalAuthority',
    },
  },
};

const head = 'Nr;Name;Jahr;Leute';

describe('a file of one city', () => {
  it('is read by the numbers of its districts, and needs no other city', async () => {
    const { rows, messages } = await read(
      `${head}\n41;Gonsenheim;2018;7\nohne;;2018;2\nStadt;Mainz;2018;9\n`,
    );
    expect(messages).toEqual([]);
    expect(rows).toEqual([
      ['07315000.OB.41', '2018', 7],
      ['07315000.OB.000', '2018', 2],
      ['07315000', '2018', 9],
    ]);
  });

  it('is read by the names of its districts', async () => {
    const { name: _, ...keyed } = { ...area, column: 'Name', scheme: 'district-name' };
    const text = 'Name;Jahr;Leute\nGonsenheim;2018;7\nStadt;2018;7\n';
    const { rows, messages } = await read(text, { area: keyed });
    expect(messages).toEqual([]);
    expect(rows.map(([id]) => id)).toEqual(['07315000.OB.41', '07315000']);
  });

  it('may use keys that name the city, too; another city is then outside', async () => {
    const keyed = { column: 'Nr', scheme: 'kreis5', within: '07315000', outside: 'error' } as const;
    const { rows, messages } = await read('Nr;Jahr;Leute\n07315;2018;9\n', { area: keyed });
    expect([rows, messages]).toEqual([[['07315000', '2018', 9]], []]);
    const other = await read('Nr;Jahr;Leute\n07315;2018;9\n07111;2018;5\n', { area: keyed });
    expect(other.messages).toEqual([
      'mainz/people, Zeile 3: Der Schlüssel „07111“ in der Spalte „Nr“ gehört zu keinem bekannten Gebiet. Das Gebiet in codes/areas.yaml ergänzen, oder mit area.outside: ignore fremde Gebiete zulassen.',
    ]);
  });

  it.each([
    [
      'of another city',
      `${head}\n41;Gartenstadt;2018;7\nStadt;;2018;7\n`,
      'Der Schlüssel 41 gehört zu Gonsenheim, in der Spalte „Name“ steht aber „Gartenstadt“.',
    ],
    [
      'that does not exist',
      `${head}\n42;Finthen;2018;7\n41;Gonsenheim;2018;7\nStadt;;2018;7\n`,
      'Der Schlüssel „42“ in der Spalte „Nr“ gehört zu keinem bekannten Gebiet.',
    ],
    ['that is missing', `${head}\nohne;;2018;7\nStadt;;2018;7\n`, 'Gonsenheim fehlt für people 2018.'],
    [
      'that stands there twice',
      `${head}\n41;Gonsenheim;2018;3\n41;Gonsenheim;2018;4\nStadt;;2018;7\n`,
      'people Gonsenheim 2018',
    ],
    [
      'without whom the city is not whole',
      `${head}\n41;Gonsenheim;2018;7\nStadt;;2018;8\n`,
      'people Mainz 2018: Die Stadtteile ergeben zusammen 7, die Zeile der Stadt sagt 8.',
    ],
    [
      'larger than the city',
      `${head}\n41;Gonsenheim;2018;9\nohne;;2018;.\nStadt;;2018;8\n`,
      'people Mainz 2018: Die Stadtteile ergeben zusammen 9, die Zeile der Stadt sagt 8.',
    ],
  ])('is held back for a district %s', async (_, text, sentence) => {
    const { messages } = await read(text);
    expect(messages.join('\n')).toContain(sentence);
    expect(messages).toHaveLength(1);
  });

  it('does not miss whom a secret figure hides', async () => {
    const { messages } = await read(`${head}\n41;Gonsenheim;2018;7\nohne;;2018;.\nStadt;;2018;9\n`);
    expect(messages).toEqual([]);
  });

  it.each([
    [
      'names no city where its keys name none',
      { area: { column: 'Nr', scheme: 'district2', outside: 'error' } satisfies SourceMap['area'] },
      'Der Schlüssel district2 nennt keine Stadt, und die Quelle sagt nicht, welche sie enthält. Unter map.area den AGS der Stadt nennen, etwa within: "07315000".',
    ],
    [
      'speaks of the city row of a file of all',
      {
        area: {
          column: 'Nr',
          scheme: 'kreis5',
          city: ['Stadt'],
          outside: 'error',
        } satisfies SourceMap['area'],
      },
      'map.area.city gibt es nur in der Datei einer einzigen Stadt. Unter map.area mit within den AGS der Stadt nennen, oder die Angabe entfernen.',
    ],
  ])('is a wrong definition when it %s', async (_, own, message) => {
    const error = await read(head, own).catch((reason: unknown) => reason);
    if (!(error instanceof DefinitionError)) throw error;
    expect(error.issues.map(({ sentence, cure }) => `${sentence.de} ${cure.de}`)).toEqual([message]);
  });
});

describe('a period that stands above the table', () => {
  const period = { preamble: 'Stichtag', as: 'reference-date' } as const;
  const table = `${head.replace('Jahr;', '')}\n41;Gonsenheim;7\nStadt;Mainz;7\n`;

  it.each([
    ['Stichtag: 31.12.2018'],
    ['Einwohner, Stichtag 31.12.2018.'],
    ['Stichtag;31.12.2018'],
    ['Stichtag:;2018-12-31'],
  ])('is read from %j', async (title) => {
    const { rows, messages } = await read(
      `${title}\n${table}`,
      { period },
      { read: { parser: 'csv', header: 2 } },
    );
    expect(messages).toEqual([]);
    expect(rows.map(([, year]) => year)).toEqual(['2018', '2018']);
  });

  it.each([['Einwohner'], ['Stichtag:'], ['Stichtag: unbekannt']])('is missed in %j', async (title) => {
    const { messages } = await read(`${title}\n${table}`, { period }, { read: { parser: 'csv', header: 2 } });
    expect(messages).toEqual([
      'mainz/people: Über und unter der Tabelle fehlt die Angabe „Stichtag“ mit dem Zeitraum. Die Datei öffnen; schreibt der Herausgeber es jetzt anders, map.period.preamble anpassen.',
    ]);
  });

  it('that is no day is named as such', async () => {
    const { messages } = await read(
      `Stichtag: 31.13.2018\n${table}`,
      { period },
      { read: { parser: 'csv', header: 2 } },
    );
    expect(messages[0]).toContain('„31.13.2018“');
  });
});

describe('a title over merged cells', () => {
  it('holds up to the next title', async () => {
    const map = {
      values: [{ column: 'alle', variable: 'people' }],
      skip: [{ column: '* > *', because: 'Nicht gefragt.' }],
    };
    const text =
      'Nr;Name;Jahr;alle;männlich;;weiblich;\n;;;;jung;alt;jung;alt\n41;Gonsenheim;2018;7;1;2;3;1\nStadt;;2018;7;1;2;3;1\n';
    const { messages } = await read(text, map, { read: { parser: 'csv', header: [1, 2], spans: true } });
    expect(messages).toEqual([]);
    const unspanned = await read(text, map, { read: { parser: 'csv', header: [1, 2] } });
    expect(unspanned.messages.map((text) => text.slice(0, 60))).toEqual([
      'mainz/people: Die Spalte „alt“ ist keiner Zeile unter map.va',
      'mainz/people: Die Spalte „alt #2“ ist keiner Zeile unter map',
    ]);
  });
});
