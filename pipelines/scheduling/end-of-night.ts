import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import type { Ended } from '../effects/child-process.ts';
import { exitCodes } from '../exit-codes.ts';
import { berlinText } from './berlin-time.ts';
import { eventTexts } from './schedule-events.ts';

/** What follows from a night. */
export interface NightEnd {
  readonly text: Text;
  readonly issues: readonly Issue[];
  /** Those of which nobody would hear, because the night could not write its report any more. */
  readonly untold: readonly Issue[];
  readonly failures: number;
  /** When to try again what is left; null where nothing is. */
  readonly until: Date | null;
}

/** Minutes before the next attempt: after the first night that left something, the second and so on. */
const pauses = [5, 15, 60, 180, 360] as const;

/** What to say of a night, and when to try again; `left` are the sources that it has not looked at. */
export function endOfNight(
  ended: Ended,
  left: readonly string[],
  failuresBefore: number,
  begun: Date,
  now: Date,
): NightEnd {
  const text = eventTexts.ended(ended, Math.max(0, (now.getTime() - begun.getTime()) / 60_000));
  const untold = untoldIssues(ended, begun, now);
  const bug = ended.how === 'exited' && ended.code === exitCodes.bug ? [issue('night-bug', nightly)] : [];
  const issues = [...untold, ...bug];
  if (left.length === 0) return { text, issues, untold, failures: 0, until: null };
  // Another run that is at work is no failure: it will end.
  const isBusy = ended.how === 'exited' && ended.code === exitCodes.busy;
  const failures = isBusy ? failuresBefore : failuresBefore + 1;
  const wait = pauses[Math.min(isBusy ? 0 : failures - 1, pauses.length - 1)] ?? pauses[0];
  const until = new Date(now.getTime() + wait * 60_000);
  const place = { file: 'quartett schedule', value: left.join(', ') };
  const notLooked = issue('sources-not-looked-at', place, { time: berlinText(until).slice(11) });
  return { text, issues: [...issues, notLooked], untold, failures, until };
}

const nightly = { file: 'quartett nightly' };

function untoldIssues(ended: Ended, begun: Date, now: Date): readonly Issue[] {
  const minutes = Math.round((now.getTime() - begun.getTime()) / 60_000);
  if (ended.how === 'hung') return [issue('night-hung', { ...nightly, value: String(minutes) })];
  if (ended.how === 'killed') return [issue('night-killed', { ...nightly, value: ended.signal })];
  if (ended.how === 'not-started') return [issue('night-not-started', nightly, { reason: ended.reason })];
  return [];
}
