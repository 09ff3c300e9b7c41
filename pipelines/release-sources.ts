import { harvestSettingsOf } from '../catalog/harvest-settings.ts';
import { isSaid, judgeWithdrawals } from '../catalog/withdrawal.ts';
import { ReleaseError, SourceError } from '../schemas/errors.ts';
import { type Issue, issue } from '../schemas/issues.ts';
import type { Release } from '../schemas/types.ts';
import type { AcceptedSnapshot, Snapshots } from './effects/snapshots.ts';
import type { Warehouse } from './effects/warehouse.ts';
import type { Project, SourceDefinition } from './project.ts';
import { shares as sharesOfSnapshots } from './steps/load.ts';

/** Source → the accepted snapshots that a release is made of, oldest first. */
export type UsedSnapshots = ReadonlyMap<string, readonly AcceptedSnapshot[]>;

/** The snapshots of every source that count. Throws a ReleaseError where their records are damaged: what counts is then unknown. */
export async function usedSnapshots(
  project: Project,
  snapshots: Snapshots,
  asOf: string | undefined,
): Promise<UsedSnapshots> {
  const entries = [...project.sources.values()].map(
    async (source) => [source.id, await countingSnapshots(source, snapshots, asOf)] as const,
  );
  const settled = await Promise.allSettled(entries);
  refuseDamaged(settled);
  return new Map(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
}

/** All that is damaged at once; anything else that went wrong is our bug. */
function refuseDamaged(settled: readonly PromiseSettledResult<unknown>[]): void {
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  for (const reason of reasons) if (!(reason instanceof SourceError)) throw reason;
  const issues = reasons.flatMap((reason) => (reason instanceof SourceError ? reason.issues : []));
  if (issues.length > 0) throw new ReleaseError(issues);
}

/** The accepted snapshots that count: of a `whole` source the newest, of a `window` source all of them, oldest first. */
export async function countingSnapshots(
  source: SourceDefinition,
  snapshots: Snapshots,
  asOf?: string,
): Promise<readonly AcceptedSnapshot[]> {
  const accepted = await snapshots.accepted(source.id, asOf);
  return source.snapshot === 'whole' ? accepted.slice(-1) : accepted;
}

/** Whether the last release was made of the same data by the same definitions and program, and withdraws what is due. */
export function isSame(
  last: Release,
  project: Project,
  options: { readonly code: string; readonly failed: ReadonlySet<string>; readonly asOf?: string },
  used: UsedSnapshots,
  released: string,
): boolean {
  if (last.definitions !== project.hash || last.code !== options.code) return false;
  if ((last.as_of ?? null) !== (options.asOf ?? null)) return false;
  // What is recomputed as of a day withdraws what was withdrawn on that day, however late it is now.
  const isDue =
    options.asOf === undefined &&
    !isSaid(
      judgeWithdrawals(project.withdrawn, last, released, harvestSettingsOf(project.publisher).deletions),
      last,
    );
  if (isDue) return false;
  const line = (id: string, state: string, snapshots: readonly { readonly sha256: string }[]) =>
    [id, state, ...snapshots.map(({ sha256 }) => sha256)].join(' ');
  const now = [...used].map(([id, snapshots]) => line(id, stateOf(id, snapshots, options.failed), snapshots));
  const then = last.sources.map(({ id, state, snapshots }) => line(id, state, snapshots));
  return now.sort().join('\n') === then.sort().join('\n');
}

/** What release.json says of every source. */
export async function describeSources(
  used: UsedSnapshots,
  { sources, vocabularies }: Project,
  failed: ReadonlySet<string>,
  warehouse: Warehouse,
): Promise<Release['sources']> {
  const shares = await warehouse.rows<{ source: string; snapshot: string; n: number }>(sharesOfSnapshots);
  return [...sources.values()].map(({ id, title, publisher, licence, request }) => {
    const snapshots = used.get(id) ?? [];
    const office = vocabularies.get('publishers')?.[publisher];
    return {
      id,
      title: title.de,
      publisher: office?.label.de ?? publisher,
      attribution: office?.attribution ?? office?.label.de ?? publisher,
      licence: vocabularies.get('licences')?.[licence]?.iri ?? licence,
      url: request.url,
      state: stateOf(id, snapshots, failed),
      snapshots: snapshots.map((snapshot) => ({
        id: snapshot.id,
        sha256: snapshot.sha256,
        bytes: snapshot.bytes,
        retrieved: snapshot.retrieved,
        stand: snapshot.stand,
        observations: shares.find((share) => share.source === id && share.snapshot === snapshot.id)?.n ?? 0,
        ...(snapshot.because === undefined
          ? {}
          : { because: snapshot.because, overruled: [...(snapshot.overruled ?? [])] }),
      })),
    };
  });
}

/** What persons have released although it was held back. */
export function overruledSnapshots(used: UsedSnapshots): readonly Issue[] {
  return [...used].flatMap(([file, snapshots]) =>
    snapshots.flatMap(({ id, because, overruled = [] }) =>
      because === undefined
        ? []
        : [
            issue(
              'snapshot-overruled',
              { file, value: id },
              { codes: overruled.join(', ') || '–', reason: because },
            ),
          ],
    ),
  );
}

function stateOf(
  source: string,
  snapshots: readonly AcceptedSnapshot[],
  failed: ReadonlySet<string>,
): Release['sources'][number]['state'] {
  if (snapshots.length === 0) return 'missing';
  return failed.has(source) ? 'stale' : 'current';
}
