/**
 * The last instant at which a schedule was due, up to and including `now`; null if it never is. A schedule is cron in Europe/Berlin
 * as node-cron reads it: day of the month and day of the week must both fit. A time that a night of daylight saving
 * skips is due an hour later by the clock; one that it has twice is due the first time.
 *
 * @example lastDue('30 2 * * *', new Date('2026-10-25T12:00:00Z')) // 02:30 summer time: 2026-10-25T00:30:00Z
 */
export function lastDue(expression: string, now: Date): Date | null {
  return nearestDue(expression, now, -1);
}

/** The first instant after `now` at which a schedule is due; null if it never is. */
export function nextDue(expression: string, now: Date): Date | null {
  return nearestDue(expression, now, 1);
}

/** 29 February is missing for up to eight years. */
const horizon = 8 * 366;
const [hour, day] = [3_600_000, 86_400_000];

function nearestDue(expression: string, now: Date, step: 1 | -1): Date | null {
  const schedule = readSchedule(expression);
  const today = Math.floor(wallClock(now.getTime()) / day) * day;
  for (let away = 0; away <= horizon; away += 1) {
    const due = dueOn(today + step * away * day, schedule).filter((instant) =>
      step < 0 ? instant <= now.getTime() : instant > now.getTime(),
    );
    if (due.length > 0) return new Date(step < 0 ? Math.max(...due) : Math.min(...due));
  }
  return null;
}

type Schedule = Readonly<Record<'minutes' | 'hours' | 'days' | 'months' | 'weekdays', ReadonlySet<number>>>;

/** The instants of one day; the day and its times are counted as if Germany had the time of Greenwich. */
function dueOn(date: number, { minutes, hours, days, months, weekdays }: Schedule): readonly number[] {
  const at = new Date(date);
  const isDay = months.has(at.getUTCMonth() + 1) && days.has(at.getUTCDate()) && weekdays.has(at.getUTCDay());
  if (!isDay) return [];
  return [...hours].flatMap((h) =>
    [...minutes].map((minute) => instantOf(date + h * hour + minute * 60_000)),
  );
}

/** Summer time comes first in the night that has two; in the night that lacks an hour, winter time leads behind the gap. */
function instantOf(wall: number): number {
  const [summer, winter] = [wall - 2 * hour, wall - hour];
  return wallClock(summer) === wall ? summer : winter;
}

/** What a clock on a German wall shows, as if it were the time of Greenwich. */
function wallClock(instant: number): number {
  return Date.parse(`${berlin.format(instant).replace(' ', 'T')}Z`);
}

/** Sweden writes 2026-11-21 06:03:00, which is easily taken apart. */
const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const names = {
  months: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  weekdays: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
} as const;

function readSchedule(expression: string): Schedule {
  const [minutes = '*', hours = '*', days = '*', months = '*', weekdays = '*'] = expression
    .trim()
    .split(/\s+/);
  return {
    minutes: readField(minutes, 0, 59),
    hours: readField(hours, 0, 23),
    days: readField(days, 1, 31),
    months: readField(numbered(months, names.months, 1), 1, 12),
    weekdays: new Set([...readField(numbered(weekdays, names.weekdays, 0), 0, 7)].map((one) => one % 7)),
  };
}

/** `jan` is 1, `january` too. */
function numbered(field: string, words: readonly string[], first: number): string {
  return field.replace(/[a-z]{3,}/gi, (word) => {
    const index = words.indexOf(word.slice(0, 3).toLowerCase());
    return index < 0 ? word : String(index + first);
  });
}

/** `*`, `5`, `1-5`, `0-59/15`, `1-10/3`, and lists of them. */
function readField(field: string, least: number, most: number): ReadonlySet<number> {
  const found = field.split(',').flatMap((part) => {
    const [, from, to, step] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (from === undefined) return [];
    const first = from === '*' ? least : Number(from);
    const last = from === '*' ? most : Number(to ?? (step === undefined ? from : most));
    const every = Number(step ?? 1);
    return Array.from(
      { length: Math.max(0, Math.floor((last - first) / every) + 1) },
      (_, index) => first + index * every,
    );
  });
  return new Set(found.filter((one) => one >= least && one <= most));
}
