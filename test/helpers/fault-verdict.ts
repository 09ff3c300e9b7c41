import type { Warehouse } from '../../pipelines/effects/warehouse.ts';
import { harmonize } from '../../pipelines/harmonize.ts';
import type { Project, SourceDefinition } from '../../pipelines/project.ts';
import { compareWithAccepted } from '../../pipelines/steps/compare.ts';
import type { Issue } from '../../schemas/issues.ts';

/** What became of a fault: who said what, and whether a figure that is published is another one. */
export interface Verdict {
  /** `error figure-changed`, the gravest; null when nobody said anything. */
  readonly said: string | null;
  readonly differs: boolean;
}

export interface Judge {
  /** The file as a second snapshot, after the sound one. */
  second(bytes: Uint8Array): Promise<Verdict>;
  /** The file as the very first snapshot. */
  first(bytes: Uint8Array): Promise<Verdict>;
}

const [sound, faulty] = ['000000000000', 'ffffffffffff'];

/** Harmonizes the sound file once; what it is warned of by itself does not count. */
export async function judgeOf(
  bytes: Uint8Array,
  source: SourceDefinition,
  project: Project,
  warehouse: Warehouse,
): Promise<Judge> {
  const before = await harmonize(bytes, sound, source, project, warehouse);
  if (before.table === null)
    throw new Error(`${source.id}: ${before.issues.map(({ sentence }) => sentence.de)}`);
  const kept = { source: source.id, snapshot: sound, table: before.table, stand: before.stand };
  const look = async (changed: Uint8Array, isFirst: boolean): Promise<Verdict> => {
    const after = await harmonize(changed, faulty, source, project, warehouse);
    if (after.table === null) return { said: gravest(after.issues), differs: true };
    const differs = await differ(kept.table, after.table, warehouse);
    if (gravest(after.issues)?.startsWith('error')) return { said: gravest(after.issues), differs };
    const next = { source: source.id, snapshot: faulty, table: after.table, stand: after.stand };
    const isOlder = (next.stand ?? '') < (kept.stand ?? '');
    const line = isFirst ? [next] : isOlder ? [next, kept] : [kept, next];
    const compared = await compareWithAccepted(
      { source, registry: project.registry, warehouse },
      line,
      next,
      async () => [],
    );
    return { said: gravest([...after.issues, ...compared]), differs };
  };
  return { second: (changed) => look(changed, false), first: (changed) => look(changed, true) };
}

function gravest(issues: readonly Issue[]): string | null {
  const found =
    issues.find(({ severity }) => severity === 'error') ??
    issues.find(({ severity }) => severity === 'warning');
  return found ? `${found.severity} ${found.code}` : null;
}

/** Whether what would be published differs: any column but where it stands and whence it comes. */
async function differ(one: string, other: string, warehouse: Warehouse): Promise<boolean> {
  const columns = 'SELECT * EXCLUDE (snapshot, record, "column") FROM';
  const [row] = await warehouse.rows<{ n: number }>(
    `SELECT count(*) AS n FROM ((${columns} ${one} EXCEPT ${columns} ${other}) UNION ALL (${columns} ${other} EXCEPT ${columns} ${one}))`,
  );
  return (row?.n ?? 0) > 0;
}
