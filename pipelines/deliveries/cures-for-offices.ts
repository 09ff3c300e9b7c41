import { type Issue, type IssueCode, isJudgement } from '../../schemas/issues.ts';

/** What the office that delivered a file can do about a problem. */
export function cureForOffice(issue: Issue): string {
  return cures.get(issue.code) ?? (isJudgement(issue) ? ifRight : otherwise);
}

/**
 * An office sees its file and nothing of ours, so the cures of the issue table, which speak of our definitions, do not
 * help it.
 */
const cures: ReadonlyMap<IssueCode, string> = new Map<IssueCode, string>([
  [
    'template-delivered',
    'Die Vorlage ausfüllen und diesen Text durch einen Titel ersetzen; die Zeile selbst stehen lassen.',
  ],
  ['empty-cell', 'Die Zahl eintragen; gibt es niemanden, eine 0 oder das Zeichen Ihrer Zeichenerklärung.'],
  [
    'unknown-sign',
    'Eine Zahl eintragen oder ein Zeichen Ihrer Zeichenerklärung; Anmerkungen gehören unter die Tabelle.',
  ],
  ['number-style', 'Die Zahl so schreiben wie in der Vorlage, mit demselben Dezimal- und Tausenderzeichen.'],
  ['too-many-decimals', 'Personen in ganzen Zahlen angeben.'],
  [
    'unknown-area',
    'Nummer oder Namen so schreiben wie in der Vorlage; gibt es das Gebiet neu, uns bitte Bescheid geben.',
  ],
  ['name-mismatch', 'Nummer und Namen vergleichen: Zwei Zeilen sind vermutlich vertauscht.'],
  [
    'unknown-label',
    'Die Bezeichnung so schreiben wie in der Vorlage; ist sie neu, uns bitte Bescheid geben.',
  ],
  ['missing-column', 'Die Spalte wieder einfügen und so nennen wie in der Vorlage.'],
  ['unmatched-line', 'Die Spalte wieder einfügen und so nennen wie in der Vorlage.'],
  [
    'unmatched-column',
    'Die Spalte entfernen oder so nennen wie in der Vorlage; ist sie neu, uns bitte Bescheid geben.',
  ],
  ['duplicate-key', 'Die doppelte Zeile entfernen.'],
  ['missing-area', 'Die fehlende Zeile ergänzen.'],
  ['parts-differ', 'Die Zahlen der Zeile prüfen: Die Teile ergeben nicht die Summe.'],
  [
    'districts-differ',
    'Die Spalte prüfen: Die Stadtteile ergeben nicht die Stadt. Wer keinem zugeordnet ist, braucht eine eigene Zeile.',
  ],
  ['bad-period', 'Den Stichtag als Tag.Monat.Jahr schreiben, etwa 31.12.2025.'],
  ['reference-date', 'Prüfen, ob es die richtige Auszählung ist; wir brauchen den genannten Stichtag.'],
  ['period-unstated', 'Den Stichtag über der Tabelle nennen, wie in der Vorlage.'],
  ['encoding', 'Die Datei in der Zeichenkodierung der Vorlage speichern.'],
  [
    'not-a-table',
    'Den Aufbau der Vorlage beibehalten: keine Zeilen über der Tabelle einfügen oder löschen, im selben Format speichern.',
  ],
  ['sheet-missing', 'Das Tabellenblatt so nennen wie in der Vorlage.'],
  ['row-length', 'Die Zeile ansehen: meist fehlt ein Trennzeichen oder ein Anführungszeichen.'],
  ['truncated', 'Die Datei noch einmal speichern und vollständig übertragen.'],
  ['out-of-range', 'Die Zahl prüfen.'],
  ['future-period', 'Den Stichtag prüfen: Er liegt in der Zukunft.'],
  [
    'no-observations',
    'Prüfen, ob es die richtige Datei ist und die Tabelle aufgebaut ist wie in der Vorlage.',
  ],
  ['empty-file', 'Die Datei noch einmal speichern und vollständig übertragen; sie ist leer.'],
]);

/** It may be right, but looks as if it were not. */
const ifRight =
  'Bitte prüfen. Stimmt es, genügt eine kurze Nachricht an uns; neu liefern müssen Sie dann nichts.';

/** For all others: it is our definition that must be looked at. */
const otherwise = 'Stimmt Ihre Datei, liegt es an uns: Bitte schicken Sie uns diesen Bericht.';
