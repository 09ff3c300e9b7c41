import { row } from './issue-row.ts';

/** A release, or what it is made of. */
export const releaseIssues = {
  'snapshot-unreadable': row(
    'error',
    'Der geprüfte Stand {value} lässt sich mit der heutigen Definition nicht mehr lesen.',
    'Die letzte Änderung an {definition} zurücknehmen oder berichtigen; „quartett preview {file}“ zeigt die Meldungen.',
    'The accepted data {value} can no longer be read with the definition of today.',
    'Take back or correct the last change of {definition}; "quartett preview {file}" shows the issues.',
  ),
  'snapshot-damaged': row(
    'error',
    'Der gespeicherte Stand {value} ist beschädigt: {reason}.',
    'Den Ordner data/ aus der Sicherung zurückholen, oder die Quelle neu abrufen.',
    'The stored data {value} are damaged: {reasonen}.',
    'Restore the folder data/ from the backup, or fetch the source again.',
  ),
  'live-release-present': row(
    'error',
    'In {file} liegt eine echte Veröffentlichung; ein Spiegel ersetzt sie nie.',
    'Den Spiegel mit --out in einen anderen Ordner veröffentlichen, zum Beispiel --out output/sample.',
    '{file} holds a live release; a mirror never replaces it.',
    'Publish the mirror to another folder with --out, for example --out output/sample.',
  ),
  'write-failed': row(
    'error',
    'Schreiben nach {file} ist gescheitert: {reason}.',
    'Freien Speicherplatz und Schreibrechte prüfen, dann noch einmal starten. Die letzte Veröffentlichung ist unverändert.',
    'Writing to {file} failed: {reasonen}.',
    'Check free space and permissions, then start again. The last release is unchanged.',
  ),
  'public-not-link': row(
    'error',
    'An der Stelle {file} steht ein Ordner oder eine Datei; dorthin gehört die Verknüpfung auf die aktuelle Veröffentlichung.',
    'Nachsehen, was dort liegt, es beiseitelegen (zum Beispiel nach {file}.alt) und noch einmal starten; gelöscht wurde nichts.',
    'A folder or a file stands at {file}, where the link to the current release belongs.',
    'See what lies there, move it aside (for example to {file}.old) and start again; nothing was deleted.',
  ),
  'catalog-incomplete': row(
    'error',
    'Im Katalog fehlt {value} bei {file}, oder die Angabe ist nicht zulässig.',
    '{column} ergänzen oder berichtigen.',
    'The catalog has no valid {value} at {file}.',
    'Add or correct {column}.',
  ),
  'identifier-shared': row(
    'error',
    'Mehrere Datensätze tragen die Kennung {value}: {file}. Ein Portal behält nur einen davon.',
    'Dem neueren Datensatz eine eigene Kennung geben.',
    'Several datasets have the identifier {value}: {file}. A portal keeps only one of them.',
    'Give the newer dataset an identifier of its own.',
  ),
  'identifier-vanished': row(
    'error',
    'Der Datensatz {value} steht nicht mehr im Katalog; beim nächsten Abruf würde ihn das Landesportal löschen.',
    'Den Indikator wiederherstellen.',
    'The dataset {value} is gone from the catalog; the state portal would delete it at its next harvest.',
    'Restore the indicator.',
  ),
  'indicator-empty': row(
    'warning',
    'Der Indikator {value} hat noch keine einzige Zahl und erscheint nicht im Katalog.',
    'Seine Quellen mit „quartett collect“ holen.',
    'The indicator {value} has no figure yet and does not appear in the catalog.',
    'Fetch its sources with "quartett collect".',
  ),
  'release-empty': row(
    'error',
    'Es liegt kein einziger geprüfter Stand vor; eine leere Veröffentlichung würde alles löschen.',
    'Zuerst mindestens eine Quelle mit „quartett collect“ holen.',
    'No accepted data exist; an empty release would delete everything.',
    'Fetch at least one source with "quartett collect" first.',
  ),
  'share-out-of-range': row(
    'error',
    '{value}: {area} {period} wäre {share}; möglich ist {range}.',
    'Zähler und Nenner in den Quellen prüfen: meist sind zwei Spalten vertauscht. Kann der Wert so sein, range des Indikators angeben.',
    '{value}: {area} {period} would be {share}; possible is {range}.',
    'Check numerator and denominator in the sources: usually two columns are exchanged. If the value can be right, give range of the indicator.',
  ),
  'sources-disagree': row(
    'warning',
    '{variable} {area} {period}: {source} sagt {value}, {other} sagt {otherValue}; veröffentlicht wird {source}.',
    'Prüfen, welche Quelle recht hat; die Rangfolge steht in der Variable unter sources.',
    '{variable} {area} {period}: {source} says {value}, {other} says {otherValue}; {source} is published.',
    'Check which source is right; the precedence stands under sources of the variable.',
  ),
} as const;
