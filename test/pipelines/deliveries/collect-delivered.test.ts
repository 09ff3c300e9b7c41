import { appendFile, mkdir, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Deliveries } from '../../../pipelines/effects/deliveries.ts';
import { createFiles } from '../../../pipelines/effects/files.ts';
import type { Effects } from '../../../pipelines/effects/index.ts';
import { SourceError } from '../../../schemas/errors.ts';
import { issue } from '../../../schemas/issues.ts';
import { folder, people, sentences, told, withOffice } from '../../helpers/delivering.ts';
import { germanText } from '../../helpers/night.ts';

const later = '2026-11-22T03:00:00Z';

describe('a delivery folder', () => {
  it('that is empty is no news', () =>
    withOffice(async ({ look }) => {
      const { state, issues } = await look();
      expect([state, issues]).toEqual(['unchanged', []]);
    }));

  it('that is not there may be a drive that is not mounted, and is never made', () =>
    withOffice(async ({ root, look }) => {
      await rm(join(root, 'data/deliveries'), { recursive: true });
      const { state, issues } = await look();
      expect(state).toBe('unreachable');
      expect(told(issues).slice(0, 1)).toEqual([
        'error: Den Lieferordner office/people gibt es nicht. Prüfen, ob das Laufwerk eingehängt ist und QUARTETT_DELIVERIES stimmt (sonst gilt data/deliveries); ist der Ordner neu, ihn anlegen. Von selbst entsteht er nie, damit ein fehlendes Laufwerk auffällt.',
      ]);
      expect(await createFiles(root).exists('data/deliveries')).toBe(false);
    }));

  it('names what belongs to no source, and passes over folders and links', () =>
    withOffice(async ({ root, put, look, lies }) => {
      await put('Urlaubsplan.xlsx', 'x');
      const place = join(root, 'data/deliveries', folder);
      await mkdir(join(place, 'alt'));
      await symlink('/etc/hostname', join(place, 'people_1.csv'));
      const { state, issues } = await look();
      expect(state).toBe('unchanged');
      expect(told(issues)).toEqual([
        'warning: Die Datei office/people/Urlaubsplan.xlsx im Lieferordner passt zu keiner Quelle; erwartet wird: people_*.csv. Den Namen berichtigen, die Datei in den richtigen Ordner legen oder sie entfernen.',
        'info: office/people/alt im Lieferordner ist ein Ordner oder ein Verweis und wird nicht gelesen. Dateien gehören unmittelbar in den Lieferordner.',
        'info: office/people/people_1.csv im Lieferordner ist ein Ordner oder ein Verweis und wird nicht gelesen. Dateien gehören unmittelbar in den Lieferordner.',
      ]);
      expect(await lies()).toEqual(['Urlaubsplan.xlsx', 'people_1.csv']);
    }));
});

describe('a delivered file', () => {
  it('whose name is not UTF-8 is named, not overlooked', () =>
    withOffice(async ({ put, look }) => {
      const path = await put('people_X.csv', people(1));
      await rename(path, Buffer.from(path.replace('people_X', 'people_Ä'), 'latin1'));
      const { state, issues } = await look();
      expect(state).toBe('unchanged');
      expect(germanText(issues)).toBe(
        'office/people: Der Name von office/people/people_\ufffd.csv im Lieferordner ist nicht in UTF-8 geschrieben; so lässt sich die Datei nicht öffnen. Die Datei umbenennen, am einfachsten ohne Umlaute; auf Dauer im Übertragungsprogramm des Amts UTF-8 für Dateinamen einstellen.',
      );
    }));

  it('that is too large for the memory is not read, and stays', () =>
    withOffice(async ({ put, look, lies }) => {
      const path = await put('people_2018.csv', people(100));
      await truncate(path, 3_000_000_000);
      await utimes(path, new Date(0), new Date(0));
      const { state, issues } = await look();
      expect(state).toBe('unreachable');
      expect(germanText(issues.slice(0, 1))).toBe(
        'office/people: Die gelieferte Datei office/people/people_2018.csv ist größer als 50 MB und wird nicht gelesen. Nachsehen, was das Amt abgelegt hat: Die Datei bleibt liegen, bis jemand sie entfernt. Ist sie wirklich so groß, request.limit erhöhen.',
      );
      expect(await lies()).toEqual(['people_2018.csv']);
    }));

  it('that is fine is taken over and put away with a report', () =>
    withOffice(async ({ put, look, lies, read }) => {
      await put('people_2018.csv', people(80));
      const { state, observations, issues } = await look();
      expect([state, observations]).toEqual(['accepted', 4]);
      expect(sentences(issues)).toEqual([
        'info: Die Lieferung office/people/people_2018.csv ist übernommen und liegt unter office/people/angenommen/2026-11-21_people_2018.csv.',
      ]);
      expect(await lies()).toEqual([
        'angenommen/2026-11-21_people_2018.csv',
        'angenommen/2026-11-21_people_2018.csv.txt',
      ]);
      expect(await read('angenommen/2026-11-21_people_2018.csv.txt')).toBe(
        [
          'Lieferung angenommen',
          '',
          'Die Zahlen werden mit der nächsten Veröffentlichung sichtbar.',
          '',
          'Datei:    people_2018.csv',
          'Quelle:   Datei office/people (office/people)',
          'Geprüft:  21.11.2026, 04:00 Uhr',
          'Zahlen:   4',
          '',
          'Fragen an: Amt für Tests, tests@mini.example.org',
          '',
        ].join('\r\n'),
      );
    }));

  it('that is wrong is rejected with a report which the office understands', () =>
    withOffice(async ({ put, look, lies, read }) => {
      await put('people_2018.csv', people('achtzig'));
      const { state, issues } = await look();
      expect(state).toBe('rejected');
      expect(sentences(issues)).toEqual([
        'error: „achtzig“ in der Spalte „people“ ist weder eine Zahl noch ein Zeichen des Profils classic.',
        'warning: Zu dieser Quelle liegt noch kein geprüfter Stand vor; ihre Zahlen fehlen in der Veröffentlichung.',
        'warning: Die Lieferung office/people/people_2018.csv ist abgewiesen und liegt mit einem Bericht für das Amt unter office/people/abgewiesen/2026-11-21_people_2018.csv.',
      ]);
      expect(await lies()).toEqual([
        'abgewiesen/2026-11-21_people_2018.csv',
        'abgewiesen/2026-11-21_people_2018.csv.txt',
      ]);
      expect(await read('abgewiesen/2026-11-21_people_2018.csv.txt')).toBe(
        [
          'Lieferung abgewiesen',
          '',
          'Aus dieser Datei wurde nichts übernommen. Was bisher galt, gilt weiter.',
          '',
          'Datei:    people_2018.csv',
          'Quelle:   Datei office/people (office/people)',
          'Geprüft:  21.11.2026, 04:00 Uhr',
          '',
          '1. Fehler: Zeile 2, Spalte „people“, Wert „achtzig“',
          '   „achtzig“ in der Spalte „people“ ist weder eine Zahl noch ein Zeichen des',
          '   Profils classic.',
          '   → Eine Zahl eintragen oder ein Zeichen Ihrer Zeichenerklärung; Anmerkungen',
          '     gehören unter die Tabelle.',
          '',
          'Was zu tun ist: Datei berichtigen und unter demselben oder neuem Namen wieder',
          'ablegen, im Lieferordner selbst, nicht hier. In der nächsten Nacht wird sie',
          'geprüft.',
          '',
          'Fragen an: Amt für Tests, tests@mini.example.org',
          '',
        ].join('\r\n'),
      );
    }));

  it('that only a person can judge is rejected with the hint that a message is enough', () =>
    withOffice(async ({ put, look, read }) => {
      await put('people_2018.csv', people(80_000));
      await look();
      await put('people_2018.csv', people(60_000));
      const { state } = await look({ at: later });
      expect(state).toBe('rejected');
      const report = await read('abgewiesen/2026-11-22_people_2018.csv.txt');
      expect(report).toContain(
        '   → Bitte prüfen. Stimmt es, genügt eine kurze Nachricht an uns; neu liefern\r\n',
      );
      expect(report).toContain(
        'Stimmt die Datei, wie sie ist, genügt eine Nachricht an uns: Dann übernehmen',
      );
    }));

  it('that was put right the same night makes up for the one before it', () =>
    withOffice(async ({ put, look, lies }) => {
      await put('people_b.csv', people('achtzig'), 30);
      await put('people_a.csv', people(80), 20);
      const { state, issues } = await look();
      expect(state).toBe('accepted');
      expect(issues.map(({ code }) => code)).toEqual([
        'unknown-sign',
        'delivery-rejected',
        'delivery-accepted',
      ]);
      expect((await lies()).filter((path) => path.endsWith('.csv'))).toEqual([
        'abgewiesen/2026-11-21_people_b.csv',
        'angenommen/2026-11-21_people_a.csv',
      ]);
    }));

  it('comes after an older one, whatever their names are', () =>
    withOffice(async ({ put, look }) => {
      await put('people_1.csv', people(82), 20);
      await put('people_2.csv', people(80), 30);
      const { issues } = await look();
      const accepted = issues.filter(({ code }) => code === 'delivery-accepted').map(({ value }) => value);
      expect(accepted).toEqual(['office/people/people_2.csv', 'office/people/people_1.csv']);
    }));

  it('of the same name twice on one day is numbered, and nothing is overwritten', () =>
    withOffice(async ({ put, look, lies, read }) => {
      await put('people_2018.csv', people('a'));
      await look();
      await put('people_2018.csv', people('b'));
      await look();
      expect((await lies()).filter((path) => path.endsWith('.csv'))).toEqual([
        'abgewiesen/2026-11-21_people_2018.csv',
        'abgewiesen/2026-11-21_people_2018_2.csv',
      ]);
      expect(await read('abgewiesen/2026-11-21_people_2018.csv')).toBe(people('a'));
    }));

  it('that is known already changes nothing and is put away with a note', () =>
    withOffice(async ({ put, look, lies, read }) => {
      await put('people_2018.csv', people(80));
      await look();
      await put('people_again.csv', people(80));
      const { state, issues } = await look({ at: later });
      expect(state).toBe('unchanged');
      expect(issues.map(({ code }) => code)).toEqual(['delivery-known']);
      expect((await lies()).filter((path) => path.includes('again'))).toHaveLength(2);
      expect(await read('angenommen/2026-11-22_people_again.csv.txt')).toMatch(
        /^Lieferung schon bekannt\r\n/,
      );
    }));
});

describe('a delivery that is still under way', () => {
  const waits = (name: string, reason: string, severity = 'info') =>
    `${severity}: Die Lieferung office/people/${name} ist noch nicht vollständig: ${reason}. Sie bleibt liegen.`;

  it.each(['.people_1.csv', 'people_1.csv.part', 'people_1.csv.filepart', 'people_1.tmp', '~$people_1.csv'])(
    'is known by its name: %s',
    (name) =>
      withOffice(async ({ put, look, lies }) => {
        await put(name, people(80));
        const { state, issues } = await look();
        expect(state).toBe('unchanged');
        expect(sentences(issues)).toEqual([
          waits(name, 'der Name ist der einer Datei, die noch geschrieben wird'),
        ]);
        expect(await lies()).toEqual([name]);
      }),
  );

  it('grows between two looks', () =>
    withOffice(async ({ put, look, lies }) => {
      const path = await put('people_1.csv', people(80));
      const wrap = (effects: Effects): Effects => ({ ...effects, pause: () => appendFile(path, '07315;20') });
      const { state, issues } = await look({ wrap });
      expect(state).toBe('unchanged');
      expect(sentences(issues)).toEqual([waits('people_1.csv', 'sie wächst noch')]);
      expect(await lies()).toEqual(['people_1.csv']);
    }));

  it('has only just been written', () =>
    withOffice(async ({ put, look }) => {
      await put('people_1.csv', people(80), 0.5);
      expect(sentences((await look()).issues)).toEqual([
        waits('people_1.csv', 'sie ist eben erst geschrieben worden'),
      ]);
    }));

  it('is empty', () =>
    withOffice(async ({ put, look }) => {
      await put('people_1.csv', '');
      expect(sentences((await look()).issues)).toEqual([waits('people_1.csv', 'sie ist noch leer')]);
    }));

  it('is not waited for because the clock of the office is ahead', () =>
    withOffice(async ({ put, look }) => {
      await put('people_1.csv', people(80), -120);
      expect((await look()).state).toBe('accepted');
    }));

  it('is replaced while it is read', () =>
    withOffice(async ({ put, look, lies }) => {
      const path = await put('people_1.csv', people(80));
      const wrap = (effects: Effects): Effects =>
        replacing(effects, {
          read: async (...asked) => {
            const bytes = await effects.deliveries.read(...asked);
            await writeFile(path, people(81));
            return bytes;
          },
        });
      const { state, issues } = await look({ wrap });
      expect(state).toBe('unchanged');
      expect(sentences(issues)).toEqual([
        waits('people_1.csv', 'sie ist während der Prüfung ersetzt worden'),
      ]);
      expect(await lies()).toEqual(['people_1.csv']);
    }));

  it('lacks the line end that its source promises', () =>
    withOffice(
      async ({ put, look }) => {
        await put('people_1.csv', people(80).trimEnd());
        expect(sentences((await look()).issues)).toEqual([
          waits('people_1.csv', 'die letzte Zeile hat kein Ende'),
        ]);
      },
      { complete: 'newline' },
    ));

  it('is half a workbook', () =>
    withOffice(
      async ({ put, look }) => {
        await put('people_1.xlsx', Buffer.from('PK\u0003\u0004 and no more'));
        expect(sentences((await look()).issues)).toEqual([
          waits('people_1.xlsx', 'das Ende der Arbeitsmappe fehlt'),
        ]);
      },
      { files: 'people_*.xlsx' },
    ));

  it('is not vouched for by the sign of an earlier delivery', () =>
    withOffice(
      async ({ put, look }) => {
        await put('people_1.csv.fertig', '', 60);
        await put('people_1.csv', people(80));
        expect(sentences((await look()).issues)).toEqual([
          waits('people_1.csv', 'people_1.csv.fertig ist älter als sie'),
        ]);
      },
      { complete: 'fertig' },
    ));

  it('lacks the sign that it is whole, until the office puts it there', () =>
    withOffice(
      async ({ put, look, lies }) => {
        await put('people_1.csv', people(80));
        expect(sentences((await look()).issues)).toEqual([
          waits('people_1.csv', 'people_1.csv.fertig fehlt noch'),
        ]);
        await put('people_1.csv.fertig', '');
        expect((await look()).state).toBe('accepted');
        expect(await lies()).toEqual([
          'angenommen/2026-11-21_people_1.csv',
          'angenommen/2026-11-21_people_1.csv.fertig',
          'angenommen/2026-11-21_people_1.csv.txt',
        ]);
      },
      { complete: 'fertig' },
    ));

  it('is a warning when it has been so for a day', () =>
    withOffice(async ({ put, look }) => {
      await put('people_1.csv.part', people(80), 25 * 60);
      expect(sentences((await look()).issues)).toEqual([
        waits('people_1.csv.part', 'der Name ist der einer Datei, die noch geschrieben wird', 'warning'),
      ]);
    }));
});

describe('a run that ends half-way', () => {
  const refusing =
    (method: 'write' | 'move') =>
    (effects: Effects): Effects =>
      replacing(effects, {
        [method]: async (source: string, path: string) => {
          throw new SourceError([
            issue(
              'delivery-not-moved',
              { file: source, value: path },
              { reason: 'der Datenträger ist voll', reasonen: 'the disk is full' },
            ),
          ]);
        },
      });

  it.each(['write', 'move'] as const)(
    'before the %s leaves the file, and the next run only puts it away',
    (method) =>
      withOffice(async ({ put, look, lies }) => {
        await put('people_2018.csv', people(80));
        const first = await look({ wrap: refusing(method) });
        expect(first.state).toBe('accepted');
        expect(sentences(first.issues)).toEqual([
          expect.stringMatching(
            /^warning: Die Lieferung office\/people\/\S+ ist geprüft, ließ sich aber nicht ablegen: der Datenträger ist voll\.$/,
          ),
        ]);
        expect(await lies()).toContain('people_2018.csv');
        const second = await look({ at: later });
        expect([second.state, second.observations]).toEqual(['unchanged', 0]);
        expect((await lies()).filter((path) => path.endsWith('.csv'))).toEqual([
          'angenommen/2026-11-22_people_2018.csv',
        ]);
      }),
  );

  it('after a rejection judges the file again and gives it the same place', () =>
    withOffice(async ({ put, look, lies }) => {
      await put('people_2018.csv', people('achtzig'));
      expect((await look({ wrap: refusing('move') })).state).toBe('rejected');
      expect(await lies()).toEqual(['abgewiesen/2026-11-21_people_2018.csv.txt', 'people_2018.csv']);
      expect((await look()).state).toBe('rejected');
      expect(await lies()).toEqual([
        'abgewiesen/2026-11-21_people_2018.csv',
        'abgewiesen/2026-11-21_people_2018.csv.txt',
      ]);
    }));

  it.each(['snapshots', 'deliveries'] as const)('by a crash of its %s repeats nothing wrongly', (effect) =>
    withOffice(async ({ put, look, lies }) => {
      await put('people_2018.csv', people(80));
      const crash = async () => {
        throw new Error('power cut');
      };
      const wrap = (effects: Effects): Effects =>
        effect === 'snapshots'
          ? { ...effects, snapshots: { ...effects.snapshots, accept: crash } }
          : replacing(effects, { move: crash });
      await expect(look({ wrap })).rejects.toThrow('power cut');
      expect(await lies()).toContain('people_2018.csv');
      const { state } = await look();
      expect(state).toBe(effect === 'snapshots' ? 'accepted' : 'unchanged');
      expect((await lies()).filter((path) => path.endsWith('.csv'))).toEqual([
        'angenommen/2026-11-21_people_2018.csv',
      ]);
    }),
  );
});

function replacing(effects: Effects, own: Partial<Deliveries>): Effects {
  return { ...effects, deliveries: { ...effects.deliveries, ...own } };
}
