import { describe, expect, it } from 'vitest';
import type { Source } from '../../schemas/types.ts';
import { miniNight } from '../helpers/mini-night.ts';
import type { Definitions, MapDefinition } from '../helpers/mini-project.ts';
import { germanText, reportOf } from '../helpers/night.ts';
import { publishedRows } from '../helpers/published-rows.ts';
import { withFolder } from '../helpers/with-folder.ts';
import { genesisExport } from './parsers/genesis-export.ts';

const cities = ['07315', '07314', '07211', '07111'];
const area = { column: 'key', scheme: 'kreis5', outside: 'ignore' } as const;

/** One source of people, told apart by sex. */
function people(own: Omit<Partial<Source>, 'map'> & { readonly map: MapDefinition }): Definitions {
  return {
    variables: { people: { dimensions: ['sex'] } },
    spellings: { office: { sex: { _T: ['Insgesamt'], M: ['männlich'], F: ['weiblich'] } } },
    sources: { 'office/people': own },
    indicators: { 'people-total': { value: { variable: 'people' }, by: ['sex'] } },
  };
}

describe('a file from the future', () => {
  const cure =
    'Prüfen, ob es ein Tippfehler des Herausgebers ist oder eine Vorausberechnung, die nicht hierher gehört.';
  const rest =
    'office/people: Zu dieser Quelle liegt noch kein geprüfter Stand vor; ihre Zahlen fehlen in der Veröffentlichung. Die Meldung darüber beheben und die Quelle mit „quartett collect office/people“ abrufen.';

  /** The first night of a source, fetched in the night to 21 November 2026 beside one that is well. */
  async function fetched(own: Parameters<typeof people>[0], text: string) {
    const definitions = people(own);
    const beside: Definitions = {
      ...definitions,
      variables: { ...definitions.variables, beds: {} },
      sources: {
        ...definitions.sources,
        'bureau/beds': {
          map: {
            area,
            period: { column: 'year', as: 'year' },
            values: [{ column: 'beds', variable: 'beds' }],
          },
        },
      },
      indicators: { ...definitions.indicators, 'beds-total': { value: { variable: 'beds' } } },
    };
    const beds = `key;year;beds\n${cities.map((key) => `${key};2018;5\n`).join('')}`;
    return withFolder(async (root) => {
      const files = { 'office/people': text, 'bureau/beds': beds };
      const report = await miniNight(root, beside, { files, at: '2026-11-21T03:00:00Z' });
      const { state, issues } = reportOf(report, 'office/people');
      return { state, text: germanText(issues) };
    });
  }
  const dated = (period: string) => `key;day;people\n${cities.map((key) => `${key};${period};5\n`).join('')}`;
  const by = (as: MapDefinition['period']['as']): Parameters<typeof people>[0] => ({
    map: {
      area,
      period: { column: 'day', as },
      values: [{ column: 'people', variable: 'people', sex: '_T' }],
    },
  });

  it.each([
    ['reference-date', '31.12.2027', '2027-12-31'],
    ['election-day', '23.11.2026', '2026-11-23'],
    ['year', '2027', '2027'],
  ] as const)('by its %s of %s is held back', async (as, text, value) => {
    expect(await fetched(by(as), dated(text))).toEqual({
      state: 'rejected',
      text: `office/people, Zeile 2: Die Datei nennt ${value}, das in der Zukunft liegt. ${cure}\n${rest}`,
    });
  });

  it('by its time stamp is held back, for it would outrank every later one', async () => {
    const text = genesisExport(
      ';;Stichtag',
      ';;31.12.2018',
      ';;Insgesamt',
      ...cities.map((key) => `${key};Stadt;5`),
    );
    const read = { parser: 'genesis' } as const;
    const map: MapDefinition = {
      area,
      period: { column: 'date', as: 'reference-date' },
      values: [{ column: '{sex}', variable: 'people' }],
      skip: [{ column: 'name', because: 'Hier ohne Bedeutung.' }],
    };
    const future = text.replace('Stand: 03.02.2024', 'Stand: 03.02.2062');
    expect(await fetched({ read, map }, future)).toEqual({
      state: 'rejected',
      text: `office/people: Die Datei nennt 2062-02-03T04:05:06, das in der Zukunft liegt. ${cure}\n${rest}`,
    });
    expect(await fetched({ read, map }, text)).toEqual({ state: 'accepted', text: '' });
  });

  it.each([
    ['reference-date', '22.11.2026'],
    ['year', '2026'],
  ] as const)('is none by its %s of %s: clocks and zones differ by a day', async (as, text) => {
    expect(await fetched(by(as), dated(text))).toEqual({ state: 'accepted', text: '' });
  });
});

describe('a file that has lost figures of the last one', () => {
  const own = (gone: NonNullable<Source['expect']>['gone'] = []) =>
    people({
      map: {
        area,
        period: { column: 'year', as: 'year' },
        values: [{ column: '{sex}', variable: 'people' }],
      },
      ...(gone.length > 0 ? { expect: { gone } } : {}),
    });
  const file = (columns: readonly string[], figure: number) => ({
    'office/people': `key;year;${columns.join(';')}\n${cities
      .map((key) => `${key};2018${`;${figure}`.repeat(columns.length)}\n`)
      .join('')}`,
  });
  const figures = async (root: string) =>
    (await publishedRows(root, 'variables/people'))
      .filter(({ ref_area }) => ref_area === '07315000')
      .map(({ sex, obs_value }) => `${sex} ${obs_value}`)
      .sort();

  it('is held back, names them, and the last figures stay published', async () => {
    await withFolder(async (root) => {
      await miniNight(root, own(), { files: file(['männlich', 'weiblich'], 5) });
      const before = await figures(root);
      expect(before).toEqual(['F 5', 'M 5', '_T 10']);
      const report = await miniNight(root, own(), {
        files: file(['männlich'], 5),
        at: '2026-11-22T03:00:00Z',
      });
      const { state, issues } = reportOf(report, 'office/people');
      expect(state).toBe('rejected');
      expect(germanText(issues).split('\n')).toEqual([
        'office/people: Die Datei hat andere Spalten als die letzte übernommene: „weiblich“ fehlt. Die Datei ansehen. Bleibt es dabei, in pipelines/sources/office/people.yaml anpassen: map.values „{sex}“ + spellings.yaml. Danach „quartett preview office/people“.',
        'office/people: people sex=F steht nicht mehr in der Datei; der letzte geprüfte Stand enthielt es. Prüfen, ob der Herausgeber eine Spalte oder Zeile entfernt oder umbenannt hat. Ist sie endgültig weggefallen, unter expect.gone mit Grund nennen oder mit „quartett accept office/people --because "…"“ übernehmen.',
        'office/people: Veröffentlicht bleibt der Stand vom 2026-11-21. Keine Handlung nötig, solange die Quelle morgen wieder liefert; sonst die Meldung darüber beheben.',
      ]);
      expect(await figures(root)).toEqual(before);
    });
  });

  it('is accepted where the loss is known', async () => {
    await withFolder(async (root) => {
      await miniNight(root, own(), { files: file(['männlich', 'weiblich'], 5) });
      const because = 'Der Herausgeber weist Frauen nicht mehr aus.';
      const report = await miniNight(root, own([{ variable: 'people', where: { sex: 'F' }, because }]), {
        files: file(['männlich'], 5),
        at: '2026-11-22T03:00:00Z',
      });
      expect(reportOf(report, 'office/people')).toMatchObject({
        state: 'accepted',
        issues: [{ code: 'restructured', severity: 'warning' }],
      });
      expect(await figures(root)).toEqual(['M 5', '_T ']);
    });
  });

  it('may have new ones at any time', async () => {
    await withFolder(async (root) => {
      await miniNight(root, own(), { files: file(['männlich'], 5) });
      const files = file(['männlich', 'weiblich'], 5);
      const report = await miniNight(root, own(), { files, at: '2026-11-22T03:00:00Z' });
      expect(reportOf(report, 'office/people')).toMatchObject({
        state: 'accepted',
        issues: [{ code: 'restructured', severity: 'info' }],
      });
      expect(await figures(root)).toEqual(['F 5', 'M 5', '_T 10']);
    });
  });
});
