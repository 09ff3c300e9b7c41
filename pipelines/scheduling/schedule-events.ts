import { spelled } from '../../catalog/spelled.ts';
import type { Issue, Text } from '../../schemas/issues.ts';
import type { Ended } from '../effects/child-process.ts';
import { exitCodes } from '../exit-codes.ts';
import { berlinText } from './berlin-time.ts';
import type { ForeseenNight } from './next-night.ts';

/** Something that happened to the schedule: a line for people, and its name and data for machines. */
export interface ScheduleEvent {
  readonly name:
    | 'started'
    | 'planned'
    | 'definitions-broken'
    | 'night-begins'
    | 'night-ended'
    | 'stumbled'
    | 'stopping'
    | 'stopped';
  readonly text: Text;
  readonly issues?: readonly Issue[];
  readonly sources?: readonly string[];
  readonly night?: ForeseenNight | null;
  readonly ended?: Ended;
}

/** Where the events of the schedule go. */
export type Tell = (event: ScheduleEvent) => void;

/** What people read of each. */
export const eventTexts = {
  started: {
    de: 'Der Zeitplan läuft und endet mit Strg+C oder SIGTERM.',
    en: 'The schedule runs and ends with Ctrl+C or SIGTERM.',
  },
  broken: { de: 'Die Definitionen sind nicht lesbar.', en: 'The definitions cannot be read.' },
  stumbled: { de: 'Eine Minute des Zeitplans ist gescheitert.', en: 'A minute of the schedule failed.' },
  stopping: {
    de: 'Der Zeitplan wird beendet; ein Lauf, der arbeitet, hört nach seiner Quelle auf.',
    en: 'The schedule is being stopped; a run that is at work ends after its source.',
  },
  stopped: { de: 'Der Zeitplan ist beendet.', en: 'The schedule has stopped.' },
  next: (count: number, night: ForeseenNight | null): Text => {
    if (night === null) return { de: 'Keine Quelle steht an.', en: 'No source will be due.' };
    const { at, sources } = night;
    return {
      de: `${count} Quellen im Plan. Nächster Lauf ${berlinText(at)} mit ${sources.length}: ${sources.join(', ')}.`,
      en: `${count} sources in the plan. Next run ${berlinText(at)} with ${sources.length}: ${sources.join(', ')}.`,
    };
  },
  begins: (sources: readonly string[]): Text => ({
    de: `Ein Lauf beginnt mit ${sources.length} Quellen: ${sources.join(', ')}.`,
    en: `A run begins with ${sources.length} sources: ${sources.join(', ')}.`,
  }),
  ended: (ended: Ended, minutes: number): Text => {
    const { de, en } = outcome(ended);
    const long = (language: 'de' | 'en') => spelled.number(minutes, language, 1);
    return {
      de: `Der Lauf ist zu Ende nach ${long('de')} Minuten: ${de}.`,
      en: `The run ended after ${long('en')} minutes: ${en}.`,
    };
  },
} as const;

function outcome(ended: Ended): Text {
  if (ended.how === 'hung') return { de: 'er hing und wurde beendet', en: 'it hung and was ended' };
  if (ended.how === 'not-started') return { de: 'er ließ sich nicht starten', en: 'it could not be started' };
  if (ended.how === 'killed') return { de: `${ended.signal} von außen`, en: `${ended.signal} from outside` };
  return outcomes.get(ended.code) ?? { de: `Code ${ended.code}`, en: `code ${ended.code}` };
}

const outcomes: ReadonlyMap<number, Text> = new Map<number, Text>([
  [exitCodes.fine, { de: 'in Ordnung', en: 'fine' }],
  [exitCodes.bug, { de: 'Programmfehler', en: 'a mistake in the program' }],
  [
    exitCodes.definition,
    { de: 'eine Definition ist falsch, nichts geschah', en: 'a definition is wrong, nothing was done' },
  ],
  [
    exitCodes.source,
    {
      de: 'veröffentlicht, aber nicht jede Quelle war in Ordnung',
      en: 'published, but not every source was fine',
    },
  ],
  [
    exitCodes.release,
    { de: 'Veröffentlichung verweigert, die letzte bleibt', en: 'release refused, the last one stays' },
  ],
  [
    exitCodes.busy,
    {
      de: 'ein anderer Lauf war an der Arbeit, nichts geschah',
      en: 'another run was at work, nothing was done',
    },
  ],
  [exitCodes.stopped, { de: 'auf Wunsch angehalten', en: 'stopped on request' }],
]);
