import { SourceError } from '../../schemas/errors.ts';
import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import { type CollectState, collect, type Outcome } from '../collect.ts';
import type { Delivered } from '../effects/deliveries.ts';
import type { Effects } from '../effects/index.ts';
import type { Project, SourceDefinition } from '../project.ts';
import { halfWritten } from '../steps/half-written.ts';
import { accepted, putAway, rejected } from './archive.ts';
import type { Drop } from './drop.ts';
import { reportText } from './report-text.ts';
import { isSame } from './sort-out.ts';
import { underWay } from './under-way.ts';

/**
 * One delivered file: its bytes are stored, judged as any other snapshot, and only then is the file put away with its
 * report. However a run ends, the file is either still there and will be judged again, or it is put away.
 */
export async function takeIn(
  file: Delivered,
  source: SourceDefinition,
  drop: Drop,
  project: Project,
  effects: Effects,
): Promise<Outcome> {
  const path = `${drop.folder}/${file.name}`;
  const later = (reason: Text) => underWay(drop, file, reason, effects.clock.now().getTime());
  try {
    refuseTooLarge(file, path, drop);
    const bytes = await effects.deliveries.read(source.id, path);
    const reason = halfWritten(bytes, drop.endsWithLine) ?? (await changed(file, drop, effects));
    if (reason) return nothingNew(source.id, [later(reason)]);
    const answer = { status: 'fetched', bytes, mediaType: null, etag: null, lastModified: null } as const;
    // The snapshot remembers which file it was; published is the page of the office.
    const named = { ...source, request: { ...source.request, url: `delivery:${path}` } };
    const outcome = await collect(named, async () => answer, project, effects);
    const replaced = await changed(file, drop, effects);
    if (replaced) return { ...outcome, issues: [...outcome.issues, later(replaced)] };
    return {
      ...outcome,
      issues: [...outcome.issues, ...(await settle(outcome, file, source, drop, project, effects))],
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return collect(source, () => Promise.reject(error), project, effects);
  }
}

/** Before it is read: one file must not fill the memory of the run. */
function refuseTooLarge({ bytes }: Delivered, path: string, { source, limit }: Drop): void {
  if (bytes <= limit * 1_000_000) return;
  throw new SourceError([
    issue('delivery-too-large', { file: source, value: path }, { limit: `${limit} MB` }),
  ]);
}

/** That nothing new has come of a source. */
export function nothingNew(source: string, issues: readonly Issue[]): Outcome {
  return { source, state: 'unchanged', rows: 0, observations: 0, issues, loaded: [] };
}

async function changed(
  file: Delivered,
  { source, folder }: Drop,
  { deliveries }: Effects,
): Promise<Text | null> {
  const now = (await deliveries.look(source, folder))?.find(({ name }) => name === file.name);
  return now && isSame(file, now) ? null : replacedWhileRead;
}

const replacedWhileRead = {
  de: 'sie ist während der Prüfung ersetzt worden',
  en: 'it was replaced while it was examined',
};

const archiveOf: Readonly<Partial<Record<CollectState, string>>> = {
  accepted,
  unchanged: accepted,
  rejected,
};
const said = {
  accepted: 'delivery-accepted',
  unchanged: 'delivery-known',
  rejected: 'delivery-rejected',
} as const;

/** Puts a judged file away and says where. If that fails, it stays and is judged again next time. */
async function settle(
  outcome: Outcome,
  file: Delivered,
  source: SourceDefinition,
  drop: Drop,
  project: Project,
  { deliveries, clock }: Effects,
): Promise<readonly Issue[]> {
  const { state } = outcome;
  if (state === 'unreachable' || state === 'absent') return [];
  const { folder, companion } = drop;
  const now = clock.now();
  const report = reportText(file.name, outcome, source, project, now);
  try {
    const place = await putAway(
      { ...drop, name: file.name },
      archiveOf[state] ?? rejected,
      dayOf(now),
      report,
      deliveries,
    );
    if (companion !== null) {
      const sign = `${folder}/${file.name}${companion}`;
      await deliveries.move(source.id, sign, `${folder}/${place}${companion}`);
    }
    return [
      issue(
        said[state],
        { file: source.id, value: `${folder}/${file.name}` },
        { place: `${folder}/${place}` },
      ),
    ];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error.issues;
  }
}

/** The day on which the office looks for its file: 2026-11-21 in Berlin. */
function dayOf(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Berlin' }).format(now);
}
