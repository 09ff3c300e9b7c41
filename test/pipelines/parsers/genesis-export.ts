/** An export of a made-up table: a title, the given lines, notes and the time of the export. */
export function genesisExport(...lines: readonly string[]): string {
  return [
    'GENESIS-Tabelle: 99999-01-01-4',
    'Erfundene Tabelle nach erfundenen Merkmalen',
    ...lines,
    '__________',
    '"zu ""gesamter Tabelle"":',
    'Alle Zahlen sind erfunden; sie dienen dem Test."',
    'Stand: 03.02.2024 / 04:05:06',
    '',
  ].join('\n');
}
