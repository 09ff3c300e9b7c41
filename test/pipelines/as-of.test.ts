import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { releaseAccepted } from '../../pipelines/commands.ts';
import { keptBeginning } from '../helpers/kept-beginning.ts';
import { miniNight } from '../helpers/mini-night.ts';
import type { Definitions } from '../helpers/mini-project.ts';
import type { GoodNight } from '../helpers/night.ts';
import { peopleIn2018, peopleTotal, source } from '../helpers/people-total.ts';
import { publishedRows } from '../helpers/published-rows.ts';
import { inSession, type SessionOptions } from '../helpers/session.ts';
import { withFolder } from '../helpers/with-folder.ts';

const definitions = peopleTotal();
const people = (mainz: number) => ({ files: { [source]: peopleIn2018(mainz) } });
const out = 'output/as-of';
const leftOut =
  'Nicht verglichen: release.json (nennt ihre eigene Zeit), catalog*, dataset/* (nennt Tage der Veröffentlichung), data/revisions.*, releases.atom (setzt eine Liste fort, die eine Nachrechnung nicht hat), data/checks.csv (berichtet auch, was in jener Nacht zu lesen war).';

/** Two nights, of which the second has other figures. */
function twoNights(root: string): Promise<readonly [string, string]> {
  return keptBeginning('as of', root, async () => {
    const first = await miniNight(root, definitions, { ...people(200), at: '2026-11-21T03:00:00Z' });
    const second = await miniNight(root, definitions, { ...people(201), at: '2026-11-22T03:00:00Z' });
    return [idOf(first), idOf(second)] as const;
  });
}

describe('a recomputation as of a day', () => {
  it('is equal, byte by byte, to what was published then', async () => {
    await withFolder(async (root) => {
      const [first] = await twoNights(root);
      const { code, text } = await recompute(root, '2026-11-21');
      expect(code).toBe(0);
      expect(text.split('\n').slice(-3)).toEqual([
        expect.stringMatching(new RegExp(`^Byte für Byte gleich mit ${first} \\([0-9]{2} Dateien\\)\\.$`)),
        leftOut,
        '',
      ]);
      const mainz = (await readFile(join(root, out, 'data/people-total.csv'), 'utf8')).split('\n');
      expect(mainz.find((line) => line.includes('Mainz'))).toContain(',200,');
    });
  });

  it('is compared with the last release of that day or before it', async () => {
    await withFolder(async (root) => {
      const [, second] = await twoNights(root);
      expect((await recompute(root, '2026-12-24')).text).toContain(`Byte für Byte gleich mit ${second} (`);
    });
  });

  it('says which definitions are others today, and how to see what that changes', async () => {
    await withFolder(async (root) => {
      const [first] = await twoNights(root);
      const today: Definitions = {
        ...definitions,
        indicators: { 'people-total': { value: { variable: 'people' }, decimals: 1 } },
        files: {
          'indicators/codes/colour.yaml': { title: bilingual, codes: [{ code: 'red', label: bilingual }] },
        },
      };
      await miniNight(root, today, { ...people(201), at: '2026-11-23T03:00:00Z' });
      const { code, text } = await recompute(root, '2026-11-21');
      const id = /diff (\S+) ([^“]+)“/.exec(text)?.[2] ?? '';
      expect(code).toBe(0);
      expect(text.slice(text.indexOf('Die damalige'))).toBe(
        `Die damalige Veröffentlichung ${first} ist anders entstanden; die Bytes müssen nicht gleich sein:
vorher        ${first} · 21.11.2026, 04:00 Uhr · Muster
nachher       ${id} · 01.12.2026, 04:00 Uhr · nachgerechnet zum 21.11.2026 · Muster

Quellen       dieselben
Definitionen  geändert: indicators/people-total.yaml
              neu: indicators/codes/colour.yaml
Programm      dasselbe (0.0.0)
Was das an den Zahlen ändert: „npx quartett diff ${first} ${id}“.
`,
      );
    });
  });

  it('says that the program is another one', async () => {
    await withFolder(async (root) => {
      await twoNights(root);
      const { code, text } = await recompute(root, '2026-11-21', { code: '1'.repeat(64) });
      expect(code).toBe(0);
      expect(text).toContain('Programm      geändert (0.0.0)\n');
    });
  });

  it('says that nothing had been released by then', async () => {
    await withFolder(async (root) => {
      const [first, second] = await twoNights(root);
      for (const id of [first, second]) await rm(join(root, 'data/mirror/releases', id), { recursive: true });
      const { code, text } = await recompute(root, '2026-11-21');
      expect(code).toBe(0);
      expect(text).toContain(
        'Bis zum 21.11.2026 war noch nichts veröffentlicht; es gibt nichts zu vergleichen.\n',
      );
    });
  });

  it('that differs although nothing differs is an error with the files, and exit code 4', async () => {
    await withFolder(async (root) => {
      const [first] = await twoNights(root);
      const folder = join(root, 'data/mirror/releases', first, 'data');
      await writeFile(join(folder, 'people-total.csv'), 'another');
      await rm(join(folder, 'codes/sex.csv'));
      const { code, text } = await recompute(root, '2026-11-21');
      expect(code).toBe(4);
      expect(text.slice(text.indexOf('Fehler'))).toBe(
        `Fehler [as-of-differs] output/as-of: Dieselben Stände, dieselben Definitionen und dasselbe Programm ergeben nicht dieselben Dateien wie ${first}: data/codes/sex.csv, data/people-total.csv.
  → Das darf nicht sein: beide Ordner aufheben und den Entwicklern melden. Ist die gespeicherte Veröffentlichung beschädigt, nennt ihre release.json die richtigen Prüfsummen.
`,
      );
    });
  });

  it('is never taken for what was published: the next night goes on from the last one', async () => {
    await withFolder(async (root) => {
      const [, second] = await twoNights(root);
      await recompute(root, '2026-11-21');
      const third = await miniNight(root, definitions, { ...people(203), at: '2026-12-02T03:00:00Z' });
      const rows = await publishedRows(root, 'revisions');
      expect(rows.filter((row) => row.release === idOf(third)).map((row) => row.old_value)).toEqual([
        ...['201', '501', '201'],
      ]);
      expect((await recompute(root, '2026-12-01')).text).toContain(`Byte für Byte gleich mit ${second} (`);
    });
  });
});

const bilingual = { de: 'Farbe', en: 'Colour' };

function recompute(root: string, day: string, options: SessionOptions = {}) {
  return inSession(root, (session) => releaseAccepted(`${day}T23:59:59.999Z`, session), { out, ...options });
}

function idOf(report: GoodNight): string {
  return report.release.release.id;
}
