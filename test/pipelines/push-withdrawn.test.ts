import { expect, it } from 'vitest';
import { withCkan } from '../helpers/ckan-server.ts';
import { pushFrom } from '../helpers/push.ts';
import { withStory } from '../helpers/withdrawing.ts';

it('A push after a long time does not delete all at once that has gone meanwhile, unless a person says so', async () => {
  await withStory(async (story) => {
    await withCkan(async (ckan) => {
      await pushFrom(story.root, ckan.url);
      await story.withdraw('beds', '2026-11-21');
      await story.night('2026-11-22');
      await story.withdraw('women', '2026-11-22');
      await story.night('2026-11-23');
      await story.night('2026-12-22', '04');
      await story.night('2026-12-23', '04');
      ckan.breaks();
      expect((await pushFrom(story.root, ckan.url)).text).toContain('[portal-deletions]');
      expect(ckan.written()).toEqual([]);
      await pushFrom(story.root, ckan.url, { deletions: 2 });
      expect(ckan.written()).toEqual(['package_delete', 'package_delete']);
    });
  });
});

it('A push tells a portal that a dataset is withdrawn, and deletes it when it is gone, within its limit', async () => {
  await withStory(async (story) => {
    await withCkan(async (ckan) => {
      const push = async () => (await pushFrom(story.root, ckan.url)).text.split('\n').at(-1);
      expect(await push()).toContain(': 3 angelegt.');

      await story.withdraw('women', '2026-11-21');
      await story.night('2026-11-22');
      expect(await push()).toContain(': 1 geändert, 2 unverändert.');
      expect(ckan.packages.get('mini-women')).toMatchObject({
        state: 'active',
        notes: expect.stringMatching(/^Dieser Datensatz ist seit dem 22\. November 2026 zurückgezogen\./),
      });
      await story.night('2026-12-20');
      expect(await push()).toContain(': 3 unverändert.');

      await story.night('2026-12-23');
      expect(await push()).toContain(': 1 gelöscht, 2 unverändert.');
      expect(ckan.packages.get('mini-women')).toMatchObject({ state: 'deleted' });
      expect(await push()).toContain(': 2 unverändert.');
    });
  });
});
