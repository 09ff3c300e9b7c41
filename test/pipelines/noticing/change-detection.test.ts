import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptHeld } from '../../../pipelines/accept.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import type { Definitions } from '../../helpers/mini-project.ts';
import { type GoodNight, germanText, hashPublic, reportOf } from '../../helpers/night.ts';
import { peopleIn2018, peopleTotal, source } from '../../helpers/people-total.ts';
import { inSession } from '../../helpers/session.ts';
import { withFolder } from '../../helpers/with-folder.ts';

/** Some nights in the same place, each with another file. */
async function nights(root: string, own: Definitions, ...files: readonly string[]) {
  const reports: GoodNight[] = [];
  for (const [night, text] of files.entries()) {
    const at = `2026-11-2${night + 1}T03:00:00Z`;
    reports.push(await miniNight(root, own, { files: { [source]: text }, at }));
  }
  return reports.map((report) => ({ ...reportOf(report, source), report }));
}

const codes = ({ issues }: { readonly issues: GoodNight['notices'] }) => issues.map(({ code }) => code);
const stored = (root: string) => readdir(join(root, 'data/mirror/snapshots', source));

describe('a file whose time stamp only is another', () => {
  it('is kept, causes no release, and says so', async () => {
    await withFolder(async (root) => {
      const [first] = await nights(root, peopleTotal(), peopleIn2018(200, 'Stand: 01.11.2026'));
      const before = await hashPublic(root);
      const [, second] = await nights(
        root,
        peopleTotal(),
        peopleIn2018(200, 'Stand: 01.11.2026'),
        peopleIn2018(200, 'Stand: 21.11.2026'),
      );
      expect([first?.state, second?.state, second?.report.release.state]).toEqual([
        'accepted',
        'unchanged',
        'unchanged',
      ]);
      expect(second?.issues.map(({ severity, sentence }) => [severity, sentence.de])).toEqual([
        [
          'info',
          'Die neue Datei sagt dasselbe wie die bisherige (2026-11-21); nur Zeitstempel oder Verpackung sind andere. Sie ist aufgehoben, veröffentlicht bleibt die bisherige.',
        ],
      ]);
      expect(await hashPublic(root)).toEqual(before);
      expect((await stored(root)).length).toBe(3); // two files and the hint for the next request
      const accepted = await inSession(root, (session) => acceptHeld(source, 'Das ist so richtig.', session));
      expect(accepted.text).toBe('Zu office/people ist nichts zurückgehalten.\n');
    });
  });

  it('is compared with the newest accepted file: going back to older figures is a change', async () => {
    await withFolder(async (root) => {
      const states = await nights(
        root,
        peopleTotal(),
        peopleIn2018(200),
        peopleIn2018(201),
        peopleIn2018(200, 'Stand: 23.11.2026'),
      );
      expect(states.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
    });
  });

  it('stays held back when it was held back before', async () => {
    await withFolder(async (root) => {
      const states = await nights(
        root,
        peopleTotal(),
        peopleIn2018(200),
        peopleIn2018(900, 'Stand: 22.11.2026'),
        peopleIn2018(900, 'Stand: 23.11.2026'),
        peopleIn2018(200, 'Stand: 24.11.2026'),
      );
      expect(states.map(({ state }) => state)).toEqual(['accepted', 'rejected', 'rejected', 'unchanged']);
    });
  });

  it('is accepted where a note has changed its meaning', async () => {
    await withFolder(async (root) => {
      const [, second] = await nights(
        root,
        peopleTotal(),
        peopleIn2018(200),
        peopleIn2018(200, 'Auf Grundlage des Zensus 2022'),
      );
      expect(second?.state).toBe('accepted');
    });
  });
});

describe('the first file of a source', () => {
  it('is named once', async () => {
    await withFolder(async (root) => {
      const [first, second] = await nights(root, peopleTotal(), peopleIn2018(200), peopleIn2018(201));
      expect(first?.report.notices.map(({ code, file }) => [code, file])).toEqual([['new-source', source]]);
      expect(second?.report.notices).toEqual([]);
    });
  });
});

describe('a file of another layout', () => {
  it('says where its header stands now', async () => {
    await withFolder(async (root) => {
      const [, second] = await nights(
        root,
        peopleTotal(),
        peopleIn2018(200),
        `Einwohner\n\n${peopleIn2018(201)}`,
      );
      expect(second?.state).toBe('rejected');
      expect(germanText(second?.issues ?? []).split('\n')[0]).toBe(
        'office/people, Zeile 3: Der Tabellenkopf steht jetzt in Zeile 3 statt in Zeile 1. In pipelines/sources/office/people.yaml read.header auf 3 setzen, dann „quartett preview office/people“.',
      );
    });
  });

  it('says the new name of a column before anything else', async () => {
    await withFolder(async (root) => {
      const [, second] = await nights(
        root,
        peopleTotal(),
        peopleIn2018(200),
        peopleIn2018(201).replace('people', 'Personen'),
      );
      expect(codes(second ?? { issues: [] })).toEqual([
        'restructured',
        'unmatched-column',
        'unmatched-line',
        'stale',
      ]);
      expect(second?.issues[0]?.sentence.de).toBe(
        'Die Datei hat andere Spalten als die letzte übernommene: „people“ heißt jetzt wahrscheinlich „Personen“.',
      );
    });
  });
});
