import { basename } from 'node:path/posix';
import { issue } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import { literal } from '../../schemas/sql-quote.ts';
import { printIssues, type Session } from '../commands.ts';
import { exitCodes } from '../exit-codes.ts';
import { instantInWords, numberInWords } from '../in-words.ts';
import { ordinary, readStoredReleases, type StoredRelease } from '../stored-releases.ts';
import { table } from '../summary.ts';
import { pinnedIssue, readPin } from './pin.ts';

/** `rollback --list`: the stored releases, newest first. */
export async function listReleases(session: Session): Promise<number> {
  const { effects, language } = session;
  const { files, terminal } = effects;
  const { folder, out } = await session.releaseOptions();
  const { releases, unreadable } = await readStoredReleases(folder, files);
  const pin = await readPin(folder, out, files);
  const shown = basename((await files.readLink(out)) ?? '');
  const rows: string[][] = [];
  for (const stored of ordinary(releases).toReversed()) {
    const marks = [
      ...(basename(stored.folder) === shown ? [words.published[language]] : []),
      ...(stored.release.id === pin?.release ? [words.pinned[language]] : []),
    ];
    rows.push([...(await rowOf(stored, session)), marks.join(', ')]);
  }
  for (const line of table([words.head[language], ...rows])) terminal.line(line);
  const issues = [
    ...(pin === null ? [] : [pinnedIssue(pin, out)]),
    ...unreadable.map((file) => issue('release-unreadable', { file })),
  ];
  printIssues(issues, language, terminal);
  return exitCodes.fine;
}

async function rowOf(stored: StoredRelease, session: Session): Promise<readonly string[]> {
  const { release } = stored;
  return [
    release.id,
    instantInWords(release.released, session.language),
    String(release.datasets.length),
    await changedFigures(stored, session),
  ];
}

/** How many figures it has revised, by its own list. */
async function changedFigures(
  { release, folder }: StoredRelease,
  { effects, language }: Session,
): Promise<string> {
  const path = `${folder}/data/revisions.parquet`;
  if (!(await effects.files.exists(path))) return '–';
  const warehouse = await effects.warehouse();
  const file = literal(effects.files.absolute(path));
  const count = await warehouse
    .rows<{ n: number }>(
      `SELECT count(*) AS n FROM read_parquet(${file}) WHERE release = ${literal(release.id)}`,
    )
    .catch(() => []);
  return count[0] === undefined ? '–' : numberInWords(String(count[0].n), language);
}

const words: {
  readonly head: Readonly<Record<Language, readonly string[]>>;
  readonly published: Readonly<Record<Language, string>>;
  readonly pinned: Readonly<Record<Language, string>>;
} = {
  head: {
    de: ['Veröffentlichung', 'wann', 'Datensätze', 'geänderte Zahlen', ''],
    en: ['Release', 'when', 'Datasets', 'Changed figures', ''],
  },
  published: { de: 'veröffentlicht', en: 'published' },
  pinned: { de: 'zurückgerollt', en: 'rolled back' },
};
