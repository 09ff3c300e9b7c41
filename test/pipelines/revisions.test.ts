import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../schemas/types.ts';
import { miniNight } from '../helpers/mini-night.ts';
import type { Definitions } from '../helpers/mini-project.ts';
import { germanText, hashPublic } from '../helpers/night.ts';
import { overruledNight } from '../helpers/overruled-night.ts';
import { publishedRows } from '../helpers/published-rows.ts';
import { withFolder } from '../helpers/with-folder.ts';

const source = 'office/people';
const values = [{ column: 'people', variable: 'people' }];
const definitions: Definitions = {
  variables: { people: { unit: 'PERS' } },
  sources: {
    [source]: {
      read: { parser: 'csv', signs: 'classic' },
      map: {
        area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
        period: { column: 'year', as: 'year' },
        values,
      },
    },
  },
  indicators: { 'people-total': { value: { variable: 'people' } } },
};
const cities = ['07315', '07314', '07211', '07111'];
/** A year of all four cities; Mainz, Ludwigshafen, Trier, Koblenz. */
const year = (name: string, ...people: readonly (string | number)[]) =>
  people.map((value, index) => `${cities[index]};${name};${value}\n`).join('');
const file = (...years: readonly string[]) => ({ files: { [source]: `key;year;people\n${years.join('')}` } });
const first = file(year('2018', 200, 150, 110, 105));
const nights = ['2026-11-21T03:00:00Z', '2026-11-22T03:00:00Z', '2026-11-23T03:00:00Z'] as const;

/** What changed, without the release and the snapshots, which are hashes. */
const told = async (root: string) =>
  (await publishedRows(root, 'revisions')).map((row) =>
    [
      ...[row.released?.slice(0, 10), row.table, row.id, row.area_name, row.time_period, row.change],
      ...[`${row.old_value} → ${row.new_value}`, `${row.old_status}${row.new_status}`],
      ...[row.absolute_change, row.relative_change, row.why],
    ].join(' | '),
  );
const stored = (root: string, { id }: Release) => join(root, 'data/mirror/releases', id);

describe('the list of revisions', () => {
  it('is empty, with its header, in the first release', async () => {
    await withFolder(async (root) => {
      await miniNight(root, definitions, { ...first });
      const text = await readFile(join(root, 'output/public/data/revisions.csv'), 'utf8');
      expect(text.trim()).toBe(
        'release,released,table,id,ref_area,area_name,time_period,basis,age,channel,sector,sex,change,old_value,new_value,old_status,new_status,old_reason,new_reason,absolute_change,relative_change,why,old_snapshot,new_snapshot',
      );
    });
  });

  it('tells each figure that is revised, withdrawn or supplied, in variables and indicators, and goes on', async () => {
    await withFolder(async (root) => {
      await miniNight(root, definitions, { ...first, at: nights[0] });
      const second = file(year('2018', 201, '.', 110, 105), year('2019', 202, 152, 111, 106));
      const [, { release }] = await overruledNight(root, definitions, { ...second, at: nights[1] }, source);
      const secondNight = [
        '2026-11-22 | indicator | people-total | Ludwigshafen am Rhein | 2018 | withdrawn | 150 →  | AO |  |  | source_revised',
        '2026-11-22 | indicator | people-total | Mainz | 2018 | revised | 200 → 201 | AA | 1 | 0.5 | source_revised',
        '2026-11-22 | indicator | people-total | Vier Städte | 2018 | withdrawn | 565 →  | AO |  |  | source_revised',
        '2026-11-22 | variable | people | Ludwigshafen am Rhein | 2018 | withdrawn | 150 →  | AO |  |  | source_revised',
        '2026-11-22 | variable | people | Mainz | 2018 | revised | 200 → 201 | AA | 1 | 0.5 | source_revised',
      ];
      expect(await told(root)).toEqual(secondNight);
      const rows = await publishedRows(root, 'revisions');
      expect(new Set(rows.map((row) => row.release))).toEqual(new Set([release.release.id]));
      expect(rows[1]).toMatchObject({ ref_area: '07315000', basis: '_Z', sex: '_Z', old_reason: '' });
      expect(rows[0]).toMatchObject({ new_reason: 'unknown_or_secret' });

      const third = file(year('2018', 201, 151, 110, 105), year('2019', 202, 152, 111, 106));
      await miniNight(root, definitions, { ...third, at: nights[2] });
      expect(await told(root)).toEqual([
        ...secondNight,
        '2026-11-23 | indicator | people-total | Ludwigshafen am Rhein | 2018 | supplied |  → 151 | OA |  |  | source_revised',
        '2026-11-23 | indicator | people-total | Vier Städte | 2018 | supplied |  → 567 | OA |  |  | source_revised',
        '2026-11-23 | variable | people | Ludwigshafen am Rhein | 2018 | supplied |  → 151 | OA |  |  | source_revised',
      ]);
    });
  });

  it('says when a definition was changed and the data are the same', async () => {
    await withFolder(async (root) => {
      await miniNight(root, definitions, { ...first, at: nights[0] });
      const ratio = { of: [{ variable: 'people' }], per: [{ variable: 'people' }], times: 10 };
      const other: Definitions = { ...definitions, indicators: { 'people-total': { ratio } } };
      await miniNight(root, other, { ...first, at: nights[1] });
      expect(await told(root)).toEqual([
        '2026-11-22 | indicator | people-total | Koblenz | 2018 | revised | 105 → 10 | AA | -95 | -90.5 | definition_changed',
        '2026-11-22 | indicator | people-total | Trier | 2018 | revised | 110 → 10 | AA | -100 | -90.9 | definition_changed',
        '2026-11-22 | indicator | people-total | Ludwigshafen am Rhein | 2018 | revised | 150 → 10 | AA | -140 | -93.3 | definition_changed',
        '2026-11-22 | indicator | people-total | Mainz | 2018 | revised | 200 → 10 | AA | -190 | -95 | definition_changed',
        '2026-11-22 | indicator | people-total | Vier Städte | 2018 | revised | 565 → 10 | AA | -555 | -98.2 | definition_changed',
      ]);
    });
  });

  it('says when a correction came', async () => {
    await withFolder(async (root) => {
      await miniNight(root, definitions, { ...first, at: nights[0] });
      const corrections: NonNullable<Definitions['corrections']> = {
        [source]: [
          {
            ...{ variable: 'people', area: '07315000', period: '2018', published: '200', corrected: 210 },
            because: 'Zahlendreher, telefonisch bestätigt',
            told: { whom: 'Amt', on: '2026-11-01' },
          },
        ],
      };
      await miniNight(root, { ...definitions, corrections }, { ...first, at: nights[1] });
      expect(await told(root)).toEqual([
        '2026-11-22 | indicator | people-total | Mainz | 2018 | revised | 200 → 210 | AE | 10 | 5 | correction',
        '2026-11-22 | indicator | people-total | Vier Städte | 2018 | revised | 565 → 575 | AE | 10 | 1.8 | correction',
        '2026-11-22 | variable | people | Mainz | 2018 | revised | 200 → 210 | AE | 10 | 5 | correction',
      ]);
    });
  });

  it('is the same, byte by byte, from the same nights somewhere else', async () => {
    const second = file(year('2018', 201, 150, 110, 105));
    const hashes = [];
    for (const _ of [1, 2]) {
      hashes.push(
        await withFolder(async (root) => {
          await miniNight(root, definitions, { ...first, at: nights[0] });
          await miniNight(root, definitions, { ...second, at: nights[1] });
          return hashPublic(root);
        }),
      );
    }
    expect(hashes[0]).toEqual(hashes[1]);
    expect(Object.keys(hashes[0] ?? {})).toContain('data/revisions.parquet');
  });
});

describe('a stored release', () => {
  it('is never written into again: not one byte, not one time stamp', async () => {
    await withFolder(async (root) => {
      const night = await miniNight(root, definitions, { ...first, at: nights[0] });
      const folder = stored(root, night.release.release).slice(root.length + 1);
      const before = await hashPublic(root, folder);
      const stamps = await stampsOf(join(root, folder), before);
      await miniNight(root, definitions, { ...file(year('2018', 201, 150, 110, 105)), at: nights[1] });
      await miniNight(root, definitions, { ...first, at: nights[2] });
      expect(await hashPublic(root, folder)).toEqual(before);
      expect(await stampsOf(join(root, folder), before)).toEqual(stamps);
    });
  });

  it('that lost a table is reported, and that table is not taken for withdrawn', async () => {
    await withFolder(async (root) => {
      const night = await miniNight(root, definitions, { ...first, at: nights[0] });
      const folder = stored(root, night.release.release);
      await rm(join(folder, 'data/variables/people.parquet'));
      await writeFile(join(folder, 'data/people-total.parquet'), 'damaged');
      const { release } = await miniNight(root, definitions, {
        ...file(year('2018', 201, 150, 110, 105)),
        at: nights[1],
      });
      const { id } = night.release.release;
      const place = `data/mirror/releases/${id}/data`;
      const cure =
        'Was sich daran geändert hat, ist nicht festzustellen und fehlt unter den Revisionen. Den Ordner data/ aus der Sicherung zurückholen; an einer gespeicherten Veröffentlichung ändert niemand etwas.';
      expect(germanText(release.issues).split('\n')).toEqual([
        `${place}/people-total.parquet: Aus der Veröffentlichung ${id} lässt sich people-total nicht mehr lesen: die Prüfsumme stimmt nicht. ${cure}`,
        `${place}/variables/people.parquet: Aus der Veröffentlichung ${id} lässt sich people nicht mehr lesen: die Datei fehlt. ${cure}`,
      ]);
      expect(await told(root)).toEqual([]);
      expect((await publishedRows(root, 'checks')).map(({ code }) => code)).toEqual([
        'stored-table-unreadable',
        'stored-table-unreadable',
      ]);
    });
  });

  it('that lost its list of revisions is reported, and the list goes on with what can be compared', async () => {
    await withFolder(async (root) => {
      await miniNight(root, definitions, { ...first, at: nights[0] });
      const night = await miniNight(root, definitions, {
        ...file(year('2018', 201, 150, 110, 105)),
        at: nights[1],
      });
      const { id } = night.release.release;
      await writeFile(join(stored(root, night.release.release), 'data/revisions.parquet'), 'damaged');
      const { release } = await miniNight(root, definitions, {
        ...file(year('2018', 202, 150, 110, 105)),
        at: nights[2],
      });
      expect(germanText(release.issues)).toBe(
        `data/mirror/releases/${id}/data/revisions.parquet: Die Revisionen bis zur Veröffentlichung ${id} lassen sich nicht mehr lesen: die Prüfsumme stimmt nicht. Die Liste beginnt neu. Den Ordner data/ aus der Sicherung zurückholen und noch einmal veröffentlichen; die früheren Veröffentlichungen haben die Liste bis zu ihrem Tag.`,
      );
      expect((await told(root))[0]).toBe(
        '2026-11-23 | indicator | people-total | Mainz | 2018 | revised | 201 → 202 | AA | 1 | 0.5 | source_revised',
      );
    });
  });

  it('that cannot be read at all is named; the next one goes on from the one before it', async () => {
    await withFolder(async (root) => {
      await miniNight(root, definitions, { ...first, at: nights[0] });
      const night = await miniNight(root, definitions, {
        ...file(year('2018', 201, 150, 110, 105)),
        at: nights[1],
      });
      const folder = stored(root, night.release.release);
      // A live release could stand there, so a night on a mirror would stop; the link is taken away as well.
      await writeFile(join(folder, 'release.json'), '{');
      await rm(join(root, 'output/public'));
      const { release } = await miniNight(root, definitions, {
        ...file(year('2018', 202, 150, 110, 105)),
        at: nights[2],
      });
      expect(germanText(release.issues)).toBe(
        `data/mirror/releases/${night.release.release.id}: Die gespeicherte Veröffentlichung data/mirror/releases/${night.release.release.id} lässt sich nicht lesen; sie bleibt außer Betracht. Ihre release.json aus der Sicherung zurückholen; gibt es keine, den Ordner data/mirror/releases/${night.release.release.id} beiseitelegen.`,
      );
      expect((await told(root))[0]).toBe(
        '2026-11-23 | indicator | people-total | Mainz | 2018 | revised | 200 → 202 | AA | 2 | 1 | source_revised',
      );
    });
  });
});

/** Everything by which a file that was written again would give itself away. */
function stampsOf(folder: string, files: Readonly<Record<string, string>>) {
  return Promise.all(
    Object.keys(files).map(async (path) => {
      const { ino, mtimeMs } = await stat(join(folder, path));
      return { path, ino, mtimeMs };
    }),
  );
}
