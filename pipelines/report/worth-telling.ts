import type { Report, Sent } from '../../schemas/types.ts';
import { dayIn } from '../in-words.ts';

type Channel = Sent['channels'][string];
type Told = NonNullable<Channel['last']>;

/** Days after which the same yellow light is told again. */
const reminder = 7;
const gravity = ['green', 'yellow', 'red'] as const;

/** A report in short, as it is remembered. */
export function inShortOf({ made, outcome, light, summary, ...rest }: Report): Told {
  return { made, outcome, light, matter: matterOf({ outcome, light, ...rest }), summary };
}

/**
 * Whether a report has something to say that this channel does not know yet: a new release; another light; something else
 * to do; red every night, and the same yellow once a week. Once a day is enough, unless it has got worse since.
 */
export function isWorthTelling(now: Told, { last, unsent }: Channel): boolean {
  if (last !== null && isSameDay(now, last)) {
    return gravity.indexOf(now.light) > gravity.indexOf(last.light) || last.outcome === 'busy';
  }
  if (unsent.length > 0 || now.light === 'red' || now.outcome === 'published') return true;
  if (last === null) return now.light !== 'green';
  if (now.light !== last.light) return true;
  return now.light === 'yellow' && (now.matter !== last.matter || isDue(now, last));
}

/** What a person would have to do, without what differs every night. */
function matterOf({
  outcome,
  light,
  stopped,
  held,
}: Pick<Report, 'outcome' | 'light' | 'stopped' | 'held'>): string {
  const stops = stopped.map(({ code, file }) => `${code} ${file}`);
  const sources = held.map(({ source, state, issues }) =>
    [source, state, ...new Set(issues.map(({ code }) => code))].join(' '),
  );
  return [outcome === 'published' ? 'unchanged' : outcome, light, ...new Set(stops), ...sources].join('; ');
}

function isSameDay(one: Told, other: Told): boolean {
  return dayIn(one.made) === dayIn(other.made);
}

function isDue(now: Told, last: Told): boolean {
  const days = (Date.parse(now.made) - Date.parse(last.made)) / 86_400_000;
  // A night that begins a little earlier than the one a week ago is a week later, too.
  return days > reminder - 0.5 || days < 0;
}
