import { type Issue, issue } from '../../schemas/issues.ts';
import type { Look } from '../effects/looks.ts';
import { dayInWords } from '../in-words.ts';
import type { SourceDefinition } from '../project.ts';
import { lastDue } from '../scheduling/due.ts';

/** What is known of a source; null where there is nothing. */
export interface SourceSigns {
  /** What came of the last look. */
  readonly look: Look | null;
  /** When its newest file came, accepted or not. */
  readonly received: string | null;
  /** When a file with new figures was accepted last. */
  readonly accepted: string | null;
}

type Expected = Pick<SourceDefinition, 'id' | 'request' | 'schedule' | 'expect'>;

/** Whether a source is late: expected by its schedule or by `expect.news`, and not seen. */
export function lateness(source: Expected, signs: SourceSigns, now: Date): readonly Issue[] {
  const missed = source.request.via === 'delivery' ? missedDelivery : missedLook;
  return [...missed(source, signs, now), ...missedNews(source, signs, now)];
}

/** No look has succeeded for a whole cycle of the schedule. A source that was never looked at is due, not late. */
function missedLook({ id, schedule }: Expected, { look }: SourceSigns, now: Date): readonly Issue[] {
  const due = dueBefore(schedule, lastDue(schedule, now));
  if (look === null || due === null) return [];
  if (look.succeeded !== null && Date.parse(look.succeeded) >= due.getTime()) return [];
  const last = look.succeeded === null ? null : new Date(look.succeeded);
  const since = last
    ? `zuletzt gelang es am ${dayInWords(last.toISOString(), 'de')}`
    : 'gelungen ist es noch nie';
  const sinceen = last
    ? `it was last read on ${dayInWords(last.toISOString(), 'en')}`
    : 'it could never be read';
  const details = { since, sinceen, dueen: dayInWords(due.toISOString(), 'en') };
  return [issue('late', { file: id, value: dayInWords(due.toISOString(), 'de') }, details)];
}

/**
 * A day after it was due, a delivery has not come. What came nearer to this time than to the one before is this one,
 * somewhat early.
 */
function missedDelivery({ id, schedule }: Expected, { received }: SourceSigns, now: Date): readonly Issue[] {
  const due = lastDue(schedule, new Date(now.getTime() - day));
  if (due === null) return [];
  const before = dueBefore(schedule, due)?.getTime() ?? 0;
  if (received !== null && Date.parse(received) > (before + due.getTime()) / 2) return [];
  const last = received === null ? null : new Date(received);
  const since = last ? `zuletzt kam eine am ${dayInWords(last.toISOString(), 'de')}` : 'bisher kam keine';
  const sinceen = last ? `the last one came on ${dayInWords(last.toISOString(), 'en')}` : 'none has come yet';
  const details = { since, sinceen, dueen: dayInWords(due.toISOString(), 'en') };
  return [issue('delivery-late', { file: id, value: dayInWords(due.toISOString(), 'de') }, details)];
}

/** New figures have stayed away longer than they usually do. */
function missedNews({ id, expect }: Expected, { accepted }: SourceSigns, now: Date): readonly Issue[] {
  const months = expect?.news?.months;
  if (months === undefined || accepted === null) return [];
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  if (Date.parse(accepted) >= limit.getTime()) return [];
  const last = new Date(accepted);
  return [
    issue(
      'news-late',
      { file: id, value: dayInWords(last.toISOString(), 'de') },
      { months, lasten: dayInWords(last.toISOString(), 'en') },
    ),
  ];
}

const day = 86_400_000;

function dueBefore(schedule: string, due: Date | null): Date | null {
  return due && lastDue(schedule, new Date(due.getTime() - 1));
}
