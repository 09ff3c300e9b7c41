import { row } from './issue-row.ts';

/** A file cannot be read as the table it should be. */
export const readingIssues = {
  encoding: row(
    'error',
    'Die Zeichenkodierung ist nicht {value}: {reason}.',
    'read.encoding auf die wirkliche Kodierung der Datei setzen (utf-8 oder windows-1252).',
    'The encoding is not {value}: {reasonen}.',
    'Set read.encoding to what the file really uses (utf-8 or windows-1252).',
  ),
  'not-a-table': row(
    'error',
    'In der Datei ist keine Tabelle zu erkennen: {reason}.',
    'Die Datei öffnen und mit der Beschreibung unter read vergleichen; hat der Herausgeber den Aufbau geändert, read anpassen.',
    'No table can be made out in the file: {reasonen}.',
    'Open the file and compare it with read; if the publisher changed the layout, adapt read.',
  ),
  'row-length': row(
    'error',
    'Die Zeile hat {value} statt {expected} Felder.',
    'Die Zeile in der Datei ansehen: meist fehlt ein Trennzeichen oder ein Anführungszeichen.',
    'The row has {value} instead of {expected} fields.',
    'Look at the row in the file: usually a delimiter or a quote is missing.',
  ),
  'sheet-missing': row(
    'error',
    'Das Tabellenblatt „{value}“ gibt es nicht; vorhanden: {known}.{hint}',
    'read.sheet auf einen vorhandenen Namen setzen.',
    'There is no sheet "{value}"; present are: {known}.{hinten}',
    'Set read.sheet to a name that exists.',
  ),
} as const;
