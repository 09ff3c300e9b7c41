/**
 * Preamble and footer without what changes at every export although the table stays: time stamps and the year of the copyright.
 * A day alone after `Stand` may be the reference date of the figures, so it is a stamp in the footer only.
 */
export function withoutStamps({
  preamble,
  footer,
}: {
  readonly preamble: string;
  readonly footer: string;
}): readonly [string, string] {
  return [unstamped(preamble, [exportLine]), unstamped(footer, [exportLine, standLine])];
}

function unstamped(text: string, stamps: readonly RegExp[]): string {
  return text
    .split('\n')
    .map((line) => line.replace(standWithTime, '').trim())
    .filter((line) => line !== '' && !stamps.some((stamp) => stamp.test(line)))
    .map((line) => (copyright.test(line) ? line.replace(/\b(19|20)\d\d\b/g, '') : line))
    .join('\n');
}

const day = String.raw`(\d{1,2}\.\s*(\d{1,2}\.|[A-Za-zä]+)\s*\d{4}|\d{4}-\d\d-\d\d)`;
const time = String.raw`(\s*[/,T]?\s*(um )?\d{1,2}:\d\d(:\d\d)?( Uhr)?)`;
const exported = [
  '(Daten)?Abruf(datum)?|Abgerufen|Datum des Abrufs|Download|Heruntergeladen',
  'Export(datum)?|Exportiert|Datum des Exports|Erstell(t|ungsdatum)|Erzeugt|Gedruckt|Druckdatum',
  'Letzte (Aktualisierung|Änderung)|Aktualisiert',
].join('|');
const standWithTime = new RegExp(String.raw`\|?\s*\bStand:?\s*${day}${time}`, 'g');
const exportLine = new RegExp(String.raw`^(${exported})( am| vom)?:?\s*${day}${time}?\.?$`, 'i');
const standLine = new RegExp(String.raw`^Stand( vom)?:?\s*${day}\.?$`, 'i');
const copyright = /^(©|\(c\)|copyright)/i;
