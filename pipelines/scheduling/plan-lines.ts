import type { Language } from '../../schemas/language.ts';
import { table } from '../summary.ts';
import { berlinText } from './berlin-time.ts';
import { foreseeNight, type NightRules, nextNight } from './next-night.ts';
import type { Planned } from './plan.ts';
import { eventTexts } from './schedule-events.ts';

/** The plan as a table: which source is looked at when. */
export function planLines(
  planned: readonly Planned[],
  rules: NightRules,
  now: Date,
  language: Language,
): readonly string[] {
  const { head, states, never, due, neverDue, begin } = words[language];
  const inOrder = [...planned].sort((one, other) => nextOf(one) - nextOf(other));
  const rows = inOrder.map(({ source, schedule, look, since, next }) => [
    source,
    schedule,
    look === null ? never : berlinText(new Date(look.looked)),
    look === null ? '–' : states[look.state],
    since !== null ? due : next === null ? neverDue : berlinText(next),
  ]);
  const sources = nextNight(planned, now, rules);
  const following =
    sources.length > 0
      ? begin(sources.length)
      : eventTexts.next(planned.length, foreseeNight(planned, rules))[language];
  return [...table([head, ...rows]), '', following];
}

function nextOf({ since, next }: Planned): number {
  return since?.getTime() ?? next?.getTime() ?? Number.POSITIVE_INFINITY;
}

const words = {
  de: {
    head: ['Quelle', 'Zeitplan', 'Letzter Blick', 'Ergebnis', 'Fällig (Europe/Berlin)'],
    states: {
      unchanged: 'unverändert',
      accepted: 'neu',
      absent: 'nicht da',
      unreachable: 'nicht erreichbar',
      rejected: 'zurückgehalten',
    },
    never: 'nie',
    due: 'jetzt',
    neverDue: 'nie',
    begin: (count: number) => `„quartett schedule“ würde jetzt einen Lauf mit ${count} Quellen beginnen.`,
  },
  en: {
    head: ['Source', 'Schedule', 'Last look', 'Outcome', 'Due (Europe/Berlin)'],
    states: {
      unchanged: 'unchanged',
      accepted: 'new',
      absent: 'not there',
      unreachable: 'unreachable',
      rejected: 'held back',
    },
    never: 'never',
    due: 'now',
    neverDue: 'never',
    begin: (count: number) => `"quartett schedule" would now begin a run with ${count} sources.`,
  },
} as const;
