import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Effects } from '../../pipelines/effects/index.ts';
import type { Release } from '../../schemas/types.ts';
import { german } from '../helpers/german.ts';
import { morningProblems } from '../helpers/morning.ts';
import { type GoodNight, germanText, type NightOptions, night } from '../helpers/night.ts';
import { thoroughly } from '../helpers/thoroughly.ts';
import { correct, mirrorOf, published, writeProject } from '../helpers/tiny-state.ts';
import { withFolder } from '../helpers/with-folder.ts';

it.each([
  ['a minute', '2026-11-21T02:59:00Z'],
  ...(thoroughly
    ? [
        ['a day', '2026-11-20T03:00:00Z'],
        ['a year', '2025-11-21T03:00:00Z'],
      ]
    : []),
  ['to the beginning of its time', '1970-01-01T00:00:00Z'],
])('a clock set back by %s makes no release and no file look older than the one before', async (_, at) => {
  await story(async ({ next, modified }) => {
    const first = await next('2026-11-21T03:00:00Z');
    const { released } = first.release.release;
    const before = await modified();
    const second = await next(at);
    expect(germanText(second.notices)).toBe(
      `data/mirror/releases: Die Uhr dieses Rechners zeigt ${at.replace(':00Z', ':01Z')}; hier wurde aber schon am ${released} gearbeitet. Gerechnet wird ab ${released} weiter, damit keine Veröffentlichung älter aussieht als ihre Vorgängerin. Die Uhr stellen („timedatectl“ zeigt, ob sie sich mit dem Netz abgleicht). Ging sie stattdessen früher vor, ist nichts zu tun: Die Meldung endet, sobald die wirkliche Zeit diesen Zeitpunkt erreicht.`,
    );
    expect(releasedAt(second)).toBeGreaterThan(releasedAt(first));
    expect(await modified()).toBeGreaterThan(before);
    const third = await next('2026-11-22T03:00:00Z');
    expect(third.notices).toEqual([]);
    expect(releasedAt(third)).toBeGreaterThan(releasedAt(second));
  });
});

it('a clock set back in the middle of a night changes the order of nothing', async () => {
  await story(async ({ next }) => {
    const first = await next('2026-11-21T03:00:00Z');
    let looks = 0;
    const jumping = (effects: Effects): Effects => ({
      ...effects,
      clock: {
        now: () => {
          looks += 1;
          return new Date(looks < 4 ? '2026-11-22T03:00:00Z' : '2026-11-10T03:00:00Z');
        },
      },
    });
    const second = await next('2026-11-22T03:00:00Z', { wrap: jumping });
    expect(looks).toBeGreaterThan(4);
    expect(releasedAt(second)).toBeGreaterThan(releasedAt(first));
    expect(releasedAt(await next('2026-11-23T03:00:00Z'))).toBeGreaterThan(releasedAt(second));
  });
});

it('a clock that was ahead for a night and is right again loses no release and no correction', async () => {
  await story(async ({ next }) => {
    const nights = [
      await next('2026-11-21T03:00:00Z'),
      await next('2027-06-01T03:00:00Z'),
      await next('2026-11-23T03:00:00Z'),
      await next('2026-11-24T03:00:00Z'),
      await next('2027-06-02T03:00:00Z'),
    ];
    const times = nights.map(releasedAt);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(times).size).toBe(times.length);
    const isBack = ({ notices }: GoodNight) => notices.some(({ code }) => code === 'clock-back');
    expect(nights.map(isBack)).toEqual([false, false, true, true, false]);
  });
});

it.each(['2038-01-19T03:14:08Z', ...(thoroughly ? ['2100-01-01T00:00:00Z'] : [])])(
  'a clock that says %s is not believed, unless somebody says that work has rested for so long',
  async (at) => {
    await story(async ({ root, next }) => {
      const { released } = (await next('2026-11-21T03:00:00Z')).release.release;
      const before = await published(root);
      expect(await german(next(at))).toBe(
        `Die Uhr dieses Rechners zeigt ${at.replace(/(\d)Z/, (_, second) => `${Number(second) + 1}Z`)}; zuletzt wurde hier am ${released} gearbeitet, also vor mehr als einem Jahr. Dieser Lauf hat nichts getan. Die Uhr prüfen („timedatectl“). Stimmt sie und ruhte der Betrieb wirklich so lange, einmal mit --after-pause starten.`,
      );
      expect(await published(root)).toBe(before);
      expect((await next(at, { afterPause: true })).release.state).toBe('published');
      expect(await published(root)).toBe(before + 2);
      expect((await next(at)).release.state).toBe('published');
    });
  },
);

interface Story {
  readonly root: string;
  /** The office corrects its figure, and a night begins at what the clock shows. */
  readonly next: (at: string, options?: NightOptions) => Promise<GoodNight>;
  /** When the dataset was last changed, by its own description. */
  readonly modified: () => Promise<number>;
}

async function story(tell: (story: Story) => Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    await writeProject(root);
    let figure = 500_000;
    await tell({
      root,
      next: async (at, options = {}) => {
        figure += 1;
        await correct(root, figure);
        const report = await night(root, { mirror: mirrorOf(root), at, ...options });
        expect(await published(root)).toBe(figure);
        expect(await morningProblems(root, 'mirror')).toEqual([]);
        return report;
      },
      modified: async () => {
        const text = await readFile(join(root, 'output/public/release.json'), 'utf8');
        return Date.parse((JSON.parse(text) as Release).datasets[0]?.modified ?? '');
      },
    });
  });
}

const releasedAt = ({ release }: GoodNight) => Date.parse(release.release.released);
