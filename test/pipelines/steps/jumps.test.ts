import { describe, expect, it } from 'vitest';
import type { Source } from '../../../schemas/types.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import type { Definitions } from '../../helpers/mini-project.ts';
import { germanText, reportOf } from '../../helpers/night.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const id = 'office/people';
const other = 'office/beds';
const cities = { '07315': 210000, '07314': 168000, '07211': 110000, '07111': 112000 };
const years = [2015, 2016, 2017, 2018, 2019, 2020];
const area = { column: 'key', scheme: 'kreis5', outside: 'ignore' } as const;
const period = { column: 'year', as: 'year' } as const;
const cure =
  'Die Zelle in der Datei nachsehen und beim Herausgeber nachfragen. Ist der Sprung echt, genügt bei einer Warnung das Nachsehen; hält er die Datei zurück, mit „quartett accept office/people --because "…"“ übernehmen oder expect.jump der Quelle erhöhen.';

/** Cities that grow by a little less or more than one percent a year; a figure may be replaced: `{'07211 2018': 5}`. */
function file(replaced: Readonly<Record<string, number>> = {}, until = 2020, from = 2015): string {
  const lines = years
    .filter((year) => year >= from && year <= until)
    .flatMap((year) =>
      Object.entries(cities).map(([key, first], index) => {
        const figure = Math.round(first * (1 + (year - 2015) * (0.008 + index / 1000)));
        return `${key};${year};${replaced[`${key} ${year}`] ?? figure}\n`;
      }),
    );
  return `key;year;people\n${lines.join('')}`;
}

function definitions(own: Partial<Source>): Definitions {
  const beds = { map: { area, period, values: [{ column: 'people', variable: 'beds' }] } };
  return {
    variables: { people: { decimals: 0 }, beds: { decimals: 0 } },
    sources: {
      [id]: { ...own, map: { area, period, values: [{ column: 'people', variable: 'people' }] } },
      [other]: beds,
    },
    indicators: {
      'people-total': { value: { variable: 'people' } },
      'beds-total': { value: { variable: 'beds' } },
    },
  };
}

/** What a person reads after each of several nights, without what stays published. */
function nights(
  texts: readonly string[],
  own: Partial<Source> = {},
  more: NonNullable<Definitions['files']> = {},
) {
  return withFolder(async (root) => {
    const said = [];
    for (const [index, text] of texts.entries()) {
      const files = { [id]: text, [other]: file({}, 2015) };
      const report = await miniNight(
        root,
        { ...definitions(own), files: more },
        {
          files,
          at: `2026-11-${21 + index}T03:00:00Z`,
        },
      );
      const { state, issues } = reportOf(report, id);
      said.push({ state, says: germanText(issues.filter(({ code }) => !/stale|never/.test(code))) });
    }
    return said;
  });
}

describe('a figure that does not go with its series', () => {
  it('is found in a first file, when two digits are exchanged', async () => {
    expect(await nights([file({ '07211 2018': 131630 })])).toEqual([
      {
        state: 'accepted',
        says: `office/people, Zeile 16: people Trier: 131630 im Jahr 2018 fällt aus der Reihe (2016: 111100 · 2017: 112200 · 2018: 131630 · 2019: 114400 · 2020: 115500); das sind +16,2 % neben der üblichen Veränderung. ${cure}`,
      },
    ]);
  });

  it('holds the file back when it is half as large again', async () => {
    expect(await nights([file({ '07211 2018': 1133000 })])).toEqual([
      {
        state: 'rejected',
        says: `office/people, Zeile 16: people Trier: 1133000 im Jahr 2018 fällt aus der Reihe (2016: 111100 · 2017: 112200 · 2018: 1133000 · 2019: 114400 · 2020: 115500); das sind +899,9 % neben der üblichen Veränderung. ${cure}`,
      },
    ]);
  });

  it('is none when it moves as in the other cities, or when the source allows it', async () => {
    const everywhere = Object.fromEntries(
      Object.entries(cities).map(([key, first]) => [`${key} 2020`, first * 1.3]),
    );
    expect(await nights([file(everywhere)])).toEqual([{ state: 'accepted', says: '' }]);
    const own = { expect: { jump: { people: { report: 30 } } } };
    expect(await nights([file({ '07211 2018': 131630 })], own)).toEqual([{ state: 'accepted', says: '' }]);
  });

  it('is none at a registered break', async () => {
    const higher = (key: string, year: number) => [`${key} ${year}`, 131_630 + (year - 2018) * 1000] as const;
    const moved = Object.fromEntries([2018, 2019, 2020].map((year) => higher('07211', year)));
    const text = { de: 'Neue Zählweise', en: 'New way of counting' };
    const one = {
      id: 'count-2018',
      label: text,
      kind: 'method',
      variables: ['people'],
      from: '2018',
      note: text,
    };
    const title = { de: 'Brüche', en: 'Breaks' };
    const files = { 'indicators/codes/breaks.yaml': { title, breaks: [one] } };
    expect((await nights([file(moved)]))[0]?.says).toContain('131630 im Jahr 2018 fällt aus der Reihe');
    expect(await nights([file(moved)], {}, files)).toEqual([{ state: 'accepted', says: '' }]);
  });

  it('is measured by the other cities where the series is short', async () => {
    const [first] = await nights([file({ '07211 2016': 1111000 }, 2016)]);
    expect(first).toMatchObject({
      state: 'accepted',
      says: expect.stringContaining('(2015: 110000 · 2016: 1111000)'),
    });
  });

  it('is found when a later file adds it, and not reported again in the next', async () => {
    const window = { snapshot: 'window' } as const;
    const wrong = { '07211 2019': 131630 };
    const said = await nights([file({}, 2018), file(wrong, 2019, 2019), file({}, 2020, 2020)], window);
    expect(said.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(said[0]?.says).toBe('');
    expect(said[1]?.says).toContain(
      'people Trier: 131630 im Jahr 2019 fällt aus der Reihe (2017: 112200 · 2018: 113300 · 2019: 131630)',
    );
    expect(said[2]?.says).toBe('');
  });
});

describe('an indicator that does not go with its series', () => {
  const ratio = { of: [{ variable: 'beds' }], per: [{ variable: 'people' }], times: 1000 };
  const own = (jump: { readonly jump?: number }): Definitions => ({
    ...definitions({}),
    indicators: { 'beds-per-1000': { unit: 'PERS_KM2', decimals: 1, ratio, ...jump } },
  });
  const published = (jump: { readonly jump?: number }) =>
    withFolder(async (root) => {
      const files = { [id]: file(), [other]: file({ '07211 2018': 131630 }) };
      const { release } = await miniNight(root, own(jump), { files });
      return germanText(release.issues.filter(({ code }) => code === 'indicator-jump'));
    });

  it('is published with a warning that names its neighbours', async () => {
    expect(await published({})).toBe(
      'indicators/beds-per-1000.yaml: beds-per-1000: Trier fällt 2018 mit 1161.8 aus der Reihe (2016: 1000 · 2017: 1000 · 2018: 1161.8 · 2019: 1000 · 2020: 1000); das sind +16,2 % neben der üblichen Veränderung. „quartett explain beds-per-1000 07211000 2018“ zeigt, woher die Zahl kommt. Ist der Sprung echt, jump des Indikators erhöhen oder den Bruch in codes/breaks.yaml eintragen.',
    );
  });

  it('may jump as far as it declares', async () => {
    expect(await published({ jump: 20 })).toBe('');
  });
});
