import { row } from './issue-row.ts';

/** What is new about a source, or should be: its file, its layout, its silence. */
export const changeIssues = {
  'new-source': row(
    'info',
    'Von dieser Quelle ist zum ersten Mal eine Datei übernommen worden.',
    'Keine Handlung nötig.',
    'A file of this source has been accepted for the first time.',
    'Nothing to do.',
  ),
  'only-restamped': row(
    'info',
    'Die neue Datei sagt dasselbe wie die bisherige ({value}); nur Zeitstempel oder Verpackung sind andere. Sie ist aufgehoben, veröffentlicht bleibt die bisherige.',
    'Keine Handlung nötig.',
    'The new file says the same as the one before ({value}); only time stamps or packing are others. It is kept, the one before stays published.',
    'Nothing to do.',
  ),
  restructured: row(
    'warning',
    'Die Datei hat andere Spalten als die letzte übernommene: {changes}.',
    'Die Datei ansehen. {places} Danach „quartett preview {file}“.',
    'The file has other columns than the last accepted one: {changesen}.',
    'Look at the file. {placesen} Then "quartett preview {file}".',
  ),
  'header-moved': row(
    'error',
    'Der Tabellenkopf steht jetzt in Zeile {value} statt in Zeile {before}.',
    'In {definition} read.header auf {header} setzen{units}, dann „quartett preview {file}“.',
    'The header now stands in line {value} instead of line {before}.',
    'In {definition}, set read.header to {header}{unitsen}, then "quartett preview {file}".',
  ),
  late: row(
    'warning',
    'Überfällig: Die Quelle sollte am {value} gelesen werden und seither wieder; {since}.',
    'Die letzten Meldungen zu dieser Quelle beheben, dann „quartett collect {file}“. Der letzte gute Stand bleibt veröffentlicht.',
    'Late: the source was to be read on {dueen} and again since; {sinceen}.',
    'Cure the last issues of this source, then "quartett collect {file}". The last good data stay published.',
  ),
  'news-late': row(
    'warning',
    'Überfällig: Neue Zahlen kamen zuletzt am {value}, erwartet werden sie alle {months} Monate.',
    'Nachsehen, ob der Herausgeber sie an anderer Stelle gibt, oder nachfragen. Erscheinen sie seltener, expect.news anpassen.',
    'Late: new figures last came on {lasten}; they are expected every {months} months.',
    'See whether the publisher gives them elsewhere, or ask. If they appear less often, adapt expect.news.',
  ),
  'delivery-late': row(
    'warning',
    'Überfällig: Die Lieferung war am {value} erwartet; {since}.',
    'Beim Amt nachfragen, das liefert. Kommt sie seltener, schedule anpassen.',
    'Late: the delivery was expected on {dueen}; {sinceen}.',
    'Ask the office that delivers. If it comes less often, adapt schedule.',
  ),
} as const;
