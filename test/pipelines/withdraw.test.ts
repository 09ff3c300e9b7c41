import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, releaseAccepted } from '../../pipelines/commands.ts';
import { diff } from '../../pipelines/diff.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { readProject } from '../../pipelines/project.ts';
import { withdraw } from '../../pipelines/withdraw.ts';
import type { Language } from '../../schemas/language.ts';
import type { Release } from '../../schemas/types.ts';
import { german } from '../helpers/german.ts';
import { changedFiles, hashPublic } from '../helpers/night.ts';
import { publishedRows } from '../helpers/published-rows.ts';
import { inSession } from '../helpers/session.ts';
import { because, type Story, withStory } from '../helpers/withdrawing.ts';

const tombstone = 'catalog/withdrawn/women.yaml';
const withdrawnIn = ({ datasets }: Release) =>
  Object.fromEntries(datasets.map(({ id, withdrawn }) => [id, withdrawn !== undefined]));
const checked = ({ root }: Story, day: string) =>
  inSession(root, check, { at: `${day}T12:00:00Z` }).then(({ text }) => text.split('\n').slice(1).join('\n'));

describe('quartett withdraw', () => {
  it('notes why, and says what will happen and how to undo it', async () => {
    await withStory(async ({ root, withdraw: say }) => {
      expect(await say('women', '2026-11-21')).toEqual({
        code: 0,
        text: `Zurückgezogen: women („Frauen“), weil: Die Quelle liefert keine Zahlen mehr
Die nächste Veröffentlichung sagt es den Portalen. 30 Tage danach, frühestens am 21. Dezember 2026, gibt es den Datensatz nicht mehr; so lange muss indicators/women.yaml bleiben.
Soll er doch bleiben: vorher catalog/withdrawn/women.yaml löschen. Danach wird seine Kennung nie wieder vergeben.
`,
      });
      const { withdrawn } = await readProject(createFiles(root));
      expect([...withdrawn]).toEqual([
        ['women', { title: { de: 'Frauen', en: 'Women' }, on: '2026-11-21', because }],
      ]);
    });
  });

  it('keeps a reason as it was typed', async () => {
    await withStory(async ({ root, withdraw: say }) => {
      const reason = { de: 'Der Dienst sagt: „"Schluss": # \\ ab 2027“' };
      await say('women', '2026-11-21', reason);
      expect((await readProject(createFiles(root))).withdrawn.get('women')?.because).toEqual(reason);
    });
  });

  it('names the datasets there are when there is none of that name', async () => {
    await withStory(async ({ root, withdraw: say }) => {
      expect(await german(say('woman', '2026-11-21'))).toBe(
        '„dataset“ nennt „woman“, das es nicht gibt. Bekannt sind: women, beds, people. Schreibweise prüfen oder indicators/woman.yaml anlegen.',
      );
      expect(await createFiles(root).exists('catalog/withdrawn')).toBe(false);
    });
  });

  it('changes nothing the second time, and says how far it is', async () => {
    await withStory(async (story) => {
      await story.withdraw('women', '2026-11-21');
      const before = await readFile(join(story.root, tombstone), 'utf8');
      const again = (day: string) => story.withdraw('women', day, { de: 'Ein ganz anderer Grund' });
      expect((await again('2026-11-21')).text).toBe(
        'women ist schon zurückgezogen; die nächste Veröffentlichung sagt es den Portalen. Frühestens am 21. Dezember 2026 gibt es den Datensatz nicht mehr. Nichts geändert.\n',
      );
      await story.night('2026-11-22');
      expect((await again('2026-11-25')).text).toBe(
        'women ist schon zurückgezogen, seit dem 22. November 2026; mit der ersten Veröffentlichung ab dem 22. Dezember 2026 gibt es den Datensatz nicht mehr. Nichts geändert.\n',
      );
      expect((await again('2026-12-22')).text).toBe(
        'women ist schon zurückgezogen; mit der nächsten Veröffentlichung gibt es den Datensatz nicht mehr. Nichts geändert.\n',
      );
      await story.night('2026-12-22', '04');
      expect(await again('2027-05-01')).toEqual({
        code: 0,
        text: 'Den Datensatz women gibt es schon seit dem 22. Dezember 2026 nicht mehr. Nichts geändert.\n',
      });
      expect(await readFile(join(story.root, tombstone), 'utf8')).toBe(before);
    });
  });

  it('speaks English', async () => {
    await withStory(async ({ root }) => {
      const { text } = await inSession(root, (session) => withdraw('women', because, session), {
        language: 'en',
      });
      expect(text.split('\n')[0]).toBe('Withdrawn: women ("Women"), because: The source has ended');
    });
  });
});

describe('a withdrawn dataset', () => {
  it('is announced for thirty days, then gone, and stays gone', async () => {
    await withStory(async (story) => {
      await story.withdraw('women', '2026-11-21');
      const first = await story.night('2026-11-22');
      expect(first.state).toBe('published');
      expect(withdrawnIn(first.release)).toEqual({ beds: false, people: false, women: true });
      expect(await story.read('catalog.ttl')).toMatch(/adms:status .*distribution-status\/WITHDRAWN/);
      expect(await story.read('data/women.csv')).toContain('Mainz');
      expect(await checked(story, '2026-11-22')).toContain(
        'Der Datensatz women ist zurückgezogen; mit der ersten Veröffentlichung ab dem 22. Dezember 2026 verschwindet er.',
      );

      expect((await story.night('2026-12-20')).state).toBe('unchanged');
      expect((await story.night('2026-12-22', '02')).state).toBe('unchanged');

      const before = await hashPublic(story.root);
      const last = await story.night('2026-12-22', '04');
      expect(last.state).toBe('published');
      expect(withdrawnIn(last.release)).toEqual({ beds: false, people: false });
      expect(last.release.gone).toEqual([
        {
          id: 'women',
          title: { de: 'Frauen', en: 'Women' },
          withdrawn: first.release.released,
          gone: last.release.released,
          because,
        },
      ]);
      const others = ({ datasets }: Release) => datasets.filter(({ id }) => id !== 'women');
      expect(others(last.release)).toEqual(others(first.release));
      const changed = changedFiles(before, await hashPublic(story.root));
      expect(changed.filter((path) => !/^(catalog|dataset|index)/.test(path))).toEqual([
        'data/checks.csv',
        'data/codes/indicators.csv',
        'data/comparability-pairs.csv',
        'data/comparability-pairs.parquet',
        'data/comparability.csv',
        'data/comparability.parquet',
        'data/observations.parquet',
        'data/rankings.csv',
        'data/rankings.parquet',
        'data/women.csv',
        'data/women.parquet',
        'gone/women.html',
        'release.json',
        'releases.atom',
      ]);
      expect(await story.read('gone/women.html')).toContain('Die Quelle liefert keine Zahlen mehr.');
      expect(last.release.files.map(({ path }) => path)).toContain('gone/women.html');
      for (const path of [
        'catalog.ttl',
        'data/rankings.csv',
        'data/comparability.csv',
        'data/codes/indicators.csv',
      ])
        expect(await story.read(path)).not.toMatch(/\bwomen\b/);

      expect((await story.night('2026-12-31')).state).toBe('unchanged');
    });
  });

  it('is known to check and withdraw although what is published was lost', async () => {
    await withStory(async (story) => {
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      await rm(join(story.root, 'output'), { recursive: true });
      expect(await checked(story, '2026-11-25')).toContain('ab dem 22. Dezember 2026 verschwindet er.');
      expect((await story.withdraw('women', '2026-11-25')).text).toContain(
        'women ist schon zurückgezogen, seit dem 22. November 2026;',
      );
    });
  });

  it('is told by diff, whether it is withdrawn, taken up again or gone', async () => {
    await withStory(async (story) => {
      const told = async (language: Language = 'de') =>
        (await inSession(story.root, (session) => diff([], false, session), { language })).text
          .trimEnd()
          .split('\n')
          .slice(-2);
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      expect(await told()).toEqual(['Datensätze', '  Frauen (women): zurückgezogen']);
      await rm(join(story.root, tombstone));
      await story.night('2026-11-23');
      expect(await told()).toEqual(['Datensätze', '  Frauen (women): nicht mehr zurückgezogen']);
      await story.withdraw('women', '2026-11-23');
      await story.night('2026-11-24');
      await story.night('2026-12-25');
      expect(await told()).toEqual([
        'Datensätze',
        '  Frauen (women): gibt es nicht mehr, zurückgezogen seit dem 24. November 2026. Grund: Die Quelle liefert keine Zahlen mehr.',
      ]);
      expect((await told('en')).at(-1)).toBe(
        '  Women (women): gone, withdrawn since 24 November 2026. Reason: The source has ended.',
      );
    });
  });

  it('is a dataset like any other when the file is deleted in time', async () => {
    await withStory(async (story) => {
      const before = JSON.parse(await story.read('release.json')) as Release;
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      await rm(join(story.root, tombstone));
      const back = await story.night('2026-12-01');
      expect(back.state).toBe('published');
      expect(withdrawnIn(back.release)).toEqual({ beds: false, people: false, women: false });
      const fingerprints = ({ datasets }: Release) => datasets.map(({ fingerprint }) => fingerprint);
      expect(fingerprints(back.release)).toEqual(fingerprints(before));
      expect((await story.night('2027-02-01')).state).toBe('unchanged');
    });
  });

  it('keeps its thirty days when the nightly job stood still', async () => {
    await withStory(async (story) => {
      await story.withdraw('women', '2026-11-21');
      const late = await story.night('2027-01-15');
      expect(withdrawnIn(late.release)).toMatchObject({ women: true });
      expect(withdrawnIn((await story.night('2027-02-13')).release)).toMatchObject({ women: true });
      const last = await story.night('2027-03-20');
      expect(last.release.gone?.map(({ withdrawn }) => withdrawn)).toEqual([late.release.released]);
    });
  });

  it('stays gone although what is published was lost: the run state and the file remember it', async () => {
    await withStory(async (story) => {
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      const { release } = await story.night('2026-12-23');
      await rm(join(story.root, 'output'), { recursive: true });
      expect((await story.night('2026-12-24')).release.gone).toEqual(release.gone);
      await rm(join(story.root, 'output'), { recursive: true });
      await rm(join(story.root, 'data'), { recursive: true });
      const { release: anew } = await story.night('2027-01-10');
      expect(anew.gone?.map(({ id, because: reason }) => [id, reason])).toEqual([['women', because]]);
      expect(withdrawnIn(anew)).toEqual({ beds: false, people: false });
    });
  });

  it('takes the history of its figures along, and no other', async () => {
    await withStory(async (story) => {
      const revised = async () =>
        new Set((await publishedRows(story.root, 'revisions')).map(({ id, table }) => `${table} ${id}`));
      await story.revise();
      await story.night('2026-11-21');
      const all = ['indicator beds', 'indicator women', 'variable beds', 'variable women'];
      expect([...(await revised())].sort()).toEqual(all);
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      expect([...(await revised())].sort()).toEqual(all);
      await story.night('2026-12-23');
      expect([...(await revised())].sort()).toEqual(all.filter((one) => one !== 'indicator women'));
    });
  });

  it('is recomputed as it was on the day that is asked for', async () => {
    await withStory(async (story) => {
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      await story.night('2026-12-23');
      const recompute = (asOf: string) =>
        inSession(story.root, (session) => releaseAccepted(`${asOf}T23:59:59.999Z`, session), {
          out: 'output/then',
        });
      for (const day of ['2026-11-30', '2026-12-24']) {
        const { code, text } = await recompute(day);
        expect(text).toContain('Byte für Byte gleich mit');
        expect(code).toBe(0);
      }
    });
  });
});

describe('the indicator of a withdrawn dataset', () => {
  const indicator = 'indicators/women.yaml';

  it('must stay until the thirty days are over: without it no release is made', async () => {
    await withStory(async (story) => {
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      await rm(join(story.root, indicator));
      const before = await hashPublic(story.root);
      const text =
        'Der Datensatz women ist zurückgezogen und muss bis zum 22. Dezember 2026 sichtbar bleiben, damit die Portale es erfahren; dafür fehlt indicators/women.yaml. Die Datei indicators/women.yaml wiederherstellen und erst löschen, wenn „quartett check“ sagt, dass sie entbehrlich ist.';
      expect(await german(story.night('2026-12-01'))).toBe(text);
      expect(await german(checked(story, '2026-12-01'))).toBe(text);
      expect(await hashPublic(story.root)).toEqual(before);
      expect((await story.night('2026-12-23')).release.gone).toHaveLength(1);
    });
  });

  it('can go afterwards, and check says so', async () => {
    await withStory(async (story) => {
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      await story.night('2026-12-23');
      expect(await checked(story, '2026-12-23')).toContain(
        'Den Datensatz women gibt es seit dem 23. Dezember 2026 nicht mehr; der Indikator wird nicht veröffentlicht.',
      );
      await rm(join(story.root, indicator));
      expect(await checked(story, '2026-12-23')).toBe('');
      const { release } = await story.night('2026-12-24');
      expect(release.gone).toHaveLength(1);
      await rm(join(story.root, tombstone));
      expect(await checked(story, '2026-12-24')).toContain(
        'Den Datensatz women gibt es seit dem 23. Dezember 2026 nicht mehr, aber catalog/withdrawn/women.yaml fehlt.',
      );
      expect((await story.night('2026-12-25')).release.gone).toEqual(release.gone);
    });
  });

  it('cannot come back under its old name, neither without the tombstone nor after it was deleted', async () => {
    const text =
      'Die Kennung women gehörte einem Datensatz, den es seit dem 23. Dezember 2026 nicht mehr gibt; sie wird nie wieder vergeben. Dem Indikator eine neue Kennung geben (einen anderen Dateinamen) und catalog/withdrawn/women.yaml behalten oder wiederherstellen.';
    await withStory(async (story) => {
      const at = (path: string) => join(story.root, path);
      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      await story.night('2026-12-23');
      await cp(at(tombstone), at('kept.yaml'));
      await rm(at(tombstone));
      expect(await german(story.night('2026-12-24'))).toBe(text);

      await mkdir(at('catalog/withdrawn'), { recursive: true });
      await cp(at('kept.yaml'), at(tombstone));
      await cp(at(indicator), at('indicator.yaml'));
      await rm(at(indicator));
      expect((await story.night('2026-12-25')).state).toBe('published');
      await cp(at('indicator.yaml'), at(indicator));
      expect(await german(story.night('2026-12-26'))).toBe(text);
      await rm(at(indicator));
      await cp(at('indicator.yaml'), at('indicators/women-total.yaml'));
      expect(withdrawnIn((await story.night('2026-12-27')).release)).toEqual({
        beds: false,
        people: false,
        'women-total': false,
      });
    });
  });
});

describe('a file in catalog/withdrawn', () => {
  const write = async ({ root }: Story, name: string, text: string) => {
    await mkdir(join(root, 'catalog/withdrawn'), { recursive: true });
    await writeFile(join(root, 'catalog/withdrawn', name), text);
  };
  const fine = 'title: {de: Frauen, en: Women}\non: 2026-11-21\nbecause: {de: Die Quelle ist versiegt}\n';

  it('that names no dataset there is or was is an error: whatever is meant would stay', async () => {
    await withStory(async (story) => {
      await write(story, 'woman.yaml', fine);
      const text =
        'Zurückgezogen ist „woman“, aber einen solchen Datensatz gibt es nicht und gab es nicht. Den Dateinamen berichtigen oder die Datei löschen. Bekannt sind: women, beds, people.';
      expect(await german(story.night('2026-11-22'))).toBe(text);
      expect(await german(checked(story, '2026-11-22'))).toBe(text);
    });
  });

  it('must say why and when', async () => {
    await withStory(async (story) => {
      await write(story, 'women.yaml', 'title: {de: Frauen, en: Women}\non: gestern\nbecause: {de: Darum}\n');
      const text = await german(checked(story, '2026-11-22'));
      expect(text).toContain('„on“ ist nicht von der Form date, gefunden: "gestern".');
      expect(text).toContain('„because.de“ braucht mindestens 10 Zeichen, gefunden: "Darum".');
    });
  });

  it('must end in .yaml, or nobody reads it', async () => {
    await withStory(async (story) => {
      await write(story, 'women.yml', fine);
      expect(await german(checked(story, '2026-11-22'))).toContain('Diese Datei liest niemand');
    });
  });
});
