import { row } from './issue-row.ts';

/** Stored releases that are compared with a new one, or with each other. */
export const revisionIssues = {
  'unknown-release': row(
    'error',
    'Eine Veröffentlichung „{value}“ ist nicht gespeichert.',
    'Gespeichert sind: {known}. Der eindeutige Anfang genügt.',
    'No release "{value}" is stored.',
    'Stored are: {known}. An unambiguous beginning is enough.',
  ),
  'ambiguous-release': row(
    'error',
    '„{value}“ ist der Anfang mehrerer Veröffentlichungen.',
    'Mehr Zeichen angeben; so beginnen: {known}.',
    '"{value}" is the beginning of several releases.',
    'Give more characters; these begin so: {known}.',
  ),
  'too-few-releases': row(
    'error',
    'Zum Vergleichen braucht es zwei Veröffentlichungen; gespeichert sind: {value}.',
    'Mit „quartett nightly“ veröffentlichen. Ein Spiegel hat eigene Veröffentlichungen: --mirror angeben wie dort.',
    'Comparing takes two releases; stored are: {value}.',
    'Publish with "quartett nightly". A mirror has releases of its own: give --mirror as there.',
  ),
  'stored-table-unreadable': row(
    'warning',
    'Aus der Veröffentlichung {release} lässt sich {value} nicht mehr lesen: {reason}. Was sich daran geändert hat, ist nicht festzustellen und fehlt unter den Revisionen.',
    'Den Ordner data/ aus der Sicherung zurückholen; an einer gespeicherten Veröffentlichung ändert niemand etwas.',
    'Of release {release}, {value} can no longer be read: {reasonen}. What has changed in it cannot be told and is missing among the revisions.',
    'Restore the folder data/ from the backup; nobody edits a stored release.',
  ),
  'earlier-revisions-unreadable': row(
    'warning',
    'Die Revisionen bis zur Veröffentlichung {release} lassen sich nicht mehr lesen: {reason}. Die Liste beginnt neu.',
    'Den Ordner data/ aus der Sicherung zurückholen und noch einmal veröffentlichen; die früheren Veröffentlichungen haben die Liste bis zu ihrem Tag.',
    'The revisions up to release {release} can no longer be read: {reasonen}. The list starts anew.',
    'Restore the folder data/ from the backup and release again; earlier releases have the list up to their day.',
  ),
  'as-of-differs': row(
    'error',
    'Dieselben Stände, dieselben Definitionen und dasselbe Programm ergeben nicht dieselben Dateien wie {release}: {value}.',
    'Das darf nicht sein: beide Ordner aufheben und den Entwicklern melden. Ist die gespeicherte Veröffentlichung beschädigt, nennt ihre release.json die richtigen Prüfsummen.',
    'The same data, definitions and program do not give the same files as {release}: {value}.',
    'This must not happen: keep both folders and tell the developers. If the stored release is damaged, its release.json has the right checksums.',
  ),
  'release-unreadable': row(
    'warning',
    'Die gespeicherte Veröffentlichung {file} lässt sich nicht lesen; sie bleibt außer Betracht.',
    'Ihre release.json aus der Sicherung zurückholen; gibt es keine, den Ordner {file} beiseitelegen.',
    'The stored release {file} cannot be read; it is left out of account.',
    'Restore its release.json from the backup; if there is none, move the folder {file} aside.',
  ),
} as const;
