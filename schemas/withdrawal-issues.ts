import { row } from './issue-row.ts';

/** Datasets that are withdrawn, or gone. */
export const withdrawalIssues = {
  'dataset-withdrawn': row(
    'info',
    'Der Datensatz {value} ist zurückgezogen; mit der ersten Veröffentlichung ab dem {until} verschwindet er.',
    'Keine Handlung nötig. Soll er bleiben, {file} vorher löschen.',
    'The dataset {value} is withdrawn; it goes with the first release from {untilen} on.',
    'Nothing to do. To keep it, delete {file} before.',
  ),
  'withdrawn-unknown': row(
    'error',
    'Zurückgezogen ist „{value}“, aber einen solchen Datensatz gibt es nicht und gab es nicht.',
    'Den Dateinamen berichtigen oder die Datei löschen. Bekannt sind: {known}.',
    'Withdrawn is "{value}", but there is no such dataset and there was none.',
    'Correct the name of the file, or delete it. Known are: {known}.',
  ),
  'withdrawn-too-early': row(
    'error',
    'Der Datensatz {value} ist zurückgezogen und muss bis zum {until} sichtbar bleiben, damit die Portale es erfahren; dafür fehlt indicators/{value}.yaml.',
    'Die Datei indicators/{value}.yaml wiederherstellen und erst löschen, wenn „quartett check“ sagt, dass sie entbehrlich ist.',
    'The dataset {value} is withdrawn and must stay visible until {untilen}, so that the portals learn of it; for that indicators/{value}.yaml is missing.',
    'Restore indicators/{value}.yaml and delete it only when "quartett check" says that it can go.',
  ),
  'withdrawn-done': row(
    'info',
    'Den Datensatz {value} gibt es seit dem {gone} nicht mehr; der Indikator wird nicht veröffentlicht.',
    'Die Datei indicators/{value}.yaml kann gelöscht werden. Die Datei catalog/withdrawn/{value}.yaml bleibt: Die Kennung ist vergeben.',
    'The dataset {value} has been gone since {goneen}; the indicator is not published.',
    'The file indicators/{value}.yaml can be deleted. The file catalog/withdrawn/{value}.yaml stays: the id is taken.',
  ),
  'tombstone-missing': row(
    'warning',
    'Den Datensatz {value} gibt es seit dem {gone} nicht mehr, aber {file} fehlt. Ginge auch der Ordner data/ verloren, wüsste niemand mehr, dass seine Kennung vergeben ist.',
    'Die Datei aus der Versionsverwaltung zurückholen.',
    'The dataset {value} has been gone since {goneen}, but {file} is missing. If the folder data/ were lost, too, nobody would know that its id is taken.',
    'Restore the file from version control.',
  ),
  'identifier-gone': row(
    'error',
    'Die Kennung {value} gehörte einem Datensatz, den es seit dem {gone} nicht mehr gibt; sie wird nie wieder vergeben.',
    'Dem Indikator eine neue Kennung geben (einen anderen Dateinamen) und catalog/withdrawn/{value}.yaml behalten oder wiederherstellen.',
    'The id {value} belonged to a dataset that has been gone since {goneen}; it is never used again.',
    'Give the indicator a new id (another file name), and keep or restore catalog/withdrawn/{value}.yaml.',
  ),
} as const;
