import { beforeAll, describe, expect, it } from 'vitest';
import type { SignProfile } from '../../../indicators/registry.ts';
import type { Source } from '../../../schemas/types.ts';
import { oneCell, peopleFile } from '../../helpers/people-file.ts';
import { readRepository } from '../../helpers/repository.ts';

type Numbers = NonNullable<Source['read']['numbers']>;

const { registry } = await readRepository();
const comma: Numbers = { decimal: ',' };
const german: Numbers = { decimal: ',', group: '.' };
const english: Numbers = { decimal: '.', group: ',' };
const spaced: Numbers = { decimal: ',', group: ' ' };
const swiss: Numbers = { decimal: '.', group: "'" };
const cities = ['07315', '07314', '07211', '07111'];

const numbers = [
  [comma, '1234', 1234],
  [comma, '1234,5', 1234.5],
  [comma, '-0,3', -0.3],
  [comma, '+12', 12],
  [comma, '\u221212', -12],
  [comma, '007', 7],
  [comma, '0,000001', 0.000001],
  [comma, '999999999999', 999_999_999_999],
  [german, '1.234,5', 1234.5],
  [german, '1234,5', 1234.5],
  [german, '1.234.567', 1_234_567],
  [german, '12.345', 12_345],
  [english, '1,234.5', 1234.5],
  [english, '12.3', 12.3],
  [spaced, '1 234', 1234],
  [spaced, '1\u00a0234,5', 1234.5],
  [spaced, '1\u2009234', 1234],
  [spaced, '1\u202f234', 1234],
  [swiss, "1'234.5", 1234.5],
] as const;

const almost = [
  [comma, '1.234,5'],
  [comma, '12.3'],
  [comma, '12,'],
  [comma, ',5'],
  [comma, '1,2,3'],
  [comma, '1 234'],
  [german, '12.3'],
  [german, '12,'],
  [german, '1.23.4'],
  [german, '1.2345'],
  [german, '1234.567'],
  [german, '.123'],
  [english, '1.234,5'],
  [english, '12,3'],
  [spaced, '1 23'],
  [spaced, '1.234'],
  // More digits than the engine can hold exactly: refused, not rounded.
  [comma, '12345678901234567890123'],
] as const;

const words = [
  ...['', 'constructor', '__proto__', 'n/a', '1e5', '0x10', 'NaN', 'Infinity', '--5', '12 Personen'],
  ...['(5', '5)', '5 5p', '١٢'],
];

describe.each([comma, german, english, spaced, swiss])('with %j', (style) => {
  const good = numbers.filter(([own]) => own === style);
  const bad = almost.filter(([own]) => own === style);
  let cells: ReadonlyMap<string, Cell>;
  beforeAll(async () => {
    cells = await readCells(
      [...good, ...bad].map(([, text]) => text),
      { numbers: style },
    );
  });

  it.each(good)('%j: %j is %d', (_, text, value) => {
    expect(cells.get(text)).toMatchObject({ obs_value: value, obs_status: 'A', reason: null, messages: [] });
  });

  it.each(bad)('%j: %j is no number, and is not guessed', (_, text) => {
    expect(cells.get(text)?.messages[0]).toBe(
      `„${text}“ in der Spalte „people“ ist mit dem Dezimalzeichen „${style.decimal}“ keine Zahl. read.numbers prüfen: decimal und group müssen zur Datei passen.`,
    );
  });
});

describe('a cell', () => {
  let cells: ReadonlyMap<string, Cell>;
  beforeAll(async () => {
    cells = await readCells(words, {});
  });

  it('with nothing in it is told from a sign that nobody knows', () => {
    expect(cells.get('')?.messages[0]).toBe(
      'In der Spalte „people“ steht nichts, wo eine Zahl oder ein Zeichen stehen muss. Den Herausgeber um die Zahl bitten; bedeutet bei ihm eine leere Zelle etwas, sie in codes/signs.yaml als Zeichen "" aufnehmen.',
    );
  });

  it.each(words.filter((text) => text !== ''))('with %j is neither a number nor a sign', (text) => {
    expect(cells.get(text)?.messages[0]).toBe(
      `„${text}“ in der Spalte „people“ ist weder eine Zahl noch ein Zeichen des Profils classic. In der Zeichenerklärung des Herausgebers nachsehen und das Zeichen in codes/signs.yaml aufnehmen; ist es ein Tippfehler, den Herausgeber verständigen.`,
    );
  });

  it('in thousands is multiplied exactly', async () => {
    const map = { values: [{ column: 'people', variable: 'people', unit: 'Tsd. Personen' }] };
    const { observations, messages } = await peopleFile(oneCell('217,118'), { map });
    expect(messages).toEqual([]);
    expect(observations.map(({ obs_value }) => obs_value)).toEqual([217_118, 7000, 7000, 7000]);
  });
});

const legends = Object.entries(registry.signs.profiles);

describe.each(legends.filter(([name]) => !name.endsWith('-quality')))('the legend %s', (name, profile) => {
  const signs = Object.entries(profile.signs);
  const suffixes = Object.entries(profile.suffixes ?? {});
  const spaces = ['', ' ', '\u00a0'];
  let cells: ReadonlyMap<string, Cell>;
  beforeAll(async () => {
    const suffixed = suffixes.flatMap(([suffix]) => spaces.map((space) => `12${space}${suffix}`));
    const texts = [...signs.map(([sign]) => sign), ...suffixed, '(12)', '12z', '3', 'constructor'];
    cells = await readCells(texts, { signs: name }, legendFile(name, profile));
  });

  it.each(signs)('reads %j', (sign, meaning) => {
    expect(cells.get(sign)).toMatchObject({
      obs_value: meaning.value ?? null,
      obs_status: meaning.status,
      conf_status: meaning.conf ?? 'F',
      unreliable: meaning.unreliable ?? false,
      revised: meaning.revised ?? false,
      reason: meaning.reason ?? null,
      messages: [],
    });
  });

  it.each(suffixes)('reads 12%s, with and without a space', (suffix, meaning) => {
    for (const space of spaces) {
      expect(cells.get(`12${space}${suffix}`)).toMatchObject({
        obs_value: 12,
        obs_status: meaning.status,
        unreliable: meaning.unreliable ?? false,
        revised: meaning.revised ?? false,
        messages: [],
      });
    }
  });

  it(`${profile.parentheses ? 'reads' : 'does not read'} (12)`, () => {
    if (profile.parentheses) {
      expect(cells.get('(12)')).toMatchObject({
        obs_value: 12,
        obs_status: 'U',
        unreliable: true,
        messages: [],
      });
    } else
      expect(cells.get('(12)')?.messages[0]).toContain(`„(12)“ in der Spalte „people“ ist weder eine Zahl`);
  });

  it('reads a plain number, and nothing that it does not explain', () => {
    expect(cells.get('3')).toMatchObject({ obs_value: 3, obs_status: 'A', messages: [] });
    for (const text of ['12z', 'constructor']) {
      expect(cells.get(text)?.messages[0]).toContain(
        `„${text}“ in der Spalte „people“ ist weder eine Zahl noch ein Zeichen des Profils ${name}.`,
      );
    }
  });
});

describe('zero', () => {
  it('rounds to zero where the official legend says so, and is zero in a file of plain numbers', async () => {
    const [classic, plain] = [registry.signs.profiles.classic, registry.signs.profiles.plain];
    if (!classic || !plain) throw new Error('no such legend');
    const official = await readCells(['0', '-'], { signs: 'classic' }, legendFile('classic', classic));
    expect(official.get('0')).toMatchObject({ obs_value: 0, obs_status: 'N' });
    expect(official.get('-')).toMatchObject({ obs_value: 0, obs_status: 'A' });
    const numbersOnly = await readCells(['0', '-'], { signs: 'plain' }, legendFile('plain', plain));
    expect(numbersOnly.get('0')).toMatchObject({ obs_value: 0, obs_status: 'A' });
    expect(numbersOnly.get('-')?.messages[0]).toContain('„-“');
  });
});

describe.each(legends.filter(([name]) => name.endsWith('-quality')))(
  'the quality legend %s',
  (name, profile) => {
    it.each(Object.entries(profile.signs))('reads %j beside a figure', async (sign, meaning) => {
      const text = cities.map((key) => `${key};2018;5;${sign}`).join('\n');
      const { observations, messages } = await peopleFile(`key;year;people;quality\n${text}\n`, {
        map: {
          values: [{ column: 'people', variable: 'people', status: { column: 'quality', signs: name } }],
        },
        definitions: { files: legendFile(name, profile) },
      });
      expect(messages).toEqual([]);
      expect(observations[0]).toMatchObject({
        obs_value: ['L', 'M', 'O', 'Q'].includes(meaning.status) ? null : 5,
        obs_status: meaning.status,
        revised: meaning.revised ?? false,
      });
    });
  },
);

describe('a quality column', () => {
  const map = {
    values: [{ column: 'people', variable: 'people', status: { column: 'quality', signs: 'quality' } }],
  };
  const file = (quality: string, cell = '5') =>
    `key;year;people;quality\n07315;2018;${cell};${quality}\n07314;2018;7;e\n07211;2018;7;e\n07111;2018;7;e\n`;

  it('says how sure the figure beside it is', async () => {
    const { observations, messages } = await peopleFile(file('p'), { map });
    expect(messages).toEqual([]);
    expect(observations.map(({ obs_value, obs_status }) => [obs_value, obs_status])).toEqual([
      [5, 'P'],
      [7, 'A'],
      [7, 'A'],
      [7, 'A'],
    ]);
  });

  it('takes a figure away that it calls secret', async () => {
    const { observations } = await peopleFile(file('g'), { map });
    expect(observations[0]).toMatchObject({
      obs_value: null,
      obs_status: 'Q',
      conf_status: 'C',
      reason: 'secret',
    });
  });

  it('may stand beside each column of values, under the same name', async () => {
    const rows = cities.map((key) => `${key};2018;5;e;7;p`).join('\n');
    const status = { column: 'beside', signs: 'quality' };
    const { observations, messages } = await peopleFile(`key;year;männlich;q;weiblich;q\n${rows}\n`, {
      map: { values: [{ column: '{sex}', variable: 'people', status }] },
      variable: { dimensions: ['sex'] },
      definitions: { spellings: { office: { sex: { M: ['männlich'], F: ['weiblich'] } } } },
    });
    expect(messages).toEqual([]);
    expect(
      observations.slice(0, 2).map(({ sex, obs_value, obs_status }) => [sex, obs_value, obs_status]),
    ).toEqual([
      ['M', 5, 'A'],
      ['F', 7, 'P'],
    ]);
  });

  it('does not outweigh a sign that stands in place of the figure', async () => {
    const { observations } = await peopleFile(file('e', '.'), { map });
    expect(observations[0]).toMatchObject({ obs_value: null, obs_status: 'O', reason: 'unknown_or_secret' });
  });

  it.each(['q', '', 'constructor'])(
    'with %j, which no legend explains, holds the file back',
    async (quality) => {
      const { messages } = await peopleFile(file(quality), { map });
      expect(messages).toEqual([
        `office/people, Zeile 2: „${quality}“ in der Qualitätsspalte neben „people“ ist kein Zeichen des Profils quality. In der Zeichenerklärung des Herausgebers nachsehen und das Zeichen in codes/signs.yaml aufnehmen.`,
      ]);
    },
  );
});

interface Cell {
  readonly messages: readonly string[];
  readonly [property: string]: unknown;
}

/** What becomes of each of these texts in the column of people: a file with one year for each. */
async function readCells(
  texts: readonly string[],
  read: Partial<Source['read']>,
  files: Readonly<Record<string, unknown>> = {},
): Promise<ReadonlyMap<string, Cell>> {
  const rows = texts.flatMap((text, index) =>
    cities.map((key) => `${key};${1900 + index};${key === '07315' ? `"${text}"` : '7'}`),
  );
  const { observations, issues } = await peopleFile(`key;year;people\n${rows.join('\n')}\n`, {
    read: { signs: 'classic', ...read },
    expect: { range: { people: { min: -1e12 } } },
    definitions: { files },
  });
  return new Map(
    texts.map((text, index) => {
      const record = 2 + index * cities.length;
      const own = issues.filter((issue) => issue.record === record);
      const messages = own.map(({ sentence, cure }) => `${sentence.de} ${cure.de}`);
      return [text, { ...observations.find((one) => one.record === record), messages }];
    }),
  );
}

function legendFile(name: string, profile: SignProfile) {
  const profiles = { classic: { label: { de: 'x', en: 'x' }, signs: {} }, [name]: profile };
  return { 'indicators/codes/signs.yaml': { title: { de: 'Zeichen', en: 'Signs' }, profiles } };
}
