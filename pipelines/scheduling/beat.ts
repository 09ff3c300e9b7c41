import { DefinitionError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import type { Ended } from '../effects/child-process.ts';
import type { Clock } from '../effects/clock.ts';
import type { Looks } from '../effects/looks.ts';
import type { Project } from '../project.ts';
import { berlinText } from './berlin-time.ts';
import { endOfNight } from './end-of-night.ts';
import { foreseeNight, type NightRules, nextNight } from './next-night.ts';
import { type Planned, planSources } from './plan.ts';
import { eventTexts, type Tell } from './schedule-events.ts';

export interface SchedulerEffects {
  readonly clock: Clock;
  readonly looks: Pick<Looks, 'read'>;
  /** When the release that is published was made; null: there is none. */
  readonly released: () => Promise<Date | null>;
  /** Reads the definitions anew; throws a DefinitionError where they are broken. */
  readonly readProject: () => Promise<Project>;
  /** Runs a night with these sources in a process of its own, until it has ended. */
  readonly runNight: (sources: readonly string[]) => Promise<Ended>;
  /** Writes the report of a night that could not do so itself. */
  readonly report: (issues: readonly Issue[], began: Date) => Promise<void>;
  readonly stop: AbortSignal;
  readonly tell: Tell;
}

/** What the schedule knows from one minute to the next; everything else it reads anew. */
export interface Memory {
  /** The last definitions that could be read. */
  readonly project: Project | null;
  /** The hash of the definitions as they stand on the disk; empty while they are broken. */
  readonly definitions: string;
  /** What has been said of the last minute, so that nothing is said every minute. */
  readonly said: string;
  /** Nights in a row after which a source was still due. */
  readonly failures: number;
  /** When the next attempt may begin; at once if the definitions are others than those with which the last one failed. */
  readonly pause: { readonly until: Date; readonly definitions: string } | null;
}

export const atStart: Memory = { project: null, definitions: '', said: '', failures: 0, pause: null };

/**
 * What happens every minute: read the definitions, see what is due, and run a night if one is. Nothing depends on having
 * been awake at a certain minute, so whatever was missed, for whatever reason, is made up for once.
 */
export async function beat(memory: Memory, rules: NightRules, effects: SchedulerEffects): Promise<Memory> {
  const read = await readDefinitions(memory, effects);
  if (read.project === null) return read;
  const [looks, released] = [await effects.looks.read(), await effects.released()];
  const now = effects.clock.now();
  const planned = planSources(read.project.sources.values(), looks, now, released);
  const sources = isPausing(read, now) ? [] : nextNight(planned, now, rules);
  if (effects.stop.aborted) return read;
  return sources.length > 0
    ? night(sources, planned, read, effects)
    : sayWhatComes(planned, rules, read, effects, now);
}

/** The definitions as they stand now; where they are broken, the last good ones go on. */
async function readDefinitions(memory: Memory, { readProject, tell }: SchedulerEffects): Promise<Memory> {
  try {
    const project = await readProject();
    return { ...memory, project, definitions: project.hash };
  } catch (error) {
    const issues = [...issuesOf(error), definitionsIssue(memory.project)];
    const said = JSON.stringify(issues);
    if (memory.said !== said) tell({ name: 'definitions-broken', text: eventTexts.broken, issues });
    return { ...memory, definitions: '', said };
  }
}

/** A file can vanish between listing and reading it, while somebody saves; the next minute will tell. */
function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof DefinitionError) return error.issues;
  return [issue('schedule-stumbled', { file: 'quartett schedule' }, { reason: (error as Error).message })];
}

function definitionsIssue(project: Project | null): Issue {
  const place = { file: 'quartett schedule' };
  return project === null ? issue('schedule-no-definitions', place) : issue('schedule-definitions', place);
}

/** Tells when the next night will be, whenever that has changed. */
function sayWhatComes(
  planned: readonly Planned[],
  rules: NightRules,
  memory: Memory,
  { tell }: SchedulerEffects,
  now: Date,
): Memory {
  if (memory.definitions === '') return memory;
  const night = foreseeNight(planned, rules, isPausing(memory, now) ? memory.pause?.until : undefined);
  const text = eventTexts.next(planned.length, night);
  if (memory.said === text.en) return memory;
  tell({ name: 'planned', text, night });
  return { ...memory, said: text.en };
}

/** Six hours: a pause that seems longer comes from a clock that was set back. */
function isPausing({ pause, definitions }: Memory, now: Date): boolean {
  if (pause === null || pause.definitions !== definitions) return false;
  const left = pause.until.getTime() - now.getTime();
  return left > 0 && left <= 6 * 3_600_000;
}

async function night(
  sources: readonly string[],
  planned: readonly Planned[],
  memory: Memory,
  { looks, runNight, report, clock, tell, stop }: SchedulerEffects,
): Promise<Memory> {
  const before = await looks.read();
  tell({ name: 'night-begins', text: eventTexts.begins(sources), issues: futureLooks(planned), sources });
  const begun = clock.now();
  const ended = await runNight(sources);
  const after = await looks.read();
  const left = sources.filter((source) => after.get(source)?.looked === before.get(source)?.looked);
  const result = endOfNight(ended, left, memory.failures, begun, clock.now());
  const issues = stop.aborted ? [] : result.issues;
  tell({ name: 'night-ended', text: result.text, issues, ended });
  if (result.untold.length > 0 && !stop.aborted) await report(result.untold, begun);
  const pause = result.until && { until: result.until, definitions: memory.definitions };
  return { ...memory, said: '', failures: result.failures, pause };
}

function futureLooks(planned: readonly Planned[]): readonly Issue[] {
  return planned.flatMap(({ source, future }) =>
    future === null ? [] : [issue('look-in-future', { file: source, value: berlinText(future) })],
  );
}
