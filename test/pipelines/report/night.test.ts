import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTerminal } from '../../../pipelines/effects/logger.ts';
import { told } from '../../../pipelines/tell-night.ts';
import { BusyError, DefinitionError } from '../../../schemas/errors.ts';
import { issue } from '../../../schemas/issues.ts';
import { validator } from '../../../schemas/validator.ts';
import { peopleOf, readReport, reportingIn, toldNight } from '../../helpers/told-night.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const good = peopleOf('2018', 200, 150, 110, 105);
const nights = ['2026-11-21T03:00:00.000Z', '2026-11-22T03:00:00.000Z', '2026-11-23T03:00:00.000Z'] as const;

describe('the morning report', () => {
  it('of the first night is green and names the release', async () => {
    await withFolder(async (root) => {
      const { code, report } = await toldNight(root, good);
      expect(code).toBe(0);
      expect(validator()('report', report, 'report.json')).toEqual([]);
      expect([report.light, report.outcome, report.reasons]).toEqual(['green', 'published', []]);
      expect(report.summary.de).toMatch(
        /^1 Quelle neu; neue Veröffentlichung 20261121T030000Z-\w{8} \(die erste\)\.$/,
      );
      expect(report.sources).toMatchObject([
        {
          id: 'office/people',
          state: 'accepted',
          tonight: true,
          rows: 4,
          observations: 4,
          schedule: '0 4 2 * *',
        },
      ]);
    });
  });

  it('tells what has changed, by how much and why, and how to ask where it comes from', async () => {
    await withFolder(async (root) => {
      await toldNight(root, good, { at: nights[0] });
      const { report } = await toldNight(root, peopleOf('2018', 204, 150, 110, 105), { at: nights[1] });
      expect(report.changes).toMatchObject({ changed: 2, added: 0 });
      expect(report.changes?.largest[0]).toEqual({
        id: 'people-total',
        title: { de: 'Menschen', en: 'People' },
        place: { de: 'Mainz 2018', en: 'Mainz 2018' },
        change: 'revised',
        old: '200',
        now: '204',
        difference: '4',
        percent: '2',
        becomes: { de: '200 → 204 (+4; +2,0 %)', en: '200 → 204 (+4; +2.0 %)' },
        because: { de: 'source_revised', en: 'source_revised' },
        explain: 'npx quartett explain people-total 07315000 2018 --mirror mirror',
      });
      expect(report.summary.de).toMatch(/mit 2 geänderten und 0 neuen Zahlen\.$/);
      expect(report.reasons.map(({ de }) => de)).toEqual(['Eine neue Warnung ist zu prüfen.']);
    });
  });

  it('says what was held back, what to type, and since when', async () => {
    await withFolder(async (root) => {
      await toldNight(root, good, { at: nights[0] });
      await toldNight(root, peopleOf('2018', 300, 150, 110, 105), { at: nights[1] });
      const { code, report } = await toldNight(root, peopleOf('2018', 300, 150, 110, 105), { at: nights[2] });
      expect(code).toBe(3);
      expect(report.light).toBe('yellow');
      expect(report.reasons[0]?.de).toBe(
        'Eine Quelle brachte nichts, was veröffentlicht werden kann: office/people. Ihr letzter guter Stand bleibt.',
      );
      expect(report.held).toMatchObject([
        {
          source: 'office/people',
          state: 'rejected',
          since: nights[1],
          overrulable: true,
          issues: [{ code: 'figure-changed', record: 2, column: 'people' }],
          commands: [
            'npx quartett preview office/people --mirror mirror',
            'npx quartett accept office/people --mirror mirror --because "…"',
          ],
        },
      ]);
    });
  });

  it('counts every row that was passed over, also in nights in which the file is not read again', async () => {
    await withFolder(async (root) => {
      const file = `${good}07339;2018;9\n07;2018;99\n`;
      await toldNight(root, file, { at: nights[0] });
      const { report } = await toldNight(root, file, { at: nights[1] });
      expect(report.sources[0]).toMatchObject({ state: 'unchanged', rows: 0 });
      expect(
        report.sources[0]?.dropped.map(({ code, count, sentence }) => [code, count, sentence.de]),
      ).toEqual([
        ['rows-ignored', 1, '1 Zeilen anderer Gebiete wurden übergangen.'],
        [
          'rows-other-level',
          1,
          '1 Zeilen wurden übergangen, deren Schlüssel keine 5 Ziffern hat (etwa Länder, Summen, Zwischenzeilen).',
        ],
      ]);
    });
  });

  it('of a refused release is red, and still tells of the sources', async () => {
    await withFolder(async (root) => {
      const { code, report } = await toldNight(root, null);
      expect(code).toBe(4);
      expect([report.light, report.outcome, report.published]).toEqual(['red', 'refused', null]);
      expect(report.stopped.map((issue) => issue.code)).toEqual(['release-empty']);
      expect(report.held.map(({ source, state }) => [source, state])).toEqual([['office/people', 'absent']]);
      expect(report.reasons[0]?.de).toBe(
        'Die Veröffentlichung wurde verweigert. Veröffentlicht ist noch nichts.',
      );
    });
  });

  it('of a night that our own mistake has ended is red and shows no stack', async () => {
    await withFolder(async (root) => {
      const log = join(root, 'log.jsonl');
      await toldNight(root, good, { at: nights[0] });
      const { code, report, text } = await toldNight(root, good, {
        at: nights[1],
        environment: { QUARTETT_LOG: log },
        wrap: (effects) => ({
          ...effects,
          snapshots: {
            ...effects.snapshots,
            isAccepted: () => Promise.reject(new Error('undefined is not a function')),
          },
        }),
      });
      expect(code).toBeNull();
      expect([report.light, report.outcome]).toEqual(['red', 'broken']);
      expect(report.stopped.map(({ sentence }) => sentence.de)).toEqual([
        'Programmfehler, der Lauf ist abgebrochen: undefined is not a function',
      ]);
      expect(report.published).not.toBeNull();
      expect(`${JSON.stringify(report)}${text}`).not.toContain('told-night.ts');
      expect(await readFile(log, 'utf8')).toContain('night.test.ts');
    });
  });

  it('is kept for every night, and the newest lies at a fixed place', async () => {
    await withFolder(async (root) => {
      await toldNight(root, good, { at: nights[0] });
      await toldNight(root, good, { at: nights[1] });
      const folder = join(root, 'data/mirror/reports');
      expect(await readdir(folder)).toEqual(['20261121T030000Z', '20261122T030000Z']);
      for (const name of ['report.html', 'report.json']) {
        const newest = await readFile(join(root, 'data/mirror', name), 'utf8');
        expect(newest).toBe(await readFile(join(folder, '20261122T030000Z', name), 'utf8'));
      }
      expect(await readdir(join(root, 'output/public'))).not.toContain('report.html');
    });
  });

  it('does without the last report where that is damaged', async () => {
    await withFolder(async (root) => {
      await toldNight(root, good, { at: nights[0] });
      await writeFile(join(root, 'data/mirror/report.json'), '{"made": 1}');
      const { code, report } = await toldNight(root, good, { at: nights[1] });
      expect([code, report.light, report.outcome]).toEqual([0, 'green', 'unchanged']);
    });
  });

  it('that cannot be written changes nothing about the night, and says so', async () => {
    await withFolder(async (root) => {
      await toldNight(root, good, { at: nights[0] });
      await rm(join(root, 'data/mirror/reports'), { recursive: true });
      await writeFile(join(root, 'data/mirror/reports'), 'in the way');
      const { code, text } = await toldNight(root, good, { at: nights[1] });
      expect(code).toBe(0);
      expect(text).toContain(
        'Warnung [report-unwritten] data/mirror: Der Morgenbericht ließ sich nicht schreiben:',
      );
      expect(text).not.toContain('Morgenbericht: ');
    });
  });

  it('of a night that could not begin is written, too, and goes on from what the last one knew', async () => {
    await withFolder(async (root) => {
      await toldNight(root, peopleOf('2018', 300, 150, 110, 105), { at: nights[0] });
      const [reporting, lines] = quietly(root, nights[1]);
      const broken = new DefinitionError([issue('yaml-syntax', { file: 'a.yaml' }, { reason: 'x' })]);
      await expect(told(() => Promise.reject(broken), reporting)).rejects.toBe(broken);
      const report = await readReport(root);
      expect([report.light, report.outcome, report.sources[0]?.tonight]).toEqual(['red', 'undefined', false]);
      expect(report.sources[0]).toMatchObject({ id: 'office/people', stand: null, retrieved: nights[0] });
      expect(report.summary.de).toMatch(
        /^Keine Quelle angesehen; es bleibt die Veröffentlichung vom 21\.11\.2026/,
      );
      const busy = new BusyError([issue('already-running', { file: 'data/mirror' })]);
      await expect(told(() => Promise.reject(busy), reporting)).rejects.toBe(busy);
      const { light, outcome } = await readReport(root);
      const path = join(root, 'data/mirror/report.html');
      expect([light, outcome]).toEqual(['yellow', 'busy']);
      expect(lines).toEqual([`Morgenbericht: Rot, ${path}\n`]);
    });
  });
});

/** What tells of a night without one, and what it says on the terminal. */
function quietly(root: string, at: string) {
  const lines: string[] = [];
  const terminal = createTerminal({ write: (text) => lines.push(text) }, { color: false, isTTY: false });
  return [reportingIn(root, { clock: { now: () => new Date(at) }, terminal }), lines] as const;
}
