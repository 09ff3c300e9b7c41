import { join } from 'node:path';
import { issue } from '../schemas/issues.ts';
import { readDespiteDrafts } from './drafts-aside.ts';
import { runChild } from './effects/child-process.ts';
import { systemClock } from './effects/clock.ts';
import { everyMinute } from './effects/every-minute.ts';
import { createFiles } from './effects/files.ts';
import { takeLock } from './effects/lock.ts';
import type { Terminal } from './effects/logger.ts';
import { createLooks } from './effects/looks.ts';
import { stopSignal } from './effects/stop-signal.ts';
import { exitCodes } from './exit-codes.ts';
import { releasedAt } from './published.ts';
import { atStart, beat, type SchedulerEffects } from './scheduling/beat.ts';
import { tellOn } from './scheduling/event-lines.ts';
import type { NightRules } from './scheduling/next-night.ts';
import { planSources } from './scheduling/plan.ts';
import { planLines } from './scheduling/plan-lines.ts';
import { eventTexts } from './scheduling/schedule-events.ts';
import { home, openReporting, outOf, type SessionOptions, stateOf } from './session.ts';
import { tellNight } from './tell-night.ts';

export interface ScheduleOptions extends SessionOptions, NightRules {
  /** Minutes that a run may take. */
  readonly limit: number;
}

/**
 * `schedule`: looks at each source when it is due, until somebody stops it. The work is done by `quartett nightly` in a
 * process of its own, so that no crash, no leak and no edited definition ever reaches this one.
 */
export async function schedule(options: ScheduleOptions, terminal: Terminal): Promise<number> {
  const files = createFiles(options.root);
  const state = stateOf(options);
  const unlock = takeLock(files.absolute(`${state}/schedule-lock`), state, 'schedule-running');
  const stop = stopSignal();
  const tell = tellOn(terminal, systemClock, options.lang);
  tell({ name: 'started', text: eventTexts.started });
  stop.addEventListener('abort', () => tell({ name: 'stopping', text: eventTexts.stopping }));
  await keepGoing(options, {
    clock: systemClock,
    looks: createLooks(`${state}/looks.json`, files),
    released: () => releasedAt(outOf(options), files),
    readProject: async () => (await readDespiteDrafts(files)).project,
    runNight: (sources) =>
      runChild(nightlyArguments(sources, options), { limit: options.limit * 60_000, grace: 60_000, stop }),
    report: (issues, began) =>
      tellNight(
        { began: began.toISOString(), notices: [], sources: [], ended: { outcome: 'broken', issues } },
        null,
        openReporting(options, terminal),
      ),
    stop,
    tell,
  });
  unlock();
  tell({ name: 'stopped', text: eventTexts.stopped });
  return exitCodes.fine;
}

/** `schedule --plan`: the plan, without starting anything. */
export async function showPlan(options: ScheduleOptions, terminal: Terminal): Promise<number> {
  const files = createFiles(options.root);
  const { sources } = (await readDespiteDrafts(files)).project;
  const looks = await createLooks(`${stateOf(options)}/looks.json`, files).read();
  const released = await releasedAt(outOf(options), files);
  const now = systemClock.now();
  const lines = planLines(planSources(sources.values(), looks, now, released), options, now, options.lang);
  for (const line of lines) terminal.line(line);
  return exitCodes.fine;
}

/** Nothing ends the schedule but `stop`: what goes wrong in a minute is told, and the next one tries again. */
async function keepGoing(rules: NightRules, effects: SchedulerEffects): Promise<void> {
  let memory = atStart;
  for await (const _ of everyMinute(effects.stop)) {
    memory = await beat(memory, rules, effects).catch((error: Error) => {
      const issues = [issue('schedule-stumbled', { file: 'quartett schedule' }, { reason: error.message })];
      effects.tell({ name: 'stumbled', text: eventTexts.stumbled, issues });
      return memory;
    });
  }
}

/** What the run is told: the same folders and language as we were. */
function nightlyArguments(sources: readonly string[], options: ScheduleOptions): readonly string[] {
  const { root, lang, mirror, out } = options;
  return [
    join(home, 'pipelines/cli.ts'),
    'nightly',
    ...sources,
    ...['--root', root, '--lang', lang],
    ...(mirror === undefined ? [] : ['--mirror', mirror]),
    ...(out === undefined ? [] : ['--out', out]),
  ];
}
