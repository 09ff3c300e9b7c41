import { row } from './issue-row.ts';

/** The morning report, and how it reaches people. */
export const reportingIssues = {
  'program-bug': row(
    'error',
    'Programmfehler, der Lauf ist abgebrochen: {value}',
    'Noch einmal starten. Bleibt der Fehler, den Bericht und das Protokoll (QUARTETT_LOG) den Entwicklern schicken. Was veröffentlicht war, ist unverändert.',
    'A mistake in the program has ended the run: {value}',
    'Start again. If it stays, send the report and the log (QUARTETT_LOG) to the developers. What was published is unchanged.',
  ),
  'report-unwritten': row(
    'warning',
    'Der Morgenbericht ließ sich nicht schreiben: {reason}',
    'Freien Speicherplatz und Schreibrechte prüfen. Die Veröffentlichung ist davon nicht betroffen.',
    'The morning report could not be written: {reasonen}',
    'Check free space and permissions. The release is not affected.',
  ),
  'log-unwritten': row(
    'warning',
    'Das Protokoll für Programme ließ sich nicht schreiben: {reason}. Der Lauf geht ohne es weiter.',
    'Platz schaffen oder in QUARTETT_LOG (oder --log) eine Datei nennen, in deren Ordner der Dienst schreiben darf, etwa unter data/.',
    'The log for programs could not be written: {reasonen}. The run goes on without it.',
    'Make room, or name in QUARTETT_LOG (or --log) a file in whose folder the service may write, such as one below data/.',
  ),
  'mail-failed': row(
    'warning',
    'Der Bericht ging nicht per Mail hinaus: {reason}.',
    'QUARTETT_SMTP_URL, QUARTETT_MAIL_FROM und QUARTETT_MAIL_TO prüfen. Der nächste Lauf versucht es noch einmal; der Bericht liegt in {file}.',
    'The report was not sent by mail: {reasonen}.',
    'Check QUARTETT_SMTP_URL, QUARTETT_MAIL_FROM and QUARTETT_MAIL_TO. The next run tries again; the report lies in {file}.',
  ),
  'webhook-failed': row(
    'warning',
    'Der Bericht ging nicht an den Webhook: {reason}.',
    'QUARTETT_WEBHOOK_URL und QUARTETT_WEBHOOK_KIND prüfen. Der nächste Lauf versucht es noch einmal; der Bericht liegt in {file}.',
    'The report was not sent to the webhook: {reasonen}.',
    'Check QUARTETT_WEBHOOK_URL and QUARTETT_WEBHOOK_KIND. The next run tries again; the report lies in {file}.',
  ),
  'report-unsent': row(
    'warning',
    '{value} frühere Berichte gingen nicht hinaus ({channel}): {days}.',
    'Die Einstellungen des Versands prüfen; die Berichte liegen in {file}.',
    '{value} earlier reports were not sent ({channel}): {days}.',
    'Check the settings for sending; the reports lie in {file}.',
  ),
  'setting-unfit': row(
    'warning',
    'Die Einstellung {column} ist nicht brauchbar: {reason}.',
    'Die Umgebungsvariable {column} berichtigen oder löschen; wie sie lauten muss, steht in pipelines/deploy/BETRIEB.md.',
    'The setting {column} cannot be used: {reasonen}.',
    'Correct or delete the environment variable {column}; how it must look is described in pipelines/deploy/BETRIEB.md.',
  ),
} as const;
