import { join } from 'node:path';
import { expect, it } from 'vitest';
import { miniNight } from '../../helpers/mini-night.ts';
import type { Definitions } from '../../helpers/mini-project.ts';
import { germanText, reportOf } from '../../helpers/night.ts';
import { withFolder } from '../../helpers/with-folder.ts';

/** Two offices whose files are built alike: nothing in a file tells whose it is. */
const alike = (variable: string) => ({
  map: {
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' } as const,
    period: { column: 'year', as: 'year' } as const,
    values: [{ column: 'number', variable }],
  },
});
const definitions: Definitions = {
  variables: { beds: {}, people: {} },
  sources: { 'bureau/beds': alike('beds'), 'office/people': alike('people') },
  indicators: { beds: { value: { variable: 'beds' } }, people: { value: { variable: 'people' } } },
};
const file = (mainz: number) =>
  `key;year;number\n07315;2018;${mainz}\n07314;2018;400\n07211;2018;300\n07111;2018;200\n`;

it('a file that was accepted of another source is held back, even as the first one', async () => {
  await withFolder(async (folder) => {
    const report = await miniNight(join(folder, 'project'), definitions, {
      files: { 'bureau/beds': file(500), 'office/people': file(500) },
    });
    expect(report.sources.map(({ state }) => state)).toEqual(['accepted', 'rejected']);
    const [said] = germanText(reportOf(report, 'office/people').issues).split('\n');
    expect(said?.replace(/Datei [0-9a-f]{12}/, 'Datei …')).toBe(
      'office/people: Das ist Byte für Byte die Datei …, die am 2026-11-21 von bureau/beds übernommen wurde. Nachsehen, zu welcher der beiden Quellen die Datei gehört, und den Herausgeber verständigen. Gehört sie zu beiden, mit „quartett accept office/people --because "…"“ übernehmen.',
    );
  });
});

it('yesterday’s file of another source is held back, too', async () => {
  await withFolder(async (folder) => {
    const root = join(folder, 'project');
    const night = (beds: number, people: number, at: string) =>
      miniNight(root, definitions, {
        files: { 'bureau/beds': file(beds), 'office/people': file(people) },
        at,
      });
    await night(500, 505, '2026-11-21T03:00:00Z');
    await night(501, 505, '2026-11-22T03:00:00Z');
    const { sources } = await night(501, 500, '2026-11-23T03:00:00Z');
    expect(sources.map(({ state }) => state)).toEqual(['unchanged', 'rejected']);
    expect(sources[1]?.issues.map(({ code }) => code)).toContain('file-of-other');
  });
});

it('two sources that ask for the same file share it', async () => {
  await withFolder(async (folder) => {
    const request = { url: 'https://office.example.org/all.csv', verified: false, mirror: 'office-people' };
    const shared = {
      ...definitions,
      sources: {
        'bureau/beds': { ...alike('beds'), request },
        'office/people': { ...alike('people'), request },
      },
    };
    const { sources } = await miniNight(join(folder, 'project'), shared, {
      files: { 'office/people': file(500) },
    });
    expect(sources.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });
});
