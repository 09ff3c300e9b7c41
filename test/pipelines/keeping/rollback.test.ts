import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { releaseAccepted } from '../../../pipelines/commands.ts';
import { listReleases } from '../../../pipelines/keeping/list-releases.ts';
import { endRollback, rollback } from '../../../pipelines/keeping/rollback.ts';
import { rollbackObjections } from '../../../pipelines/keeping/rollback-objections.ts';
import type { Release } from '../../../schemas/types.ts';
import { german } from '../../helpers/german.ts';
import { miniNight } from '../../helpers/mini-night.ts';
import type { Definitions } from '../../helpers/mini-project.ts';
import { germanText, hashPublic } from '../../helpers/night.ts';
import { peopleIn2018, peopleTotal, source } from '../../helpers/people-total.ts';
import { publishedRows } from '../../helpers/published-rows.ts';
import { inSession } from '../../helpers/session.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const because = 'Mainz ist falsch, das Amt prüft.';
const definitions = (...indicators: readonly string[]): Definitions => ({
  ...peopleTotal(),
  indicators: Object.fromEntries(indicators.map((id) => [id, { value: { variable: 'people' } }])),
});

async function nightOf(root: string, day: number, mainz: number, ...indicators: readonly string[]) {
  const ids = indicators.length === 0 ? ['people-total'] : indicators;
  const at = `2026-11-${day}T03:00:00Z`;
  return (await miniNight(root, definitions(...ids), { files: { [source]: peopleIn2018(mainz) }, at }))
    .release;
}
const back = (root: string, release: string | null = null, deletions = 0) =>
  inSession(root, (session) => rollback({ release, because, deletions }, session), {
    at: '2026-11-22T08:00:00Z',
  });
const end = (root: string) => inSession(root, endRollback);
const pinFile = (root: string) => join(root, 'data/mirror/pinned.json');

describe('a rollback', () => {
  it('publishes the release before, byte for byte, and holds it while nights go on', async () => {
    await withFolder(async (root) => {
      const first = await nightOf(root, 21, 200);
      const before = await hashPublic(root);
      const second = await nightOf(root, 22, 201);
      expect(await back(root)).toEqual({
        code: 0,
        text: `Zurückgerollt: output/public zeigt jetzt auf ${first.release.id} (vorher ${second.release.id}).\nAbgerufen wird weiter, veröffentlicht nichts, bis „quartett rollback --end“ es aufhebt.\n`,
      });
      expect(await hashPublic(root)).toEqual(before);
      const third = await nightOf(root, 23, 202);
      expect([third.state, third.release.id]).toEqual(['pinned', first.release.id]);
      expect(germanText(third.issues)).toBe(
        `output/public: Veröffentlicht bleibt ${first.release.id}, darauf wurde am 22.11.2026, 09:00 Uhr zurückgerollt: ${because} Ist die Ursache behoben, „quartett rollback --end“; die nächste Veröffentlichung geht dann wie gewohnt weiter. Abgerufen und geprüft wird inzwischen alles wie sonst.`,
      );
      expect(await hashPublic(root)).toEqual(before);
      const said = await inSession(root, (session) => releaseAccepted(null, session));
      expect(said.code).toBe(0);
      expect(said.text).toContain(
        `Zurückgerollt: Veröffentlichung ${first.release.id} bleibt, bis „quartett rollback --end“ es aufhebt. 1 Indikatoren, `,
      );
    });
  });

  it('that ends is followed by a release that tells what has changed since, and brings back what had been added', async () => {
    await withFolder(async (root) => {
      const first = await nightOf(root, 21, 200);
      await nightOf(root, 22, 201, 'people-total', 'people-more');
      await back(root, first.release.id, 1);
      await nightOf(root, 23, 202, 'people-total', 'people-more');
      expect((await end(root)).text).toBe(
        `Aufgehoben. Die nächste Veröffentlichung folgt auf ${first.release.id} und nennt, was sich seither geändert hat.\n`,
      );
      const { state, release } = await nightOf(root, 24, 202, 'people-total', 'people-more');
      expect(state).toBe('published');
      expect(release.datasets.map(({ id }) => id)).toEqual(['people-more', 'people-total']);
      const modified = [first.release, release].map(
        ({ datasets }) => datasets.find(({ id }) => id === 'people-total')?.modified,
      );
      expect(modified).toEqual([first.release.released, release.released]);
      const rows = (await publishedRows(root, 'revisions')).filter(({ ref_area }) => ref_area === '07315000');
      expect(rows.map((row) => [row.release, row.id, row.old_value, row.new_value])).toEqual([
        [release.id, 'people-total', '200', '202'],
        [release.id, 'people', '200', '202'],
      ]);
      const kept = release.kept?.map(({ state: one }) => one);
      expect(kept).toEqual([first.release.catalog?.state]);
    });
  });

  it('that was killed before it could set the link is carried out by the next night', async () => {
    await withFolder(async (root) => {
      const first = await nightOf(root, 21, 200);
      const before = await hashPublic(root);
      const second = await nightOf(root, 22, 201);
      await back(root);
      const out = join(root, 'output/public');
      await rm(out);
      await symlink(join('../data/mirror/releases', second.release.id), out);
      expect((await nightOf(root, 23, 202)).release.id).toBe(first.release.id);
      expect(await hashPublic(root)).toEqual(before);
    });
  });

  it('to a damaged release is refused, with the files', async () => {
    await withFolder(async (root) => {
      const first = await nightOf(root, 21, 200);
      await nightOf(root, 22, 201);
      const before = await hashPublic(root);
      const folder = `data/mirror/releases/${first.release.id}`;
      await writeFile(join(root, folder, 'data/people-total.csv'), 'x');
      await rm(join(root, folder, 'index.html'));
      expect(await german(back(root))).toBe(
        `Die Veröffentlichung ${first.release.id} ist nicht mehr, wie sie veröffentlicht wurde: verändert oder weg: data/people-total.csv, index.html. Den Ordner ${folder} aus der Sicherung zurückholen. Ist es die aktuelle, macht „quartett release“ sie neu.`,
      );
      expect(await hashPublic(root)).toEqual(before);
    });
  });

  it('that would take a dataset away from the portals is refused unless it may', async () => {
    await withFolder(async (root) => {
      const first = await nightOf(root, 21, 200);
      await nightOf(root, 22, 200, 'people-total', 'people-more');
      expect(await german(back(root))).toBe(
        `In ${first.release.id} fehlen 1 Datensätze, die jetzt veröffentlicht sind; die Portale würden sie löschen: people-more. Eine spätere Veröffentlichung wählen; ist es so gewollt, --allow-deletions 1 angeben.`,
      );
      expect((await back(root, null, 1)).code).toBe(0);
    });
  });

  it('has nothing to go back to after the first release', async () => {
    await withFolder(async (root) => {
      const first = await nightOf(root, 21, 200);
      expect(await german(back(root))).toBe(
        `Vor ${first.release.id} ist keine Veröffentlichung gespeichert, auf die sich zurückrollen ließe. Mit „quartett rollback --list“ nachsehen, was gespeichert ist.`,
      );
    });
  });

  it('whose note cannot be read stops releases until a person decides', async () => {
    await withFolder(async (root) => {
      await nightOf(root, 21, 200);
      const before = await hashPublic(root);
      await mkdir(join(root, 'data/mirror'), { recursive: true });
      await writeFile(pinFile(root), '{');
      expect((await german(nightOf(root, 22, 201))).split('\n').at(-1)).toBe(
        'data/mirror/pinned.json ist nicht lesbar; ob und worauf zurückgerollt wurde, ist nicht festzustellen. Veröffentlicht wird deshalb nichts. Mit „quartett rollback --list“ nachsehen, was veröffentlicht ist. Soll es dabei bleiben, noch einmal „quartett rollback RELEASE --because "…"“, sonst „quartett rollback --end“.',
      );
      expect(await hashPublic(root)).toEqual(before);
      expect((await end(root)).code).toBe(0);
      expect((await nightOf(root, 22, 201)).state).toBe('published');
    });
  });

  it('to a release that has been lost since stops releases, too', async () => {
    await withFolder(async (root) => {
      const first = await nightOf(root, 21, 200);
      await nightOf(root, 22, 201);
      await back(root);
      await rm(join(root, 'data/mirror/releases', first.release.id, 'index.html'));
      expect((await german(nightOf(root, 23, 202))).split('\n').at(-1)).toBe(
        `Zurückgerollt wurde auf ${first.release.id}, aber diese Veröffentlichung ist nicht mehr ganz da. Den Ordner data/ aus der Sicherung zurückholen, auf eine andere zurückrollen, oder „quartett rollback --end“.`,
      );
    });
  });
});

describe('the list of releases', () => {
  it('shows what is stored, newest first, and what is published', async () => {
    await withFolder(async (root) => {
      const first = await nightOf(root, 21, 200);
      const second = await nightOf(root, 22, 201);
      await back(root);
      const { text } = await inSession(root, listReleases);
      expect(text.split('\n').slice(0, 4)).toEqual([
        'Veröffentlichung           wann                   Datensätze  geänderte Zahlen',
        expect.stringMatching(/^─+/),
        `${second.release.id}  22.11.2026, 04:00 Uhr           1                 3`,
        `${first.release.id}  21.11.2026, 04:00 Uhr           1                 0  veröffentlicht, zurückgerollt`,
      ]);
    });
  });

  it('is empty at first, and nothing is to be ended', async () => {
    await withFolder(async (root) => {
      await nightOf(root, 21, 200);
      expect((await end(root)).text).toBe('Es ist nicht zurückgerollt; nichts aufzuheben.\n');
    });
  });
});

describe('an earlier release', () => {
  const release = (own: Partial<Release>) =>
    ({ id: 'x', datasets: [], gone: [], catalog: { base: 'https://a.org' }, ...own }) as unknown as Release;
  const dataset = (id: string) => ({ id }) as Release['datasets'][number];
  const codes = (target: Release, current: Release | null) =>
    rollbackObjections(target, current, 0, 'folder').map(({ code, sentence }) => [code, sentence.de]);

  it('must have the same address', () => {
    const other = release({ catalog: { base: 'https://b.org', state: '', pages: 1, datasets: 0 } });
    expect(codes(release({}), other)).toEqual([
      [
        'rollback-base',
        'x ist unter der Adresse https://a.org entstanden, veröffentlicht wird jetzt unter https://b.org; die Portale würden jeden Datensatz löschen und neu anlegen.',
      ],
    ]);
  });

  it('must not bring back what was withdrawn and removed', () => {
    const now = release({ gone: [{ id: 'beds' } as NonNullable<Release['gone']>[number]] });
    expect(codes(release({ datasets: [dataset('beds')] }), now)).toEqual([
      ['rollback-revives', 'x enthält Datensätze, die inzwischen zurückgezogen und gelöscht sind: beds.'],
    ]);
  });

  it('must be no recomputation', () => {
    expect(codes(release({ as_of: '2026-11-21T23:59:59.999Z' }), null)).toEqual([
      ['rollback-recomputed', 'x ist eine Nachrechnung und war nie veröffentlicht.'],
    ]);
  });

  it('may be anything else', () => {
    expect(codes(release({ datasets: [dataset('beds')] }), release({}))).toEqual([]);
    expect(codes(release({}), null)).toEqual([]);
  });
});

it('what is pinned is written as the schema says', async () => {
  await withFolder(async (root) => {
    const first = await nightOf(root, 21, 200);
    const second = await nightOf(root, 22, 201);
    await back(root);
    expect(JSON.parse(await readFile(pinFile(root), 'utf8'))).toEqual({
      release: first.release.id,
      from: second.release.id,
      out: 'output/public',
      at: '2026-11-22T08:00:00.000Z',
      because,
    });
  });
});
