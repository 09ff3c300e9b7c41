import { SourceError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';
import { collect, type Outcome } from '../collect.ts';
import type { Delivered } from '../effects/deliveries.ts';
import type { Effects } from '../effects/index.ts';
import type { Project, SourceDefinition } from '../project.ts';
import { together } from '../together.ts';
import { type Drop, dropsBeside } from './drop.ts';
import { type SortedOut, sortOut } from './sort-out.ts';
import { nothingNew, takeIn } from './take-in.ts';
import { underWay } from './under-way.ts';

/** Between the two looks that tell whether a file is growing. */
const pause = 3_000;

/**
 * Looks into the folder of an office and takes in what is whole, oldest first, as if so many nights had passed. What is
 * still under way is left alone and said.
 */
export async function collectDelivered(
  source: SourceDefinition,
  drop: Drop,
  project: Project,
  effects: Effects,
): Promise<Outcome> {
  try {
    const found = await lookTwice(drop, project, effects);
    const outcomes = [nothingNew(source.id, remarks(found, drop, project, effects))];
    for (const file of found.ready) {
      if (effects.stop?.aborted) break; // The files that are left lie there next time, too.
      outcomes.push(await takeIn(file, source, drop, project, effects));
    }
    return lastCounts(outcomes);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return collect(source, () => Promise.reject(error), project, effects);
  }
}

async function lookTwice(
  drop: Drop,
  project: Project,
  { deliveries, pause: wait, clock }: Effects,
): Promise<SortedOut> {
  const { source, folder } = drop;
  const before = await deliveries.look(source, folder);
  if (before === null)
    throw new SourceError([issue('delivery-folder-missing', { file: source, value: folder })]);
  const drops = dropsBeside(drop, project.sources.values());
  const sort = (now: readonly Delivered[]) => sortOut(drop, drops, before, now, clock.now().getTime());
  if (sort(before).ready.length === 0) return sort(before);
  await wait(pause);
  return sort((await deliveries.look(source, folder)) ?? []);
}

/** What a person should know of the folder, beside the files that are taken in. */
function remarks(found: SortedOut, drop: Drop, project: Project, { clock }: Effects): readonly Issue[] {
  const now = clock.now().getTime();
  const patterns = dropsBeside(drop, project.sources.values())
    .map(({ pattern }) => pattern)
    .join(', ');
  const place = ({ name }: Delivered) => ({ file: drop.source, value: `${drop.folder}/${name}` });
  return [
    ...found.underWay.map(({ file, reason }) => underWay(drop, file, reason, now)),
    ...found.unknown.map((file) => issue('delivery-unknown', place(file), { patterns })),
    ...found.passedOver.map((file) => issue('delivery-passed-over', place(file))),
    ...found.garbled.map((file) => issue('delivery-name-garbled', place(file))),
  ];
}

/** A file that was put right the same night makes up for the one before it. */
function lastCounts(outcomes: readonly Outcome[]): Outcome {
  const all = outcomes.reduce(together);
  const state = outcomes.findLast((outcome) => outcome.state !== 'unchanged')?.state ?? 'unchanged';
  const isGood = state === 'accepted' || state === 'unchanged';
  const isOver = ({ code }: Issue) => isGood && (code === 'stale' || code === 'never-collected');
  return { ...all, state, issues: all.issues.filter((one) => !isOver(one)) };
}
