/** Is it a date or period with its year: `31.12.2018`, `2018`, `2018/19`, `1. Quartal 2018`, `2016 bis 2018`? */
export function isPeriod(text: string): boolean {
  return period.test(text);
}

/** Is it a part of a year that needs the year beside it: `Januar`, `1. Quartal`? */
export function isPartOfYear(text: string): boolean {
  return partOfYear.test(text);
}

/** Is it a heading above dates or periods: `Stichtag`, `Schuljahr`? */
export function isPeriodWord(text: string): boolean {
  return periodWord.test(text);
}

/** Is it years alone? In a header these may be dates, or labels such as years of construction. */
export function isYears(text: string): boolean {
  return yearsAlone.test(text);
}

/**
 * The period that a line of the preamble states: `Stichtag: 30.06.2018` → `30.06.2018`. Without such a word only a
 * day counts: a year may be the end of a wrapped title.
 */
export function statedPeriod(text: string): string | null {
  const [, announced = '', rest = ''] = /^(\p{L}+):?\s*(.+)$/u.exec(text) ?? [];
  if (isPeriodWord(announced) && isPeriod(rest)) return rest;
  return wholeDay.test(text) ? text : null;
}

/** One period of its pieces: a year and its quarter in two cells are `1. Quartal 2018`, as German says it. */
export function joinPeriod(pieces: readonly string[]): string {
  const filled = pieces.filter((piece) => piece !== '');
  return [...filled.filter(isPartOfYear), ...filled.filter((piece) => !isPartOfYear(piece))].join(' ');
}

const year = '(?:1[89]|20)\\d\\d';
const years = `${year}(?:/(?:${year}|\\d\\d))?`;
const day = `(?:\\d{1,2}\\.\\d{1,2}\\.${year}|${year}-\\d\\d(?:-\\d\\d)?)`;
const month =
  '(?:Jan(?:uar|\\.)?|Feb(?:ruar|\\.)?|März|Mrz\\.?|Apr(?:il|\\.)?|Mai|Juni?|Juli?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Okt(?:ober|\\.)?|Nov(?:ember|\\.)?|Dez(?:ember|\\.)?)';
const part = `(?:${month}|(?:[1-4]\\.|I{1,3}\\.?|IV\\.?) ?(?:Quartal|Vierteljahr|Vj\\.?|Halbjahr|Hj\\.?|Trimester)|Q[1-4])`;
const word =
  '(?:Stichtage?|Zeit|Zeitraum|Zeiträume|Zeitpunkt|Berichts(?:jahr|zeitraum|monat)|(?:Kalender|Schul|Studien|Kindergarten|Haushalts|Geschäfts|Wirtschafts)?jahre?|Monate?|Quartale?|Vierteljahre?|Halbjahre?|Trimester|(?:Winter|Sommer)?semester|WS|SS|WiSe|SoSe)';
const single = `(?:${day}|(?:${word} )?${years}|${part}[ /-]*${years}|${years}[ /-]*${part}|(?:0[1-9]|1[0-2])[./]${year})`;

const period = new RegExp(`^${single}(?:\\s*(?:-|–|bis)\\s*${single})?$`, 'i');
const yearsAlone = new RegExp(`^${years}(?:\\s*(?:-|–|bis)\\s*${years})?$`);
const wholeDay = new RegExp(`^${day}$`);
const partOfYear = new RegExp(`^${part}$`, 'i');
const periodWord = new RegExp(`^${word}$`, 'i');
