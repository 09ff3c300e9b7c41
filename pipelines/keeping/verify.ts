import { spelled } from '../../catalog/spelled.ts';
import { type Issue, isError } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import { printIssues, type Session } from '../commands.ts';
import { exitCodes } from '../exit-codes.ts';
import { rebuild } from './rebuild.ts';
import { type Verified, verifyPublished, verifyReleases, verifySnapshots } from './verify-store.ts';

/**
 * `verify`: every stored byte is hashed again, and the published release is made again from its snapshots. Changes nothing.
 * Exit code 4 where anything is damaged.
 */
export async function verify(session: Session): Promise<number> {
  const { effects, language } = session;
  const { terminal } = effects;
  const snapshots = await verifySnapshots(effects.snapshots);
  terminal.line(verifiedLine(words.snapshots, snapshots, language));
  const releases = await verifyReleases(session);
  terminal.line(verifiedLine(words.releases, releases, language));
  const { published, issues: elsewhere } = await verifyPublished(session);
  terminal.line(`${words.published[language].padEnd(20)}${published?.release.id ?? '–'}`);
  const damage: readonly Issue[] = [...snapshots.issues, ...releases.issues, ...elsewhere];
  printIssues(damage, language, terminal);
  // Of damaged files nothing can be made, and what has been said need not be said again.
  if (published === null || snapshots.issues.length > 0) return exitOf(damage);
  const { lines, issues } = await rebuild(published, session);
  terminal.line(words.again(published.release.id)[language]);
  for (const line of lines) terminal.line(`  ${line}`.trimEnd());
  printIssues(issues, language, terminal);
  return exitOf([...damage, ...issues]);
}

function exitOf(issues: readonly Issue[]): number {
  return issues.some(isError) ? exitCodes.release : exitCodes.fine;
}

function verifiedLine(
  word: Readonly<Record<Language, string>>,
  { count, bytes, issues }: Verified,
  language: Language,
): string {
  const damaged = { de: `beschädigt: ${issues.length}`, en: `damaged: ${issues.length}` }[language];
  return `${word[language].padEnd(20)}${spelled.number(count, language)}, ${spelled.size(bytes, language)}, ${damaged}`;
}

const words = {
  snapshots: { de: 'Stände', en: 'Snapshots' },
  releases: { de: 'Veröffentlichungen', en: 'Releases' },
  published: { de: 'Veröffentlicht', en: 'Published' },
  again: (id: string) => ({
    de: `${id}, noch einmal aus den Ständen gerechnet:`,
    en: `${id}, made again from its snapshots:`,
  }),
} as const;
