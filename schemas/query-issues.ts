import { row } from './issue-row.ts';

/** A query to a web service with an account gives no table, or an archive not the one file. */
export const queryIssues = {
  'login-refused': row(
    'error',
    'Der Dienst nimmt die Anmeldung mit dem Konto „{value}“ nicht an (Code {code}): „{words}“.',
    '{username} und {password} in der Umgebung prüfen und sich damit auf der Seite des Herausgebers anmelden; gelingt das, dort nachfragen, ob das Konto den Webservice nutzen darf. Der letzte gute Stand bleibt veröffentlicht.',
    'The service does not take the login with the account "{value}" (code {code}): "{words}".',
    "Check {username} and {password} in the environment and log in with them on the publisher's site; if that works, ask whether the account may use the web service. The last good data stay published.",
  ),
  'table-not-given': row(
    'error',
    'Der Dienst gibt zur Tabelle {value} nichts heraus (Code {code}): „{words}“.',
    'Auf der Seite des Herausgebers prüfen, ob es die Tabelle noch gibt und ob die Auswahl in request.query (Jahre, regionalkey) etwas trifft. Der letzte gute Stand bleibt veröffentlicht.',
    'The service gives nothing for the table {value} (code {code}): "{words}".',
    "Check on the publisher's site that the table still exists and that the selection in request.query (years, regionalkey) meets anything. The last good data stay published.",
  ),
  'query-refused': row(
    'error',
    'Der Dienst lehnt die Abfrage ab ({code}): „{value}“.',
    'request.query mit der Beschreibung beim Herausgeber vergleichen; ist daran nichts falsch, später noch einmal versuchen und dann mit dieser Meldung dort nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
    'The service refuses the query ({code}): "{value}".',
    "Compare request.query with the publisher's description; if nothing is wrong with it, try again later, then ask there with this message. The last good data stay published.",
  ),
  'job-late': row(
    'error',
    'Die große Tabelle (Auftrag {value}) war nach {seconds} s noch nicht fertig.',
    'request.timeout erhöhen, bis 3600, oder mit startyear und regionalkey in request.query weniger verlangen. Der letzte gute Stand bleibt veröffentlicht.',
    'The large table (job {value}) was not ready after {seconds} s.',
    'Raise request.timeout, up to 3600, or ask for less with startyear and regionalkey in request.query. The last good data stay published.',
  ),
  'job-failed': row(
    'error',
    'Der Dienst hat die große Tabelle nicht erstellt (Auftrag {value}): „{state}“.',
    'Später noch einmal versuchen; bleibt es dabei, mit startyear und regionalkey in request.query weniger verlangen. Der letzte gute Stand bleibt veröffentlicht.',
    'The service has not made the large table (job {value}): "{state}".',
    'Try again later; if it stays, ask for less with startyear and regionalkey in request.query. The last good data stay published.',
  ),
  'archive-of-several': row(
    'error',
    'Das ZIP-Archiv enthält nicht eine Datei, sondern mehrere: {value}.',
    'Beim Herausgeber nach der Adresse der einen Datei fragen, oder bei einem Webservice die Auswahl in request.query verkleinern. Der letzte gute Stand bleibt veröffentlicht.',
    'The ZIP archive holds not one file but several: {value}.',
    'Ask the publisher for the address of the one file, or with a web service ask for less in request.query. The last good data stay published.',
  ),
  'archive-empty': row(
    'error',
    'Das ZIP-Archiv enthält keine Datei.',
    'Noch einmal abrufen; bleibt es leer, beim Herausgeber nachfragen. Der letzte gute Stand bleibt veröffentlicht.',
    'The ZIP archive holds no file.',
    'Fetch it again; if it stays empty, ask the publisher. The last good data stay published.',
  ),
} as const;
