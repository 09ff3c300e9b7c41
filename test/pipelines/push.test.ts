import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CkanServer, foreignPackage, token, withCkan } from '../helpers/ckan-server.ts';
import { type PushedReleases, publishReleases } from '../helpers/pushed-releases.ts';

let releases: PushedReleases;
beforeAll(async () => {
  releases = await publishReleases(['all', 'renamed', 'two', 'one']);
});
afterAll(() => releases.remove());
const push: PushedReleases['push'] = (...args) => releases.push(...args);

const iri = (id: string) => `https://mini.example.org/sample/dataset/${id}`;
/** What a person reads below the table. */
const issuesIn = (text: string) => text.slice(text.search(/^(Fehler|Warnung) /m));
const resourceIds = (ckan: CkanServer, name: string) => {
  const files = ckan.packages.get(name)?.resources as readonly {
    readonly uri: string;
    readonly id: string;
  }[];
  return files.map(({ uri, id }) => [uri, id]);
};
const states = (ckan: CkanServer) =>
  Object.fromEntries([...ckan.packages.values()].map(({ name, state }) => [name, state]));

describe('a push', () => {
  it('creates what is not there yet, and the second time finds nothing to do', async () => {
    await withCkan(async (ckan) => {
      expect(await push('all', ckan)).toEqual({
        code: 0,
        text: `
Datensatz    Ergebnis  Grund
───────────  ────────  ─────────────────────
mini-beds    angelegt  steht noch nicht dort
mini-people  angelegt  steht noch nicht dort
mini-women   angelegt  steht noch nicht dort

Übertragen nach PORTAL: 3 angelegt.`.trim(),
      });
      expect(ckan.written()).toEqual(['package_create', 'package_create', 'package_create']);
      ckan.breaks();
      expect(await push('all', ckan)).toEqual({ code: 0, text: 'Übertragen nach PORTAL: 3 unverändert.' });
      expect(ckan.written()).toEqual([]);
    });
  });

  it('sends the token as it is, in the header that the operator names', async () => {
    await withCkan(async (ckan) => {
      await push('one', ckan, { dryRun: true, settings: { header: 'X-CKAN-API-Key' } });
      expect(ckan.calls[0]?.headers).toMatchObject({ 'x-ckan-api-key': token });
      ckan.breaks();
      await push('one', ckan);
      expect(new Set(ckan.calls.map(({ headers }) => headers.authorization))).toEqual(new Set([token]));
    });
  });

  it('updates the one dataset whose title has changed, and its files keep their ids', async () => {
    await withCkan(async (ckan) => {
      await push('all', ckan);
      const before = resourceIds(ckan, 'mini-people');
      ckan.breaks();
      expect((await push('renamed', ckan)).text).toBe(
        `
Datensatz    Ergebnis  Grund
───────────  ────────  ────────────────
mini-people  geändert  title, resources

Übertragen nach PORTAL: 1 geändert, 2 unverändert.`.trim(),
      );
      expect(ckan.written()).toEqual(['package_update']);
      expect(ckan.packages.get('mini-people')?.title).toBe('MUSTER – Bevölkerung');
      expect(resourceIds(ckan, 'mini-people')).toEqual(before);
    });
  });

  it('updates a dataset that somebody has hidden on the portal', async () => {
    await withCkan(async (ckan) => {
      await push('one', ckan);
      ckan.packages.set('mini-beds', { ...ckan.packages.get('mini-beds'), private: true });
      expect((await push('one', ckan)).text).toContain('mini-beds  geändert  private');
      expect(ckan.packages.get('mini-beds')?.private).toBe(false);
    });
  });

  it('says what it would do and writes nothing in a dry run', async () => {
    await withCkan(async (ckan) => {
      await push('two', ckan);
      ckan.breaks();
      const { code, text } = await push('one', ckan, { dryRun: true });
      expect(text).toBe(
        `
Datensatz    Plan     Grund
───────────  ───────  ───────────────────────────
mini-people  löschen  steht nicht mehr im Katalog

Probe, geschrieben wurde nichts: PORTAL: 1 löschen, 1 unverändert.`.trim(),
      );
      expect(code).toBe(0);
      expect(ckan.written()).toEqual([]);
    });
  });

  it('speaks English when asked to', async () => {
    await withCkan(async (ckan) => {
      ckan.packages.set('mini-beds', foreignPackage('mini-beds'));
      expect((await push('two', ckan, { language: 'en' })).text).toBe(
        `
Dataset      Result   Reason
───────────  ───────  ─────────────────────
mini-beds    refused  [portal-name-foreign]
mini-people  created  is not there yet

Pushed to PORTAL: 1 created, 1 refused.
Error [portal-name-foreign] mini-beds: A foreign dataset stands under this name on the portal (identifier –); it stays as it is.
  → Choose push.ckan.prefix so that our names are free; if the dataset is ours after all, have it deleted and purged there.`.trim(),
      );
    });
  });
});

describe('a dataset that is no longer published', () => {
  it('is deleted on the portal, and revived when it comes back', async () => {
    await withCkan(async (ckan) => {
      await push('all', ckan);
      const before = resourceIds(ckan, 'mini-women');
      ckan.breaks();
      expect(await push('two', ckan)).toMatchObject({ code: 0 });
      expect(ckan.written()).toEqual(['package_delete']);
      expect(states(ckan)).toEqual({
        'mini-beds': 'active',
        'mini-people': 'active',
        'mini-women': 'deleted',
      });
      ckan.breaks();
      expect((await push('two', ckan)).text).toBe('Übertragen nach PORTAL: 2 unverändert.');

      expect((await push('all', ckan)).text).toContain('mini-women  wiederhergestellt  war dort gelöscht');
      expect(ckan.written()).toEqual(['package_update']);
      expect(states(ckan)).toMatchObject({ 'mini-women': 'active' });
      expect(resourceIds(ckan, 'mini-women')).toEqual(before);
    });
  });

  it('stays with the others when too many would go at once, until a person says how many may', async () => {
    await withCkan(async (ckan) => {
      await push('all', ckan);
      ckan.breaks();
      const { code, text } = await push('one', ckan);
      expect(text).toBe(
        `
Datensatz    Ergebnis    Grund
───────────  ──────────  ──────────────────
mini-people  verweigert  [portal-deletions]
mini-women   verweigert  [portal-deletions]

Übertragen nach PORTAL: 1 unverändert, 2 verweigert.
Fehler [portal-deletions] catalog: Nicht mehr im Katalog, aber noch auf dem Portal: mini-people, mini-women. Löschungen auf einmal: 2, erlaubt: 1; deshalb bleibt alles stehen.
  → Prüfen, ob die Veröffentlichung vollständig ist. Sollen sie wirklich weg, mit --allow-deletions 2 noch einmal übertragen.`.trim(),
      );
      expect(code).toBe(3);
      expect(ckan.written()).toEqual([]);
      expect(await push('one', ckan, { deletions: 1 })).toMatchObject({ code: 3 });
      expect(await push('one', ckan, { deletions: 2 })).toMatchObject({ code: 0 });
      expect(states(ckan)).toMatchObject({ 'mini-people': 'deleted', 'mini-women': 'deleted' });
    });
  });

  it('may go in the share that publisher.yaml allows', async () => {
    await withCkan(async (ckan) => {
      await push('all', ckan);
      const none = await push('two', ckan, { settings: { deletions: { share: 0.2, number: 0 } } });
      expect(none.text).toContain('Löschungen auf einmal: 1, erlaubt: 0');
      expect(await push('one', ckan, { settings: { deletions: { share: 0.7, number: 0 } } })).toMatchObject({
        code: 0,
      });
      expect(states(ckan)).toMatchObject({ 'mini-people': 'deleted', 'mini-women': 'deleted' });
    });
  });

  it('is found among hundreds of others in the same organization, which stay untouched', async () => {
    await withCkan(async (ckan) => {
      await push('two', ckan);
      for (let number = 0; number < 250; number++)
        ckan.packages.set(`a-${number}`, foreignPackage(`a-${number}`));
      const other = [{ key: 'quartett_catalog', value: 'https://other.example.org/catalog' }];
      ckan.packages.set('mini-other', foreignPackage('mini-other', { extras: other }));
      ckan.breaks();
      expect(await push('one', ckan)).toMatchObject({ code: 0 });
      expect(ckan.written()).toEqual(['package_delete']);
      const deleted = Object.entries(states(ckan)).filter(([, state]) => state === 'deleted');
      expect(deleted).toEqual([['mini-people', 'deleted']]);
    });
  });
});

describe('a name that is taken', () => {
  it('by a foreign dataset, even a deleted one, is left alone, and the others are pushed', async () => {
    await withCkan(async (ckan) => {
      const extras = [{ key: 'identifier', value: 'https://other.example.org/beds' }];
      const foreign = foreignPackage('mini-beds', { extras, state: 'deleted' });
      ckan.packages.set('mini-beds', foreign);
      const { code, text } = await push('two', ckan);
      expect(issuesIn(text)).toBe(
        `
Fehler [portal-name-foreign] mini-beds: Unter diesem Namen steht auf dem Portal ein fremder Datensatz (Kennung https://other.example.org/beds); er bleibt, wie er ist.
  → push.ckan.prefix so wählen, dass unsere Namen frei sind; gehört der Datensatz doch uns, ihn dort löschen und endgültig entfernen lassen.`.trim(),
      );
      expect(code).toBe(3);
      expect(ckan.packages.get('mini-beds')).toBe(foreign);
      expect(ckan.packages.get('mini-people')?.state).toBe('active');
    });
  });

  it('by something that we may not see is left alone', async () => {
    await withCkan(async (ckan) => {
      ckan.packages.set('mini-beds', foreignPackage('mini-beds', { owner_org: 'x', private: true }));
      const { code, text } = await push('one', ckan);
      expect(issuesIn(text)).toBe(
        `
Fehler [portal-name-hidden] mini-beds: Der Name ist auf dem Portal vergeben, an etwas, das wir nicht sehen dürfen.
  → push.ckan.prefix so wählen, dass unsere Namen frei sind, oder den Betreiber fragen, was dort steht.`.trim(),
      );
      expect(code).toBe(3);
      expect(ckan.written()).toEqual([]);
    });
  });

  it('by our own dataset in another organization is left alone', async () => {
    await withCkan(async (ckan) => {
      const extras = [{ key: 'identifier', value: iri('beds') }];
      ckan.packages.set('mini-beds', foreignPackage('mini-beds', { extras, owner_org: 'org-4711' }));
      const { code, text } = await push('one', ckan);
      expect(issuesIn(text)).toBe(
        `
Fehler [portal-other-organization] mini-beds: Der Datensatz steht auf dem Portal in einer anderen Organisation (org-4711).
  → push.ckan.organization prüfen; ist sie richtig, den Betreiber bitten, den Datensatz in sie zu verschieben.`.trim(),
      );
      expect(code).toBe(3);
    });
  });

  it('by our own dataset that somebody else brought there is taken over', async () => {
    await withCkan(async (ckan) => {
      const extras = [{ key: 'identifier', value: iri('beds') }];
      const resources = [
        {
          id: '11111111-2222-3333-4444-555555555555',
          url: iri('beds').replace('dataset', 'data').concat('.csv'),
        },
      ];
      ckan.packages.set('mini-beds', foreignPackage('mini-beds', { extras, resources }));
      expect(await push('one', ckan)).toMatchObject({ code: 0 });
      expect(ckan.written()).toEqual(['package_update']);
      expect(resourceIds(ckan, 'mini-beds')[0]).toEqual([`${iri('beds')}#csv`, resources[0]?.id]);
    });
  });

  it('between looking and creating is looked at again: ours is kept, a foreign one left alone', async () => {
    await withCkan(async (ckan) => {
      const extras = [{ key: 'identifier', value: iri('beds') }];
      ckan.breaks({
        action: 'package_create',
        calls: [1],
        before: ({ packages }) => packages.set('mini-beds', foreignPackage('mini-beds', { extras })),
      });
      expect(await push('one', ckan)).toMatchObject({ code: 0 });
      expect(ckan.written()).toEqual(['package_create', 'package_update']);
    });
    await withCkan(async (ckan) => {
      ckan.breaks({
        action: 'package_create',
        before: ({ packages }) => packages.set('mini-beds', foreignPackage('mini-beds')),
      });
      const { code, text } = await push('one', ckan);
      expect(text).toContain('mini-beds  gescheitert  [portal-name-foreign]');
      expect(code).toBe(3);
      expect(ckan.written()).toEqual(['package_create']);
    });
  });
});
