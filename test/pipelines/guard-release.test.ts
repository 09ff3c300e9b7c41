import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../schemas/types.ts';
import { german } from '../helpers/german.ts';
import { miniNight } from '../helpers/mini-night.ts';
import { type Definitions, mini } from '../helpers/mini-project.ts';
import { germanText, hashPublic } from '../helpers/night.ts';
import { withFolder } from '../helpers/with-folder.ts';

const map = {
  area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
  period: { column: 'year', as: 'year' },
  values: [
    { column: 'people', variable: 'people' },
    { column: 'beds', variable: 'beds' },
  ],
} as const;
const indicators = {
  'people-total': { value: { variable: 'people' } },
  'beds-total': { value: { variable: 'beds' } },
};
const definitions: Definitions = {
  variables: { people: {}, beds: {} },
  sources: { 'office/people': { map } },
  indicators,
};
const cells = ['07315', '07314', '07211', '07111'].map((key) => `${key};2018;50;5\n`).join('');
const files = { 'office/people': `key;year;people;beds\n${cells}` };
const later = '2026-11-22T03:00:00Z';
const beds = 'https://mini.example.org/sample/dataset/beds-total';

/** A night, then another one with other definitions: its messages, once it is sure that the first release stays. */
async function refused(next: Definitions): Promise<string> {
  return withFolder(async (root) => {
    await miniNight(root, definitions, { files });
    const before = await hashPublic(root);
    const text = await german(miniNight(root, next, { files, at: later }));
    expect(await hashPublic(root)).toEqual(before);
    return text;
  });
}

describe('a release is refused, and the last one stays, if it', () => {
  it('lacks a dataset that portals have', async () => {
    const { 'people-total': people } = indicators;
    expect(await refused({ ...definitions, indicators: { 'people-total': people } })).toBe(
      `Der Datensatz ${beds} steht nicht mehr im Katalog; beim nächsten Abruf würden ihn die Portale löschen. Den Indikator indicators/beds-total.yaml wiederherstellen; umbenennen lässt er sich nicht. Soll er wirklich weg, danach „quartett withdraw beds-total --because "…"“: nach 30 Tagen als zurückgezogen darf er verschwinden.`,
    );
  });

  it('has a licence that the portals do not know', async () => {
    const licences = await readFile(join(mini, 'catalog/vocabulary/licences.yaml'), 'utf8');
    const old = licences.replaceAll('licenses/dl-by-de/2.0', 'licenses/dl_by_de_2_0');
    const lines = (
      await refused({ ...definitions, files: { 'catalog/vocabulary/licences.yaml': old } })
    ).split('\n');
    expect(lines).toContain(
      'Die Lizenz http://dcat-ap.de/def/licenses/dl_by_de_2_0 steht in dieser Form nicht in der Liste von DCAT-AP.de; der Datensatz gilt als nicht offen. Die Form der Liste verwenden: http, Punkte statt _, ohne / am Ende, zum Beispiel http://dcat-ap.de/def/licenses/dl-by-de/2.0.',
    );
  });

  it('moves everything to another address', async () => {
    const publisher = await readFile(join(mini, 'catalog/publisher.yaml'), 'utf8');
    const moved = publisher.replace('https://mini.example.org', 'https://maxi.example.org');
    expect(await refused({ ...definitions, files: { 'catalog/publisher.yaml': moved } })).toBe(
      'Die öffentliche Adresse ist jetzt https://maxi.example.org/sample, veröffentlicht ist alles unter https://mini.example.org/sample: die Portale würden alle Datensätze löschen und neu anlegen. Die Angabe base zurücknehmen. Hat unter der alten Adresse noch kein Portal abgerufen, den Ordner data/mirror/releases beiseitelegen und neu veröffentlichen.',
    );
  });
});

it('a release says what the portals will do', async () => {
  await withFolder(async (root) => {
    const first = await miniNight(root, definitions, { files });
    expect(first.release.fates.map(({ deed }) => deed)).toEqual(['add', 'add']);
    const changed = { 'office/people': files['office/people'].replace('50;5', '51;5') };
    const second = await miniNight(root, definitions, { files: changed, at: later });
    expect(second.release.fates.map(({ deed, dataset }) => `${deed} ${dataset.name}`)).toEqual([
      'change muster-indikator-beds-total',
      'change muster-indikator-people-total',
    ]);
    expect(germanText(second.release.issues)).toBe('');
  });
});

it.each([
  ['the link', (root: string) => rm(join(root, 'output/public'))],
  ['release.json', (root: string) => rm(join(root, 'output/public/release.json'))],
])('where %s was lost, the newest release that is stored still guards', async (_, lose) => {
  await withFolder(async (root) => {
    await miniNight(root, definitions, { files });
    const changed = { 'office/people': files['office/people'].replace('50;5', '51;5') };
    await miniNight(root, definitions, { files: changed, at: later });
    await lose(root);
    const fewer = { ...definitions, indicators: { 'people-total': indicators['people-total'] } };
    expect(await german(miniNight(root, fewer, { files, at: '2026-11-23T03:00:00Z' }))).toContain(
      `Der Datensatz ${beds} steht nicht mehr im Katalog`,
    );
    const whole = await miniNight(root, definitions, { files, at: '2026-11-23T04:00:00Z' });
    expect(whole.release.fates.map(({ deed }) => deed)).not.toContain('add');
    expect(whole.release.issues.map(({ code }) => code)).not.toContain('modified-idle');
  });
});

it('where no release at all can be read any more, none is made', async () => {
  await withFolder(async (root) => {
    const { release } = await miniNight(root, definitions, { files });
    await writeFile(join(root, 'output/public/release.json'), '{');
    await rm(join(root, 'output/public'));
    const text = await german(miniNight(root, definitions, { files, at: later }));
    expect(text).toContain(`${release.release.id} lässt sich nicht lesen`);
    expect(text).toContain('beiseitelegen');
  });
});

it('where the last catalog was damaged, a warning says so, and still no dataset can vanish', async () => {
  await withFolder(async (root) => {
    const { release } = await miniNight(root, definitions, { files });
    const state = (release.release as Release).catalog?.state;
    await appendFile(join(root, `output/public/catalog/${state}/1.ttl`), '# by hand');
    const { 'people-total': people } = indicators;
    const fewer = { ...definitions, indicators: { 'people-total': people } };
    expect(await german(miniNight(root, fewer, { files, at: later }))).toContain(
      `Der Datensatz ${beds} steht nicht`,
    );
    const again = await miniNight(root, definitions, { files, at: later });
    expect(germanText(again.release.issues)).toBe(
      `output/public/catalog/${state}/1.ttl: Der bisherige Katalog fehlt oder wurde geändert; verglichen wird deshalb nur, ob noch alle Datensätze da sind. Nichts zu tun, wenn die neue Veröffentlichung gelingt: ihr Katalog ist wieder ganz. Dateien darin nie von Hand ändern.`,
    );
  });
});
