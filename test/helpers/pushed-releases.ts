import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CkanServer } from './ckan-server.ts';
import { miniNight } from './mini-night.ts';
import type { Definitions } from './mini-project.ts';
import { type PushRun, type PushText, pushFrom } from './push.ts';

/** Published folders: with all three indicators, one of them with another title, without one, without two. */
export type ReleaseName = keyof typeof releases;

export interface PushedReleases {
  root(release: ReleaseName): string;
  push(release: ReleaseName, ckan: Pick<CkanServer, 'url'>, run?: PushRun): Promise<PushText>;
  remove(): Promise<void>;
}

/** Publishes small samples to push from. */
export async function publishReleases(names: readonly ReleaseName[]): Promise<PushedReleases> {
  const folder = await mkdtemp(join(tmpdir(), 'quartett-push-'));
  const root = (release: ReleaseName) => join(folder, release);
  for (const name of names)
    await miniNight(root(name), definitions(releases[name]), { files: { 'office/people': file } });
  return {
    root,
    push: (release, { url }, run) => pushFrom(root(release), url, run),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const beds = { value: { variable: 'beds' } };
const people = { value: { variable: 'people' } };
const women = { value: { variable: 'women' } };
const releases = {
  all: { beds, people, women },
  renamed: { beds, people: { ...people, title: { de: 'Bevölkerung', en: 'Population' } }, women },
  two: { beds, people },
  one: { beds },
};

const columns = ['beds', 'people', 'women'];
const cities = ['07315', '07314', '07211', '07111'];
const file = `key;year;${columns.join(';')}\n${cities.map((key) => `${key};2018;5;50;26\n`).join('')}`;

function definitions(indicators: NonNullable<Definitions['indicators']>): Definitions {
  return {
    variables: { beds: {}, people: {}, women: {} },
    sources: {
      'office/people': {
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          values: columns.map((column) => ({ column, variable: column })),
        },
      },
    },
    indicators,
  };
}
