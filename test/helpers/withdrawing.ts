import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withdraw } from '../../pipelines/withdraw.ts';
import type { LocalText, Release } from '../../schemas/types.ts';
import { miniNight } from './mini-night.ts';
import type { Definitions } from './mini-project.ts';
import { night } from './night.ts';
import { inSession, type Said } from './session.ts';
import { threeColumns, threeDatasets } from './three-datasets.ts';
import { withFolder } from './with-folder.ts';

const definitions: Definitions = {
  ...threeDatasets,
  indicators: {
    ...threeDatasets.indicators,
    women: { title: { de: 'Frauen', en: 'Women' }, value: { variable: 'women' } },
  },
};

/** A small project with three datasets, and the days that pass over it. */
export interface Story {
  readonly root: string;
  /** A night of that day, at that hour. */
  night(day: string, hour?: string): Promise<{ readonly state: string; readonly release: Release }>;
  withdraw(id: string, day: string, because?: LocalText): Promise<Said>;
  /** From now on the publisher gives another figure of beds and another of women, in all cities. */
  revise(): Promise<void>;
  /** A published file. */
  read(path: string): Promise<string>;
}

export const because: LocalText = { de: 'Die Quelle liefert keine Zahlen mehr', en: 'The source has ended' };

/** The first night is over when the story begins: all three datasets were published on 20 November 2026. */
export function withStory<Result>(tell: (story: Story) => Promise<Result>): Promise<Result> {
  return withFolder(async (root) => {
    await miniNight(root, definitions, {
      files: { 'office/people': threeColumns('500;5000;2600') },
      at: '2026-11-20T03:00:00Z',
    });
    return tell({
      root,
      night: async (day, hour = '03') => {
        const report = await night(root, { mirror: join(root, 'mirror'), at: `${day}T${hour}:00:00Z` });
        return report.release;
      },
      withdraw: (id, day, reason = because) =>
        inSession(root, (session) => withdraw(id, reason, session), { at: `${day}T12:00:00Z` }),
      revise: () => writeFile(join(root, 'mirror/office-people.csv'), threeColumns('501;5000;2601')),
      read: (path) => readFile(join(root, 'output/public', path), 'utf8'),
    });
  });
}
