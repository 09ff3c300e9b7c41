import { row } from './issue-row.ts';

/** Files of one city with its districts, and the examples that show how such a file would be read. */
export const districtIssues = {
  'within-missing': row(
    'error',
    'Der Schlüssel {value} nennt keine Stadt, und die Quelle sagt nicht, welche sie enthält.',
    'Unter map.area den AGS der Stadt nennen, etwa within: "07315000".',
    'The key {value} names no city, and the source does not say which one it holds.',
    'Give the AGS of the city under map.area, for example within: "07315000".',
  ),
  'within-needed': row(
    'error',
    '{column} gibt es nur in der Datei einer einzigen Stadt.',
    'Unter map.area mit within den AGS der Stadt nennen, oder die Angabe entfernen.',
    '{column} exists only in the file of a single city.',
    'Give the AGS of the city under map.area as within, or remove it.',
  ),
  'example-source': row(
    'error',
    'Die Quelle {value} ist ein Beispiel: Sie wird nie abgerufen und nie veröffentlicht.',
    'Mit „quartett preview {value} --file PFAD“ ansehen. Hat das Amt den Aufbau bestätigt, in {file} die Zeile „example: true“ löschen.',
    'The source {value} is an example: it is never collected and never published.',
    'Look at it with "quartett preview {value} --file PATH". Once the office has confirmed the layout, delete the line "example: true" in {file}.',
  ),
  'districts-differ': row(
    'error',
    '{variable} {area} {period}{codes}: Die Stadtteile ergeben zusammen {value}, die Zeile der Stadt sagt {total}.',
    'Beim Herausgeber nachfragen, welche Zahl stimmt; wer keinem Stadtteil zugeordnet ist, braucht eine eigene Zeile (map.area.unassigned).',
    '{variable} {area} {period}{codes}: the districts add up to {value}, the row of the city says {total}.',
    'Ask the publisher which figure is right; whoever belongs to no district needs a row of their own (map.area.unassigned).',
  ),
} as const;
