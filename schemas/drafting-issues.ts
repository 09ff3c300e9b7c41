import { row } from './issue-row.ts';

/** A definition is being made: of a file, of a template, or not yet wholly. */
export const draftingIssues = {
  'foreign-format': row(
    'error',
    'Die Datei ist {kind}; das liest kein Parser.',
    '{advice}',
    'The file is {kinden}; no parser reads that.',
    '{adviceen}',
  ),
  'target-exists': row(
    'error',
    'Die Datei gibt es schon; sie wird nicht überschrieben.',
    'Einen anderen Namen wählen, oder die alte Datei selbst entfernen.',
    'The file is there already; it is not overwritten.',
    'Choose another name, or remove the old file yourself.',
  ),
  'bad-target': row(
    'error',
    '„{value}“ ist kein Platz für eine Quelle.',
    'Den Pfad so angeben: pipelines/sources/<herausgeber>/<name>.yaml, nur kleine Buchstaben a–z, Ziffern und Bindestriche.',
    '"{value}" is no place for a source.',
    'Give the path as pipelines/sources/<publisher>/<name>.yaml, with small letters a–z, digits and hyphens only.',
  ),
  'withdrawn-id': row(
    'error',
    'Die Kennung „{value}“ gehörte einem zurückgezogenen Datensatz; sie wird nie neu vergeben.',
    'Eine andere Kennung wählen.',
    'The id "{value}" belonged to a withdrawn dataset; it is never given again.',
    'Choose another id.',
  ),
  'no-urban-district': row(
    'error',
    '„{value}“ ist kein Gemeindeschlüssel einer kreisfreien Stadt.',
    'Acht Ziffern angeben, die auf 000 enden, zum Beispiel 07312000. Eine kreisangehörige Stadt braucht zuerst ein eigenes Schema unter schemes, denn die Kreistabellen enthalten sie nicht.',
    '"{value}" is no municipality key of an urban district.',
    'Give eight digits that end in 000, for example 07312000. A city within a rural district needs a scheme of its own under schemes first, for the tables of districts do not hold it.',
  ),
  'areas-not-last': row(
    'error',
    'Unter areas lässt sich nichts anhängen: Die Liste steht nicht am Ende der Datei.',
    'Die Zeilen ohne --write ausgeben lassen und von Hand unter areas einfügen.',
    'Nothing can be appended to areas: the list does not end the file.',
    'Have the rows printed without --write and put them under areas by hand.',
  ),
  unfinished: row(
    'warning',
    'Hier steht noch „bitte ergänzen“: Zeile {lines}.',
    'Ausfüllen und den Vermerk löschen; bis dahin wird nichts daraus veröffentlicht.',
    'A remark "bitte …" (please fill in) still stands here: line {lines}.',
    'Fill it in and delete the remark; until then nothing of it is published.',
  ),
  unconfirmed: row(
    'warning',
    'Hier steht noch „geraten“: Zeile {lines}.',
    'Mit der Datei und den Angaben des Herausgebers vergleichen; stimmt es, nur den Vermerk löschen.',
    'It still says "geraten" (guessed): line {lines}.',
    'Compare it with the file and with what the publisher says; if it is right, just delete the remark.',
  ),
  'draft-left-out': row(
    'warning',
    'Der Entwurf ist noch nicht lesbar und bleibt bei diesem Lauf außen vor; alles andere läuft wie sonst.',
    'Fertig ausfüllen, „quartett check“ zeigt, was fehlt; oder die Datei entfernen.',
    'The draft cannot be read yet and is left out of this run; everything else goes on as usual.',
    'Finish it, "quartett check" tells what is missing; or remove the file.',
  ),
} as const;
