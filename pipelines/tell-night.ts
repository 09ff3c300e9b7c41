import { BusyError, DefinitionError, ReleaseError, SourceError, StoppedError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import { parseRecord } from '../schemas/stored-record.ts';
import type { Report } from '../schemas/types.ts';
import { validator } from '../schemas/validator.ts';
import { printIssues, type Session } from './commands.ts';
import { compareReleases, type Diff } from './diff.ts';
import type { SourceReport } from './nightly.ts';
import { readRelease } from './published.ts';
import type { Ended } from './report/facts.ts';
import { metrics } from './report/metrics.ts';
import { morningReport } from './report/morning-report.ts';
import { reportPage } from './report/page/page.ts';
import { redacted } from './report/redacted.ts';
import type { Reporting } from './reporting.ts';
import { sendReport, unsentIssues } from './send-report.ts';

/** A night that is over, however it ended. */
export interface Night {
  readonly began: string;
  readonly sources: readonly SourceReport[];
  /** What is to be said beside what each source has said. */
  readonly notices: readonly Issue[];
  readonly ended: Ended;
}

/**
 * Writes the morning report, and sends it where it has something to say. Nothing that goes wrong here changes what the night
 * was: it is told, and that is all. Without a session, no definition could be read.
 */
export async function tellNight(night: Night, session: Session | null, reporting: Reporting): Promise<void> {
  const { terminal, language, log } = reporting;
  try {
    const report = redacted(await reportOn(night, session, reporting), reporting.redact);
    const page = reportPage(report);
    log.event('night ended', { outcome: report.outcome, light: report.light, release: report.published?.id });
    const unsaved = await written(() => writeReport(report, page, reporting), reporting);
    const unsent = await written(() => sendReport(report, page, reporting), reporting);
    printIssues([...unsaved, ...unsent], language, terminal);
    // While another run is at work, its report is the one that counts.
    if (unsaved.length === 0 && report.outcome !== 'busy') terminal.line(whereItLies(report, reporting));
  } catch (error) {
    printIssues([unwritten(error, reporting)], language, terminal);
  }
}

/**
 * Runs a step that comes before the night; what stops it is told as the night's end. A mirror that is not there was mistyped by
 * somebody who sees so: of it no state is made.
 */
export async function told<Result>(step: () => Promise<Result>, reporting: Reporting): Promise<Result> {
  const began = reporting.clock.now().toISOString();
  try {
    return await step();
  } catch (error) {
    if (isMistyped(error)) throw error;
    await tellNight({ began, sources: [], notices: [], ended: endedBy(error) }, null, reporting);
    throw error;
  }
}

function isMistyped(error: unknown): boolean {
  return error instanceof DefinitionError && error.issues.every(({ code }) => code === 'mirror-missing');
}

/** What a night was that an error has ended; the stack stands in the log alone. */
export function endedBy(error: unknown): Ended {
  if (error instanceof ReleaseError || error instanceof SourceError)
    return { outcome: 'refused', issues: error.issues };
  if (error instanceof BusyError) return { outcome: 'busy', issues: error.issues };
  if (error instanceof DefinitionError) return { outcome: 'undefined', issues: error.issues };
  if (error instanceof StoppedError) return { outcome: 'stopped', issues: error.issues };
  return { outcome: 'broken', issues: [issue('program-bug', { file: 'quartett', value: messageOf(error) })] };
}

async function reportOn(night: Night, session: Session | null, reporting: Reporting): Promise<Report> {
  const { files, clock, state, out, sample, options } = reporting;
  const last = await readRelease(out, files);
  return morningReport({
    ...night,
    made: clock.now().toISOString(),
    state: state.replace(/^data\//, ''),
    sample,
    project: session?.project ?? null,
    published: last?.sample === sample ? last : null,
    changes: session && (await changesBy(night.ended, session)),
    looks: (await session?.effects.looks.read()) ?? new Map(),
    previous: await readReport(reporting),
    notices: [...night.notices, ...reporting.issues, ...(await unsentIssues(reporting))],
    options,
  });
}

async function changesBy(ended: Ended, { project, effects, releases }: Session): Promise<Diff | null> {
  if (!('release' in ended) || ended.release.revised === null) return null;
  const { release, revised } = ended.release;
  const after = { folder: `${releases}/${release.id}`, release };
  return compareReleases({ before: revised, after }, project, effects);
}

/** The last line of a night: its light, and where the rest can be read. */
function whereItLies({ light }: Report, { state, files, language, terminal }: Reporting): string {
  const path = files.absolute(`${state}/report.html`);
  const { begin, [light]: word } = lights[language];
  return `${begin}: ${terminal.paint(light, word)}, ${path}`;
}

const lights = {
  de: { begin: 'Morgenbericht', green: 'Grün', yellow: 'Gelb', red: 'Rot' },
  en: { begin: 'Morning report', green: 'green', yellow: 'yellow', red: 'red' },
} as const;

/** The report before; null where there is none, or none that can be read. */
async function readReport({ state, files }: Reporting): Promise<Report | null> {
  const bytes = await files.readBytes(`${state}/report.json`).catch(() => null);
  return bytes && parseRecord('report', bytes);
}

async function writeReport(
  report: Report,
  page: string,
  { state, files }: Reporting,
): Promise<readonly Issue[]> {
  const breaches = validator()('report', report, 'report.json');
  if (breaches.length > 0) throw new Error(breaches.map(({ sentence }) => sentence.en).join(' '));
  const json = `${JSON.stringify(report, null, 2)}\n`;
  const own = `${state}/reports/${report.made.replace(/[-:]|\.\d+/g, '')}`;
  for (const folder of [own, state]) {
    await files.writeAtomic(`${folder}/report.html`, page);
    await files.writeAtomic(`${folder}/report.json`, json);
  }
  await files.writeAtomic(`${state}/metrics.prom`, metrics(report));
  return [];
}

/** A full disk must not keep a report from being sent, nor a mail server one from being written. */
async function written(
  step: () => Promise<readonly Issue[]>,
  reporting: Reporting,
): Promise<readonly Issue[]> {
  try {
    return await step();
  } catch (error) {
    return [unwritten(error, reporting)];
  }
}

function unwritten(error: unknown, { log, state, redact }: Reporting): Issue {
  log.error('report not written', error);
  const known = error instanceof ReleaseError ? error.issues[0]?.sentence : undefined;
  const { de, en } = known ?? { de: messageOf(error), en: messageOf(error) };
  return issue('report-unwritten', { file: state }, { reason: redact(de), reasonen: redact(en) });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
