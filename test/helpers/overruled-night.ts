import { acceptHeld } from '../../pipelines/accept.ts';
import { type MiniNight, miniNight } from './mini-night.ts';
import type { Definitions } from './mini-project.ts';
import type { GoodNight } from './night.ts';
import { inSession } from './session.ts';

/** A night whose file is held back, because figures are gone or changed too much; a person accepts it; the next night. */
export async function overruledNight(
  root: string,
  definitions: Definitions,
  { files, at }: Required<MiniNight>,
  source: string,
): Promise<readonly [held: GoodNight, published: GoodNight]> {
  const held = await miniNight(root, definitions, { files, at });
  const because = 'Vom Amt bestätigt.';
  await inSession(root, (session) => acceptHeld(source, because, session), { at: hoursAfter(at, 1) });
  return [held, await miniNight(root, definitions, { files, at: hoursAfter(at, 2) })];
}

function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}
