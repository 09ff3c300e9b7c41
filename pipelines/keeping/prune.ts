import { basename, dirname } from 'node:path/posix';
import { spelled } from '../../catalog/spelled.ts';
import type { Language } from '../../schemas/language.ts';
import { printIssues, type Session } from '../commands.ts';
import type { Files } from '../effects/files.ts';
import { exitCodes } from '../exit-codes.ts';
import { type PrunePlan, planPrune } from './prune-plan.ts';
import { notePruned } from './pruned.ts';

/**
 * `prune`: removes old releases and the snapshots that nothing needs any more, never what is published or was rolled back
 * to. First the note, then releases, then snapshots, each renamed before it is emptied: whenever this is killed, what
 * is left is whole, and the next run clears the rest away.
 */
export async function prune(keep: number, dryRun: boolean, session: Session): Promise<number> {
  const { effects, language } = session;
  const { files, terminal } = effects;
  const plan = await planPrune(keep, session);
  const sizes = await Promise.all(
    [plan.releases, plan.snapshots, plan.reports].map((paths) => sizeOf(paths, files)),
  );
  for (const line of planLines(plan, sizes, dryRun, language)) terminal.line(line);
  printIssues(plan.issues, language, terminal);
  if (dryRun) return exitCodes.fine;
  await notePruned(plan.noted, session.releases, files);
  for (const path of [...plan.releases, ...plan.snapshots]) await takeAway(path, files);
  for (const path of plan.reports) await files.remove(path);
  return exitCodes.fine;
}

/** Nobody may take half a folder for a whole one. */
async function takeAway(path: string, files: Files): Promise<void> {
  const gone = `${dirname(path)}/.gone-${basename(path)}`;
  await files.rename(path, gone);
  await files.remove(gone);
}

async function sizeOf(paths: readonly string[], files: Files): Promise<number> {
  let sum = 0;
  for (const path of paths) {
    const found = await files.list(path, true);
    for (const file of found.length > 0 ? found : [path]) sum += await files.size(file);
  }
  return sum;
}

function planLines(
  { releases, snapshots, reports, stored }: PrunePlan,
  sizes: readonly number[],
  dryRun: boolean,
  language: Language,
): readonly string[] {
  const words = {
    de: {
      nothing: 'Nichts zu entfernen.',
      head: dryRun ? 'Entfernt würden:' : 'Entfernt werden:',
      releases: `${releases.length} von ${stored.releases} Veröffentlichungen`,
      snapshots: `${snapshots.length} von ${stored.snapshots} Ständen`,
      reports: `${reports.length} Berichte`,
    },
    en: {
      nothing: 'Nothing to remove.',
      head: dryRun ? 'Would be removed:' : 'Removed are:',
      releases: `${releases.length} of ${stored.releases} releases`,
      snapshots: `${snapshots.length} of ${stored.snapshots} snapshots`,
      reports: `${reports.length} reports`,
    },
  }[language];
  const groups = [
    { word: words.releases, paths: releases },
    { word: words.snapshots, paths: snapshots },
    { word: words.reports, paths: reports },
  ];
  if (groups.every(({ paths }) => paths.length === 0)) return [words.nothing];
  return [
    words.head,
    ...groups.flatMap(({ word, paths }, index) =>
      paths.length === 0
        ? []
        : [`  ${word}, ${spelled.size(sizes[index] ?? 0, language)}`, ...paths.map((path) => `    ${path}`)],
    ),
  ];
}
