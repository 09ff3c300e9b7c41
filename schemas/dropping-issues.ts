import { row } from './issue-row.ts';

/** What of a file does not reach our tables, or no district: counted by reason, so that nothing is dropped silently. */
export const droppingIssues = {
  'rows-ignored': row(
    'info',
    '{value} Zeilen anderer Gebiete wurden übergangen.',
    'Keine Handlung nötig.',
    '{value} rows of other areas were passed over.',
    'Nothing to do.',
  ),
  'rows-other-level': row(
    'info',
    '{value} Zeilen wurden übergangen, deren Schlüssel keine {digits} Ziffern hat (etwa Länder, Summen, Zwischenzeilen).',
    'Keine Handlung nötig. Wundert die Zahl, mit „quartett preview {file}“ nachsehen.',
    '{value} rows were passed over whose key does not have {digits} digits (such as states, totals, rows in between).',
    'Nothing to do. If the number is surprising, look with "quartett preview {file}".',
  ),
  'rows-unassigned': row(
    'info',
    '{value} Zeilen zählen für ihre Stadt, aber für keinen Stadtteil: {cities}.',
    'Keine Handlung nötig, solange der Herausgeber sie keinem Stadtteil zuordnet (etwa Briefwahlbezirke).',
    '{value} rows count for their city, but for no district: {cities}.',
    'Nothing to do as long as the publisher assigns them to no district (such as postal voting districts).',
  ),
  'rows-skipped': row(
    'info',
    '{value} Zeilen wurden mit Grund ausgelassen: {reason}',
    'Keine Handlung nötig.',
    '{value} rows were left out with a reason: {reason}',
    'Nothing to do.',
  ),
  'values-ended': row(
    'warning',
    '{value} Zahlen der Spalte „{column}“ liegen nach ihrem until und bleiben draußen.',
    'Für die Zeit danach eine neue Zeile unter map.values anlegen.',
    '{value} figures of column "{column}" lie after its until and stay out.',
    'Add a new line under map.values for the time after it.',
  ),
} as const;
