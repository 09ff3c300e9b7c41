import { row } from './issue-row.ts';

/** What is kept: releases that are rolled back to, removed, or verified. */
export const keepingIssues = {
  pinned: row(
    'warning',
    'Veröffentlicht bleibt {value}, darauf wurde am {since} zurückgerollt: {reason}',
    'Ist die Ursache behoben, „quartett rollback --end“; die nächste Veröffentlichung geht dann wie gewohnt weiter. Abgerufen und geprüft wird inzwischen alles wie sonst.',
    'Release {value} stays published; it was rolled back to on {sinceen}: {reason}',
    'When the cause is cured, "quartett rollback --end"; the next release then goes on as usual. Meanwhile everything is fetched and checked as ever.',
  ),
  'pin-unreadable': row(
    'error',
    '{file} ist nicht lesbar; ob und worauf zurückgerollt wurde, ist nicht festzustellen. Veröffentlicht wird deshalb nichts.',
    'Mit „quartett rollback --list“ nachsehen, was veröffentlicht ist. Soll es dabei bleiben, noch einmal „quartett rollback RELEASE --because "…"“, sonst „quartett rollback --end“.',
    '{file} cannot be read, so whether and what was rolled back to is unknown. Nothing is released therefore.',
    'See what is published with "quartett rollback --list". If it is to stay, "quartett rollback RELEASE --because …" again, else "quartett rollback --end".',
  ),
  'pinned-lost': row(
    'error',
    'Zurückgerollt wurde auf {value}, aber diese Veröffentlichung ist nicht mehr ganz da.',
    'Den Ordner data/ aus der Sicherung zurückholen, auf eine andere zurückrollen, oder „quartett rollback --end“.',
    'Release {value} was rolled back to, but it is no longer there as a whole.',
    'Restore the folder data/ from the backup, roll back to another one, or "quartett rollback --end".',
  ),
  'rollback-nothing': row(
    'error',
    'Vor {value} ist keine Veröffentlichung gespeichert, auf die sich zurückrollen ließe.',
    'Mit „quartett rollback --list“ nachsehen, was gespeichert ist.',
    'No release before {value} is stored that could be rolled back to.',
    'See what is stored with "quartett rollback --list".',
  ),
  'rollback-recomputed': row(
    'error',
    '{value} ist eine Nachrechnung und war nie veröffentlicht.',
    'Eine gewöhnliche Veröffentlichung nennen: „quartett rollback --list“.',
    '{value} is a recomputation and was never published.',
    'Name an ordinary release: "quartett rollback --list".',
  ),
  'rollback-base': row(
    'error',
    '{value} ist unter der Adresse {old} entstanden, veröffentlicht wird jetzt unter {now}; die Portale würden jeden Datensatz löschen und neu anlegen.',
    'Auf eine Veröffentlichung mit derselben Adresse zurückrollen.',
    '{value} was made for the address {old}, but now {now} is published; portals would delete every dataset and add it anew.',
    'Roll back to a release with the same address.',
  ),
  'rollback-deletes': row(
    'error',
    'In {value} fehlen {n} Datensätze, die jetzt veröffentlicht sind; die Portale würden sie löschen: {datasets}.',
    'Eine spätere Veröffentlichung wählen; ist es so gewollt, --allow-deletions {n} angeben.',
    '{value} lacks {n} datasets that are published now; portals would delete them: {datasets}.',
    'Choose a later release; if it is meant so, give --allow-deletions {n}.',
  ),
  'rollback-revives': row(
    'error',
    '{value} enthält Datensätze, die inzwischen zurückgezogen und gelöscht sind: {datasets}.',
    'Was zurückgezogen ist, kommt nicht wieder: eine Veröffentlichung nach der Löschung wählen.',
    '{value} holds datasets that were withdrawn and removed since: {datasets}.',
    'What was withdrawn does not come back: choose a release after the removal.',
  ),
  'release-damaged': row(
    'error',
    'Die Veröffentlichung {value} ist nicht mehr, wie sie veröffentlicht wurde: {files}.',
    'Den Ordner {file} aus der Sicherung zurückholen. Ist es die aktuelle, macht „quartett release“ sie neu.',
    'Release {value} is no longer what it was: {filesen}.',
    'Restore the folder {file} from the backup. If it is the current one, "quartett release" makes it anew.',
  ),
  'published-elsewhere': row(
    'error',
    '{file} zeigt auf keine gespeicherte Veröffentlichung: {value}.',
    '„quartett release“ setzt die Verknüpfung neu; fehlt der Ordner data/, ihn aus der Sicherung zurückholen.',
    '{file} points to no stored release: {value}.',
    '"quartett release" sets the link anew; if the folder data/ is missing, restore it from the backup.',
  ),
  'as-of-pruned': row(
    'error',
    'Der {value} lässt sich nicht mehr nachrechnen; diese Stände sind aufgeräumt: {snapshots}.',
    'Den Ordner data/ von damals aus der Sicherung holen, oder einen späteren Tag wählen.',
    '{valueen} can no longer be recomputed; these data were pruned: {snapshots}.',
    'Get the folder data/ of then from the backup, or choose a later day.',
  ),
  'pruned-unreadable': row(
    'error',
    '{file} ist nicht lesbar; ob für einen früheren Tag etwas fehlt, ist nicht festzustellen.',
    'Die Datei aus der Sicherung zurückholen.',
    '{file} cannot be read, so whether something is missing for an earlier day is unknown.',
    'Restore the file from the backup.',
  ),
} as const;
