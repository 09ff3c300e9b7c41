import { SourceError } from '../schemas/errors.ts';
import type { Issue } from '../schemas/issues.ts';
import type { Effects } from './effects/index.ts';
import type { Look } from './effects/looks.ts';
import type { Snapshots } from './effects/snapshots.ts';
import { lateness, type SourceSigns } from './lateness.ts';
import type { Project } from './project.ts';

/** All sources of the project that are late, whether this night has looked at them or not. */
export async function lateSources(
  { sources }: Project,
  { looks, snapshots, clock }: Pick<Effects, 'looks' | 'snapshots' | 'clock'>,
): Promise<readonly Issue[]> {
  const seen = await looks.read();
  const now = clock.now();
  const issues: Issue[] = [];
  for (const source of sources.values()) {
    const signs = await signsOf(source.id, seen.get(source.id) ?? null, snapshots);
    issues.push(...('damage' in signs ? signs.damage : lateness(source, signs, now)));
  }
  return issues;
}

/** A damaged record is told; it must not cost the night. */
async function signsOf(
  source: string,
  look: Look | null,
  snapshots: Snapshots,
): Promise<SourceSigns | { readonly damage: readonly Issue[] }> {
  try {
    const stored = await snapshots.list(source);
    const accepted = await snapshots.accepted(source);
    return {
      look,
      received: newest(stored.map(({ retrieved }) => retrieved)),
      accepted: newest(accepted.map((one) => one.accepted)),
    };
  } catch (error) {
    if (error instanceof SourceError) return { damage: error.issues };
    throw error;
  }
}

function newest(instants: readonly string[]): string | null {
  return [...instants].sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1) ?? null;
}
