import type { SourceMap } from '../../schemas/types.ts';

export interface Period {
  /** The key: `2018`, `2018-Q2`, `2018-06`; a school year by its first year, an election by its year. */
  readonly time_period: string;
  /** The day, where there is one. */
  readonly ref_date: string | null;
}

type Kind = SourceMap['period']['as'];

const months = [
  'januar',
  'februar',
  'märz',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'dezember',
];

/**
 * Reads the text of a period column; null if it is no period of that kind.
 *
 * @example readPeriod('31.12.2018', 'reference-date') → { time_period: '2018', ref_date: '2018-12-31' }
 */
export function readPeriod(text: string, kind: Kind): Period | null {
  switch (kind) {
    case 'year':
      return /^(19|20)\d{2}$/.test(text) ? { time_period: text, ref_date: null } : null;
    case 'school-year': {
      const match = /^(?:Schuljahr\s+)?((?:19|20)\d{2})(?:\s*\/\s*(\d{2}|\d{4}))?$/.exec(text);
      const first = match?.[1];
      const second = match?.[2];
      const follows = second === undefined || String(Number(first) + 1).endsWith(second);
      return first && follows ? { time_period: first, ref_date: null } : null;
    }
    case 'reference-date':
    case 'election-day': {
      const day = readDay(text);
      return day ? { time_period: day.slice(0, 4), ref_date: day } : null;
    }
    case 'quarter': {
      const match =
        /^((?:19|20)\d{2})-?Q([1-4])$/.exec(text) ??
        swapped(/^(?:Q|)([1-4])\.?\s*(?:Quartal|Vierteljahr|Vj\.?|Q|\/)\s*((?:19|20)\d{2})$/i.exec(text));
      return match ? { time_period: `${match[1]}-Q${match[2]}`, ref_date: null } : null;
    }
    case 'half-year': {
      const match =
        /^((?:19|20)\d{2})-?[SH]([12])$/.exec(text) ??
        swapped(/^([12])\.\s*(?:Halbjahr|Hj\.?)\s*((?:19|20)\d{2})$/i.exec(text));
      return match ? { time_period: `${match[1]}-S${match[2]}`, ref_date: null } : null;
    }
    case 'month':
      return readMonth(text);
  }
}

/** `dd.mm.yyyy` or `yyyy-mm-dd` as ISO date; null if there is no such day. */
export function readDay(text: string): string | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})$/.exec(text);
  const iso = /^((?:19|20)\d{2})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = german ? [german[3], german[2], german[1]] : [iso?.[1], iso?.[2], iso?.[3]];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null;
}

function readMonth(text: string): Period | null {
  const iso = /^((?:19|20)\d{2})-(\d{2})$/.exec(text);
  const german = /^(\d{1,2})\.((?:19|20)\d{2})$/.exec(text);
  const words = /^(\p{L}+)\s+((?:19|20)\d{2})$/u.exec(text);
  const year = iso?.[1] ?? german?.[2] ?? words?.[2];
  const month = iso?.[2] ?? german?.[1] ?? String(months.indexOf((words?.[1] ?? '').toLowerCase()) + 1);
  const number = Number(month);
  if (!year || number < 1 || number > 12) return null;
  return { time_period: `${year}-${String(number).padStart(2, '0')}`, ref_date: null };
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match ? [match[0], match[2], match[1]] : null;
}
