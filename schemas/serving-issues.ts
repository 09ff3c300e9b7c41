import { row } from './issue-row.ts';

/** What is published cannot be served, or not as it should be. */
export const servingIssues = {
  'serve-no-address': row(
    'error',
    'Hier lässt sich kein Server starten: {reason}.',
    'Mit --port einen anderen Port (über 1023) oder mit --host eine Adresse dieses Rechners nennen. Läuft dort schon ein Quartett, dieses zuerst beenden.',
    'No server can be started here: {reasonen}.',
    'Name another port (above 1023) with --port, or an address of this computer with --host. If a Quartett is running there already, stop it first.',
  ),
  'serve-nothing': row(
    'warning',
    'Hier liegt noch keine Veröffentlichung. Bis eine da ist, wird jede Anfrage mit 503 (später wiederkommen) beantwortet.',
    '„quartett release“ oder „quartett nightly“ ausführen; der Server bemerkt es von selbst.',
    'There is no release yet. Until there is one, every request is answered with 503 (come again later).',
    'Run "quartett release" or "quartett nightly"; the server notices by itself.',
  ),
  'serve-unfit': row(
    'error',
    'Die Veröffentlichung kann nicht ausgeliefert werden: {reason}. {until}',
    'Noch einmal „quartett release“ ausführen; der Server bemerkt es von selbst.',
    'The release cannot be served: {reasonen}. {untilen}',
    'Run "quartett release" once more; the server notices by itself.',
  ),
  'serve-file-lost': row(
    'error',
    'Eine Datei der ausgelieferten Veröffentlichung fehlt oder ist verändert; wer sie abruft, bekommt 503.',
    'Prüfen, wer im Ordner data/ aufräumt; dann noch einmal „quartett release“ ausführen.',
    'A file of the release that is being served is missing or has been changed; whoever asks for it gets 503.',
    'Find out who cleans up in the folder data/; then run "quartett release" once more.',
  ),
  'serve-readdressed': row(
    'warning',
    'Veröffentlicht ist für {value}, ausgeliefert wird für {base}: die Adressen der Dateien und Seiten zeigen hierher, die Kennungen bleiben.',
    'Für einen Versuch ist das richtig. Portale dürfen diesen Server nicht abholen, wenn sie schon den anderen abholen: die Datensätze haben dieselben Kennungen.',
    'It was released for {value} and is served for {base}: addresses of files and pages point here, identifiers stay.',
    'That is right for a trial. Portals that harvest the other server must not harvest this one: its datasets have the same identifiers.',
  ),
  'serve-bug': row(
    'error',
    'Beim Beantworten einer Anfrage ging etwas schief: {reason}. Der Server läuft weiter.',
    'Das ist ein Programmfehler; die Meldung bitte den Entwicklern schicken.',
    'Something went wrong while answering a request: {reason}. The server goes on.',
    'This is a mistake in the program; please send this message to the developers.',
  ),
} as const;
