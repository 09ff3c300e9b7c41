import type { SignProfile } from '../../indicators/registry.ts';
import type { Project, SourceDefinition } from '../project.ts';
import { profileOf } from '../steps/legend-sql.ts';
import { templateMark } from '../steps/template-mark.ts';

/** How an office fills in its template and where it puts the file. Always German, as the offices are. */
export function explanationLines(
  source: SourceDefinition,
  { registry, publisher }: Project,
): readonly string[] {
  const { request, read, map, title } = source;
  return [
    title.de,
    '',
    'Ausfüllen',
    `– In der ersten Zeile „${templateMark} …“ durch einen Titel ersetzen. Keine Zeile über der Tabelle löschen oder einfügen.`,
    `– Stichtag als Tag.Monat.Jahr eintragen, etwa 31.12.2025, ${stichtag(map.period)}.`,
    '– In jede leere Zelle gehört eine Zahl. Gibt es niemanden, eine 0; eine leere Zelle wird abgewiesen.',
    `– ${numbers(read.numbers?.group)}`,
    `– Statt einer Zahl gelten nur diese Zeichen: ${signs(profileOf(read, registry))}.`,
    ...(map.area.unassigned
      ? [
          `– Wer keinem Gebiet zugeordnet ist, gehört in die Zeile „${map.area.unassigned[0]}“; gibt es niemanden, dort 0.`,
        ]
      : []),
    ...(map.area.city
      ? [`– Die Zeile „${map.area.city[0]}“ ist die ganze Stadt; alle anderen Zeilen müssen sie ergeben.`]
      : []),
    '– Nummern, Namen und Überschriften stehen lassen. Bemerkungen gehören unter die Tabelle, in die erste Spalte.',
    '',
    'Liefern',
    `– Ordner: ${request.folder ?? '–'}`,
    `– Dateiname: ${request.files ?? '–'} (für * zum Beispiel der Stichtag: ${(request.files ?? '').replace('*', '2025-12-31')})`,
    '– In der folgenden Nacht wird geprüft. Angenommene Dateien liegen danach in „angenommen“, abgewiesene in „abgewiesen“, jeweils mit einem Bericht daneben.',
    '',
    `Fragen an: ${publisher.contact.name}, ${publisher.contact.email}`,
  ];
}

function stichtag({ column, preamble }: SourceDefinition['map']['period']): string {
  if (preamble !== undefined) return `hinter „${preamble}:“ über der Tabelle`;
  return column === undefined ? 'im Dateinamen' : `in jeder Zeile der Spalte „${column}“`;
}

function numbers(group: string | undefined): string {
  return group === undefined
    ? 'Zahlen ohne Tausenderzeichen schreiben (217118).'
    : `Zahlen mit „${group}“ als Tausenderzeichen (217${group}118) oder ohne schreiben.`;
}

/** `- (nichts vorhanden), . (unbekannt oder geheim)` */
function signs({ signs: alone, suffixes = {}, parentheses }: SignProfile): string {
  const telling = Object.entries(alone).filter(([sign]) => sign !== '' && !/^0/.test(sign));
  return [
    ...telling.map(([sign, { label }]) => `${sign}${inWords(label)}`),
    ...Object.entries(suffixes).map(([sign, { label }]) => `${sign} hinter der Zahl${inWords(label)}`),
    ...(parentheses ? [`Zahl in Klammern${inWords(parentheses.label)}`] : []),
  ].join(', ');
}

function inWords(label: { readonly de: string } | undefined): string {
  return label ? ` (${label.de})` : '';
}
