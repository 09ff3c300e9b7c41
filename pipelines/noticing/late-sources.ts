import type { Issue } from '../../schemas/issues.ts';
import type { Effects } from '../effects/index.ts';
import type { Look } from '../effects/looks.ts';
import type { Snapshots } from '../effects/snapshots.ts';
import { orDamage } from '../or-damage.ts';
import type { Project } from '../project.ts';
import { lateness, type SourceSigns } from './lateness.ts';

/** All sources of the project that are late, whether this night has looked at them or not. */
export async function lateSources(
  { sources }: Project,
  { looks, snapshots, clock }: Pick<Effects, 'looks' | 'snapshots' | 'clock'>,
): Promise<readonly Issue[]> {
  const seen = await looks.read();
  const now = clock.now();
  const issues: Issue[] = [];
  for (const source of sources.values()) {
    const look = seen.get(source.id) ?? null;
    issues.push(
      ...(await orDamage(async () => lateness(source, await signsOf(source.id, look, snapshots), now))),
    );
  }
  return issues;
}

async function signsOf(source: string, look: Look | null, snapshots: Snapshots): Promise<SourceSigns> {
  const stored = await snapshots.list(source);
  const accepted = await snapshots.accepted(source);
  return {
    look,
    received: newest(stored.map(({ retrieved }) => retrieved)),
    accepted: newest(accepted.map((one) => one.accepted)),
  };
}

function newest(instants: readonly string[]): string | null {
  return [...instants].sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1) ?? null;
}
