import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CkanServer } from './ckan-server.ts';
import { miniNight } from './mini-night.ts';
import { type PushRun, type PushText, pushFrom } from './push.ts';
import { threeColumns, threeDatasets } from './three-datasets.ts';

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
    await miniNight(root(name), { ...threeDatasets, indicators: releases[name] }, { files });
  return {
    root,
    push: (release, { url }, run) => pushFrom(root(release), url, run),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const { beds, people, women } = threeDatasets.indicators;
const releases = {
  all: { beds, people, women },
  renamed: { beds, people: { ...people, title: { de: 'Bevölkerung', en: 'Population' } }, women },
  two: { beds, people },
  one: { beds },
};
const files = { 'office/people': threeColumns('5;50;26') };
