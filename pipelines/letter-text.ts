import type { Registry } from '../indicators/registry.ts';
import type { Project, SourceDefinition } from './project.ts';
import { areaName } from './steps/area-name.ts';
import type { Correction } from './steps/correct.ts';
import { wrap } from './wrap.ts';

/** What fits on a sheet and in a mail. */
const width = 78;

/** A letter to the publisher of a source that lists its known errors; lines of plain text, ready to paste. */
export function letterText(source: SourceDefinition, project: Project, today: Date): readonly string[] {
  const { registry, publisher, vocabularies } = project;
  const office = vocabularies.get('publishers')?.[source.publisher];
  const { corrections } = source;
  const many = corrections.length > 1;
  return [
    ...wrap(publisher.name, width),
    publisher.contact.email,
    '',
    ...wrap(office?.label.de ?? source.publisher, width),
    ...(office ? [office.iri] : []),
    '',
    longDate(today),
    '',
    ...wrap(`Fehler in „${source.title.de}“`, width),
    '',
    'Sehr geehrte Damen und Herren,',
    '',
    ...wrap(
      `wir veröffentlichen Zahlen aus Ihrer oben genannten Tabelle nach und haben darin ${many ? `${corrections.length} Angaben` : 'eine Angabe'} gefunden, die wir für falsch halten. Wir bitten Sie, ${many ? 'sie' : 'diese'} zu prüfen und gegebenenfalls zu berichtigen.`,
      width,
    ),
    ...corrections.flatMap((correction, index) => [
      '',
      ...item(index + 1, correction, source, registry, today),
    ]),
    '',
    ...wrap(
      'Bis dahin weichen unsere Zahlen an dieser Stelle von Ihren ab; die Abweichung ist bei uns gekennzeichnet und begründet. Sobald Sie die Tabelle ändern, entfällt sie. Irren wir uns, sind wir für einen Hinweis dankbar.',
      width,
    ),
    '',
    'Mit freundlichen Grüßen',
    '',
    ...wrap(publisher.contact.name, width),
    publisher.contact.email,
  ];
}

/** One figure: where it stands, what is there, what would be right, and why. */
function item(
  number: number,
  correction: Correction,
  source: SourceDefinition,
  registry: Registry,
  today: Date,
): readonly string[] {
  const { variable, area, where = {}, rows = {}, published, corrected, because, told } = correction;
  const definition = registry.variables.get(variable);
  const unit = registry.units.codes.find(({ code }) => code === definition?.unit)?.label.de ?? '';
  const facts: readonly (readonly [string, string])[] = [
    ['Merkmal', definition?.title.de ?? variable],
    ['Gebiet', sayArea(area, registry)],
    ['Zeitraum', sayPeriod(correction, source, registry)],
    ...Object.entries(where).map(([dimension, code]) => labelled(dimension, code, registry)),
    ...Object.entries(rows),
    ['Ihre Angabe', published === '' ? '(leer)' : published],
    [
      'Richtig wäre',
      corrected === undefined ? 'die Angabe zurückzuziehen' : `${germanNumber(corrected)} ${unit}`,
    ],
    ['Grund', because],
    ...reported(told, today),
  ];
  const margin = Math.max(...facts.map(([name]) => name.length)) + 2;
  return facts.flatMap(([name, text], index) => {
    const lines = wrap(text, width - 4 - margin);
    const head = index === 0 ? `${number}.`.padEnd(4) : '    ';
    return lines.map((line, part) =>
      part === 0 ? `${head}${`${name}:`.padEnd(margin)}${line}` : `${' '.repeat(4 + margin)}${line}`,
    );
  });
}

/** On the day of the letter itself there is nothing to remember. */
function reported({ whom, on }: Correction['told'], today: Date): readonly (readonly [string, string])[] {
  const day = new Date(on);
  return day.getTime() < today.getTime() - 24 * 60 * 60 * 1000
    ? [['Gemeldet', `zuerst am ${longDate(day)} an ${whom}`]]
    : [];
}

/** `Trier, Olewig (07211000.OB.41)`: names of districts occur in several cities. */
function sayArea(area: string, registry: Registry): string {
  const parent = registry.areas.areas.find(({ id }) => id === area)?.parent;
  const names = [parent, area].filter((id) => id !== undefined).map((id) => areaName({ registry }, id));
  return `${names.join(', ')} (${area})`;
}

/** A code as people read it: `Geschlecht: weiblich`. */
function labelled(dimension: string, code: string, { codelists }: Registry): readonly [string, string] {
  const codelist = codelists.get(dimension);
  return [
    codelist?.title.de ?? dimension,
    codelist?.codes.find((one) => one.code === code)?.label.de ?? code,
  ];
}

/** `Schuljahr 2018/19`, `2. Quartal 2018`, `Juni 2018`, `31.12.2018`. */
function sayPeriod({ variable, period }: Correction, { map }: SourceDefinition, registry: Registry): string {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  if (part.startsWith('Q')) return `${part.slice(1)}. Quartal ${year}`;
  if (part.startsWith('S')) return `${part.slice(1)}. Halbjahr ${year}`;
  if (part !== '') {
    return new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${period}-01`),
    );
  }
  if (map.period.as === 'school-year') return `Schuljahr ${year}/${String(Number(year) + 1).slice(2)}`;
  if (map.period.as === 'election-day') return `Wahl ${year}`;
  const reference = registry.variables.get(variable)?.reference;
  const day = reference?.[map.basis?.const ?? 'default'] ?? reference?.default;
  return map.period.as === 'reference-date' && day !== undefined
    ? `${day.slice(3)}.${day.slice(0, 2)}.${year}`
    : year;
}

function germanNumber(value: number): string {
  return new Intl.NumberFormat('de-DE', { maximumFractionDigits: 6 }).format(value);
}

function longDate(day: Date): string {
  return new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' }).format(day);
}
