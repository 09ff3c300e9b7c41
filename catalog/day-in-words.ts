/** `31.12.2018` or `31 December 2018`. */
export function dayInWords(day: string, language: 'de' | 'en'): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  if (language === 'de') return `${date}.${month}.${year}`;
  const name = new Date(`${day.slice(0, 10)}T12:00:00Z`).toLocaleString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  return `${Number(date)} ${name} ${year}`;
}

/** The day of an instant on a calendar in Germany, as `2026-11-21`. */
export function dayOf(instant: string): string {
  // Sweden writes its dates so.
  return new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}
