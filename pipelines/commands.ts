import { harvestSettingsOf } from '../catalog/harvest-settings.ts';
import { judgeWithdrawals } from '../catalog/withdrawal.ts';
import { unknownReference } from '../indicators/unknown-reference.ts';
import { DefinitionError } from '../schemas/errors.ts';
import { type Issue, isError, isOfPortals, issue } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import { compareWithThen, type Recomputed } from './as-of.ts';
import { asOfLines } from './as-of-lines.ts';
import type { Effects } from './effects/index.ts';
import type { Unlock } from './effects/lock.ts';
import type { Terminal } from './effects/logger.ts';
import type { Mirror } from './effects/mirror.ts';
import { exitCodes } from './exit-codes.ts';
import { groupedLines } from './issue-groups.ts';
import { issueLines } from './issue-lines.ts';
import { takeOver } from './keeping/take-over.ts';
import { lastRelease } from './look-back.ts';
import { collectAll } from './nightly.ts';
import { preview } from './preview.ts';
import type { Project, SourceDefinition } from './project.ts';
import { type ReleaseOptions, release } from './release.ts';
import { progressOn, summarize } from './summary.ts';
import { checkWithdrawals } from './withdrawal-check.ts';

/** What every command works with. */
export interface Session {
  readonly project: Project;
  readonly effects: Effects;
  readonly mirror: Mirror | null;
  /** Asked for only where a release is made: it reads the whole program. */
  readonly releaseOptions: () => Promise<Omit<ReleaseOptions, 'failed' | 'loaded'>>;
  /** Where releases of this state are kept. */
  readonly releases: string;
  /** Keeps other runs from changing this state until it is given back; throws a BusyError while one does. */
  readonly lock: () => Unlock;
  readonly language: Language;
  /** That nothing was run for more than a year, and the clock is right all the same. */
  readonly afterPause?: boolean;
  /** What was noticed of drafts and the machine before the work began; it belongs into the report of a night. */
  readonly notices?: readonly Issue[];
}

/** A session that has its state for itself, until it is given back. */
export interface Entered {
  readonly session: Session;
  readonly unlock: Unlock;
}

/** Takes the state for this run alone, and takes it over as the last run has left it. */
export async function enter(session: Session): Promise<Entered> {
  const unlock = session.lock();
  try {
    const taken = await takeOver(session.releases, session.effects, session.afterPause);
    const { effects } = taken;
    const notices = [...(session.notices ?? []), ...taken.notices];
    printIssues(notices, session.language, effects.terminal);
    return { session: { ...session, effects, notices }, unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Two runs that change the same state at once would take each other's unfinished release away. */
export function alone(work: (session: Session) => Promise<number>): (session: Session) => Promise<number> {
  return async (session) => {
    const entered = await enter(session);
    try {
      return await work(entered.session);
    } finally {
      entered.unlock();
    }
  };
}

/** `check`: that a project could be read at all is the result; and what the next release would say of withdrawn datasets. */
export async function check(session: Session): Promise<number> {
  const { project, effects, language } = session;
  const withdrawals = await withdrawalIssues(session);
  if (withdrawals.some(isError)) throw new DefinitionError(withdrawals);
  const { registry, sources, examples, warnings } = project;
  const counts = {
    de: `${sources.size} Quellen, ${registry.variables.size} Variablen, ${registry.indicators.size} Indikatoren, ${registry.areas.areas.length} Gebiete`,
    en: `${sources.size} sources, ${registry.variables.size} variables, ${registry.indicators.size} indicators, ${registry.areas.areas.length} areas`,
  }[language];
  const fine = { de: 'Alle Definitionen sind in Ordnung', en: 'All definitions are fine' }[language];
  const shown = { de: `; dazu ${examples.size} Beispiele`, en: `; and ${examples.size} examples` }[language];
  effects.terminal.line(`${fine}: ${counts}${examples.size > 0 ? shown : ''}.`);
  printIssues([...warnings, ...withdrawals], language, effects.terminal);
  return exitCodes.fine;
}

async function withdrawalIssues(session: Session): Promise<readonly Issue[]> {
  const { project, effects } = session;
  const previous = await lastRelease(session);
  const now = effects.clock.now().toISOString();
  return checkWithdrawals(
    judgeWithdrawals(project.withdrawn, previous, now, harvestSettingsOf(project.publisher).deletions),
    project,
    previous,
  );
}

/** `preview`: what becomes of a file (of a mirror: the newest; else the last snapshot), without storing anything. */
export async function previewSource(
  id: string,
  file: string | null,
  rows: number,
  session: Session,
): Promise<number> {
  const { project, effects, mirror, language } = session;
  const source = project.examples.get(id) ?? sourceOf(id, project);
  const chosen = file ?? mirror?.newest(source.id) ?? null;
  const issues = await preview(source, chosen, rows, project, effects, language);
  return issues.some(isError) ? exitCodes.source : exitCodes.fine;
}

/** `collect`: the named sources, or all. */
export async function collectSources(ids: readonly string[], session: Session): Promise<number> {
  const { project, effects, mirror, language } = session;
  const wanted = sourcesOf(ids, project);
  const reports = await collectAll(wanted, project, mirror, effects, progressOn(effects.terminal, language));
  const issues = reports.flatMap((report) => report.issues).filter(({ severity }) => severity !== 'info');
  printIssues(issues, language, effects.terminal);
  return issues.some(isError) ? exitCodes.source : exitCodes.fine;
}

/** `release`: from what is accepted, or was accepted at an instant. */
export async function releaseAccepted(asOf: string | null, session: Session): Promise<number> {
  const { project, effects, language } = session;
  const options = {
    ...(await session.releaseOptions()),
    ...(asOf === null ? {} : { asOf }),
    failed: new Set<string>(),
    loaded: [],
  };
  const outcome = await release(project, options, effects);
  summarize({ sources: [], release: outcome, notices: [] }, options.out, effects.terminal, language);
  return asOf === null
    ? exitCodes.fine
    : verify({ asOf, out: options.out, release: outcome.release }, session);
}

/** Whether a recomputation gives what was published then. */
async function verify(recomputed: Recomputed, session: Session): Promise<number> {
  const { effects, language } = session;
  const comparison = await compareWithThen(recomputed, session.releases, effects.files);
  for (const line of asOfLines(recomputed, comparison, language)) effects.terminal.line(line);
  const { then, differing } = comparison;
  if (!then || !differing || differing.length === 0) return exitCodes.fine;
  const place = { file: recomputed.out, value: differing.join(', ') };
  printIssues([issue('as-of-differs', place, { release: then.release.id })], language, effects.terminal);
  return exitCodes.release;
}

/** Each issue for itself, but what portals would do to many datasets alike in one. */
export function printIssues(issues: readonly Issue[], language: Language, terminal: Terminal): void {
  const [alike, others] = [issues.filter(isOfPortals), issues.filter((one) => !isOfPortals(one))];
  const lines = [
    ...others.flatMap((one) => issueLines(one, language, terminal)),
    ...groupedLines(alike, language, terminal),
  ];
  for (const line of lines) terminal.line(line);
}

/** The named sources, or all if none is named. */
export function sourcesOf(ids: readonly string[], project: Project): readonly SourceDefinition[] {
  return ids.length > 0 ? ids.map((id) => sourceOf(id, project)) : [...project.sources.values()];
}

/** The source of that id; otherwise a DefinitionError that names the ones there are. */
export function sourceOf(id: string, { sources, examples }: Project): SourceDefinition {
  const source = sources.get(id);
  if (source) return source;
  const example = examples.get(id);
  if (example) throw new DefinitionError([issue('example-source', { file: example.file, value: id })]);
  const place = { file: 'quartett', record: null };
  throw new DefinitionError([
    unknownReference(place, 'source', id, sources.keys(), `pipelines/sources/${id}.yaml`),
  ]);
}
