import { isError } from '../schemas/issues.ts';
import { printIssues, type Session, sourcesOf } from './commands.ts';
import { exitCodes } from './exit-codes.ts';
import { type NightReport, nightly, type Progress, type SourceReport } from './nightly.ts';
import type { Ended } from './report/facts.ts';
import type { Reporting } from './reporting.ts';
import { progressOn, summarize } from './summary.ts';
import { endedBy, tellNight } from './tell-night.ts';

/** `nightly`: collect the named sources, or all, then release, and tell in the morning what the night was. */
export async function runNight(
  ids: readonly string[],
  session: Session,
  reporting: Reporting,
): Promise<number> {
  const { project, effects, mirror, language, notices: machine = [] } = session;
  const wanted = sourcesOf(ids, project);
  const options = await session.releaseOptions();
  const began = effects.clock.now().toISOString();
  const ended: SourceReport[] = [];
  const progress = loggedOn(reporting, progressOn(effects.terminal, language), ended);
  reporting.log.event('night began', { sources: wanted.length, state: reporting.state });
  try {
    const report = await nightly(wanted, project, options, mirror, effects, progress);
    const code = printed(report, options.out, session);
    const { sources } = report;
    const notices = [...machine, ...report.notices];
    await tellNight({ began, sources, notices, ended: endOf(report) }, session, reporting);
    return code;
  } catch (error) {
    reporting.log.error('night broke off', error);
    await tellNight({ began, sources: ended, notices: machine, ended: endedBy(error) }, session, reporting);
    throw error;
  }
}

function endOf({ release, refused }: NightReport): Ended {
  return release === null ? { outcome: 'refused', issues: refused } : { outcome: release.state, release };
}

/** Tells on the terminal what the night was; gives the exit code. */
function printed({ sources, release, refused, notices }: NightReport, out: string, session: Session): number {
  const { effects, language } = session;
  const issues = sources.flatMap((source) => source.issues);
  if (release === null) {
    // Often a release is refused because of what its sources say.
    const told = [...issues, ...notices].filter(({ severity }) => severity !== 'info');
    printIssues([...told, ...refused], language, effects.terminal);
    return exitCodes.release;
  }
  summarize({ sources, notices, release }, out, effects.terminal, language);
  return issues.some(isError) ? exitCodes.source : exitCodes.fine;
}

/** Progress that is logged, too, and kept: what was looked at is known even if the night breaks off. */
function loggedOn({ log }: Reporting, progress: Progress, ended: SourceReport[]): Progress {
  return {
    begin: (source) => {
      log.event('source began', { source });
      progress.begin(source);
    },
    end: (report) => {
      const { source, state, seconds, rows, observations, issues } = report;
      ended.push(report);
      const codes = issues.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
      log.event('source ended', { source, state, seconds, rows, observations, issues: codes });
      progress.end(report);
    },
  };
}
