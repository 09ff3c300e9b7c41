import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diff } from '../../pipelines/diff.ts';
import { german } from '../helpers/german.ts';
import { miniNight } from '../helpers/mini-night.ts';
import type { Definitions } from '../helpers/mini-project.ts';
import { overruledNight } from '../helpers/overruled-night.ts';
import { repository } from '../helpers/repository.ts';
import { inSession, type SessionOptions } from '../helpers/session.ts';
import { withFolder } from '../helpers/with-folder.ts';

const source = 'office/people';
const cities = ['07315', '07314', '07211', '07111'];
const column = (sex: string) => ({ column: sex, variable: 'people', sex });
const definitions: Definitions = {
  variables: { people: { title: { de: 'Einwohner', en: 'Inhabitants' }, dimensions: ['sex'] } },
  sources: {
    [source]: {
      read: { parser: 'csv', signs: 'classic' },
      map: {
        area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
        period: { column: 'year', as: 'year' },
        values: [column('F'), column('M')],
      },
    },
  },
  indicators: {
    'people-total': {
      title: { de: 'Einwohnerzahl', en: 'Number of inhabitants' },
      value: { variable: 'people' },
      by: ['sex'],
    },
  },
  files: {
    ...Object.fromEntries(
      await Promise.all(
        ['why', 'change', 'reason'].map(async (name) => {
          const path = `indicators/codes/${name}.yaml`;
          return [path, await readFile(join(repository, path), 'utf8')] as const;
        }),
      ),
    ),
  },
};
/** A year of all four cities: women and men in Mainz, in Ludwigshafen, in Trier, in Koblenz. */
const year = (name: string, ...people: readonly string[]) =>
  people.map((value, index) => `${cities[index]};${name};${value}\n`).join('');
const file = (...years: readonly string[]) => ({ files: { [source]: `key;year;F;M\n${years.join('')}` } });

let root = '';
/** The one before and the one after the file that was accepted by hand. */
let ids: readonly string[] = [];
let stored: readonly string[] = [];
/** Ids carry a hash over what was written, and the second, which depends on how often a night asks for the time. */
const said = async (names: readonly string[], all = false, options: SessionOptions = {}) => {
  const { code, text } = await inSession(root, (session) => diff(names, all, session), options);
  return {
    code,
    text: text
      .replaceAll(/(\d{8}T\d{4})\d{2}Z-[0-9a-f]{8}/g, '$1-ID')
      .replaceAll(/\b[0-9a-f]{12}\b/g, 'HASH'),
  };
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quartett-diff-'));
  const nights = [
    file(year('2018', '1000;1100', '800;810', '500;520', '550;540')),
    file(
      year('2018', '1001;1100', '.;810', '500;520', '550;570'),
      year('2019', '1010;1110', '801;811', '501;521', '551;541'),
    ),
    file(
      year('2018', '1001;1100', '.;810', '500;520', '550;570'),
      year('2019', '1010;1110', '801;811', '501;521', '551;541'),
      year('2020', '1020;1120', '802;812', '502;522', '552;542'),
    ),
  ] as const;
  const [first, second, third] = nights;
  const before = await miniNight(root, definitions, { ...first, at: '2026-11-21T03:00:00Z' });
  const [held, after] = await overruledNight(
    root,
    definitions,
    { ...second, at: '2026-11-22T03:00:00Z' },
    source,
  );
  const last = await miniNight(root, definitions, { ...third, at: '2026-11-23T03:00:00Z' });
  const reports = [before, held, after, last];
  stored = reports.map(({ release }) => release.release.id);
  ids = [before, after].map(({ release }) => release.release.id);
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the difference between two releases', () => {
  it('is told in a minute: what they were made of, then indicator by indicator', async () => {
    const { code, text } = await said([ids[0] ?? '', ids[1] ?? '']);
    expect(code).toBe(0);
    expect(text).toMatchInlineSnapshot(`
      "vorher        20261121T0300-ID · 21.11.2026, 04:00 Uhr · Muster
      nachher       20261122T0500-ID · 22.11.2026, 06:00 Uhr · Muster

      Quellen       office/people: HASH (abgerufen 21.11.2026) → HASH (abgerufen 22.11.2026)
      Definitionen  dieselben
      Programm      dasselbe (0.0.0)

      Indikatoren
        Einwohnerzahl (people-total, Personen): 5 berichtigt, 4 zurückgezogen; neue Zahlen: 15 (neue Zeiträume: 2019) · neuer Stand der Quelle
          Ludwigshafen am Rhein 2018: 1.610 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Ludwigshafen am Rhein 2018, weiblich: 800 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Vier Städte 2018: 5.820 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Koblenz 2018, männlich: 540 → 570 (+30; +5,6 %)
          Koblenz 2018: 1.090 → 1.120 (+30; +2,8 %)
          … und 4 weitere (alle mit --all)

      Variablen
        Einwohner (people, Personen): 4 berichtigt, 2 zurückgezogen; neue Zahlen: 12 (neue Zeiträume: 2019) · neuer Stand der Quelle
          Ludwigshafen am Rhein 2018: 1.610 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          … und 5 weitere (alle mit --all)
      "
    `);
  });

  it('is that of the last two, when none is named', async () => {
    expect((await said([])).text).toMatchInlineSnapshot(`
      "vorher        20261122T0500-ID · 22.11.2026, 06:00 Uhr · Muster
      nachher       20261123T0300-ID · 23.11.2026, 04:00 Uhr · Muster

      Quellen       office/people: HASH (abgerufen 22.11.2026) → HASH (abgerufen 23.11.2026)
      Definitionen  dieselben
      Programm      dasselbe (0.0.0)

      Indikatoren
        Einwohnerzahl (people-total, Personen): neue Zahlen: 15 (neue Zeiträume: 2020)

      Variablen
        Einwohner (people, Personen): neue Zahlen: 12 (neue Zeiträume: 2020)
      "
    `);
  });

  it('lists every figure when asked to', async () => {
    expect((await said([ids[0] ?? '', ids[1] ?? ''], true)).text).toMatchInlineSnapshot(`
      "vorher        20261121T0300-ID · 21.11.2026, 04:00 Uhr · Muster
      nachher       20261122T0500-ID · 22.11.2026, 06:00 Uhr · Muster

      Quellen       office/people: HASH (abgerufen 21.11.2026) → HASH (abgerufen 22.11.2026)
      Definitionen  dieselben
      Programm      dasselbe (0.0.0)

      Indikatoren
        Einwohnerzahl (people-total, Personen): 5 berichtigt, 4 zurückgezogen; neue Zahlen: 15 (neue Zeiträume: 2019) · neuer Stand der Quelle
          Ludwigshafen am Rhein 2018: 1.610 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Ludwigshafen am Rhein 2018, weiblich: 800 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Vier Städte 2018: 5.820 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Vier Städte 2018, weiblich: 2.850 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Koblenz 2018, männlich: 540 → 570 (+30; +5,6 %)
          Koblenz 2018: 1.090 → 1.120 (+30; +2,8 %)
          Vier Städte 2018, männlich: 2.970 → 3.000 (+30; +1,0 %)
          Mainz 2018, weiblich: 1.000 → 1.001 (+1; +0,1 %)
          Mainz 2018: 2.100 → 2.101 (+1; 0,0 %)

      Variablen
        Einwohner (people, Personen): 4 berichtigt, 2 zurückgezogen; neue Zahlen: 12 (neue Zeiträume: 2019) · neuer Stand der Quelle
          Ludwigshafen am Rhein 2018: 1.610 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Ludwigshafen am Rhein 2018, weiblich: 800 → kein Wert (O, beim Herausgeber unbekannt oder geheim)
          Koblenz 2018, männlich: 540 → 570 (+30; +5,6 %)
          Koblenz 2018: 1.090 → 1.120 (+30; +2,8 %)
          Mainz 2018, weiblich: 1.000 → 1.001 (+1; +0,1 %)
          Mainz 2018: 2.100 → 2.101 (+1; 0,0 %)
      "
    `);
  });

  it('is told in English, too, and from the older one to the newer one in whatever order they are named', async () => {
    expect((await said([ids[1] ?? '', ids[0] ?? ''], false, { language: 'en' })).text).toMatchInlineSnapshot(`
      "before        20261121T0300-ID · 21 November 2026, 04:00 · sample
      after         20261122T0500-ID · 22 November 2026, 06:00 · sample

      Sources       office/people: HASH (fetched 21 November 2026) → HASH (fetched 22 November 2026)
      Definitions   the same
      Program       the same (0.0.0)

      Indicators
        Number of inhabitants (people-total, persons): 5 revised, 4 withdrawn; new figures: 15 (new periods: 2019) · new data from the source
          Ludwigshafen am Rhein 2018: 1,610 → no value (O, unknown or secret at the publisher)
          Ludwigshafen am Rhein 2018, female: 800 → no value (O, unknown or secret at the publisher)
          Vier Städte 2018: 5,820 → no value (O, unknown or secret at the publisher)
          Koblenz 2018, male: 540 → 570 (+30; +5.6 %)
          Koblenz 2018: 1,090 → 1,120 (+30; +2.8 %)
          … and 4 more (all with --all)

      Variables
        Inhabitants (people, persons): 4 revised, 2 withdrawn; new figures: 12 (new periods: 2019) · new data from the source
          Ludwigshafen am Rhein 2018: 1,610 → no value (O, unknown or secret at the publisher)
          … and 5 more (all with --all)
      "
    `);
  });

  it('is counted from the one that is named to the newest', async () => {
    const { text } = await said(['20261121']);
    expect(text.split('\n').slice(0, 2)).toEqual([
      'vorher        20261121T0300-ID · 21.11.2026, 04:00 Uhr · Muster',
      'nachher       20261123T0300-ID · 23.11.2026, 04:00 Uhr · Muster',
    ]);
  });

  it('is one line when no figure has changed', async () => {
    await withFolder(async (folder) => {
      const night = file(year('2018', '1;2', '3;4', '5;6', '7;8'));
      await miniNight(folder, definitions, { ...night, at: '2026-11-21T03:00:00Z' });
      const other = {
        ...definitions,
        indicators: {
          'people-total': {
            ...definitions.indicators?.['people-total'],
            traps: [{ de: 'Neu.', en: 'New.' }],
          },
        },
      };
      await miniNight(folder, other, { ...night, at: '2026-11-22T03:00:00Z' });
      const { code, text } = await inSession(folder, (session) => diff([], false, session));
      expect([code, text.replaceAll(/\d{2}Z-[0-9a-f]{8}/g, '-ID')]).toEqual([
        0,
        'Keine Zahl hat sich geändert von 20261121T0300-ID bis 20261122T0300-ID.\n',
      ]);
    });
  });
});

describe('a release that is asked for', () => {
  it('and not stored is an error that names those that are', async () => {
    expect(await german(said(['2025']))).toBe(
      `Eine Veröffentlichung „2025“ ist nicht gespeichert. Gespeichert sind: ${stored.join(', ')}. Der eindeutige Anfang genügt.`,
    );
  });

  it('by the beginning of several is an error that names these', async () => {
    expect(await german(said(['202611']))).toBe(
      `„202611“ ist der Anfang mehrerer Veröffentlichungen. Mehr Zeichen angeben; so beginnen: ${stored.join(', ')}.`,
    );
  });

  it('is compared with nothing when it is the only one', async () => {
    await withFolder(async (folder) => {
      const night = file(year('2018', '1;2', '3;4', '5;6', '7;8'));
      const { release } = await miniNight(folder, definitions, night);
      expect(await german(inSession(folder, (session) => diff([], false, session)))).toBe(
        `Zum Vergleichen braucht es zwei Veröffentlichungen; gespeichert sind: ${release.release.id}. Mit „quartett nightly“ veröffentlichen. Ein Spiegel hat eigene Veröffentlichungen: --mirror angeben wie dort.`,
      );
    });
  });
});
