import { ReleaseError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { Pinned } from '../../schemas/types.ts';
import { releaseNamed } from '../choose-releases.ts';
import type { Session } from '../commands.ts';
import { exitCodes } from '../exit-codes.ts';
import { readRelease } from '../published.ts';
import { refuseLive } from '../refuse-live.ts';
import { ordinary, precedingRelease, readStoredReleases, type StoredRelease } from '../stored-releases.ts';
import { pinFile } from './pin.ts';
import { releaseDamage } from './release-damage.ts';
import { rollbackObjections } from './rollback-objections.ts';

export interface Rollback {
  /** The id or its beginning; null: the release before the one that is published. */
  readonly release: string | null;
  readonly because: string;
  /** How many datasets portals may delete for it. */
  readonly deletions: number;
}

/**
 * `rollback`: an earlier release is published again, in one rename, and stays until `rollback --end`. What it stays for is
 * noted first: if this is killed in between, the next release carries it out.
 */
export async function rollback(
  { release: name, because, deletions }: Rollback,
  session: Session,
): Promise<number> {
  const { files, terminal, clock } = session.effects;
  const { folder, out, sample } = await session.releaseOptions();
  await refuseLive(await readRelease(out, files), { out, sample }, files);
  const { releases } = await readStoredReleases(folder, files);
  const current = await precedingRelease(folder, out, releases, files);
  const target = name === null ? before(current, releases) : releaseNamed(name, releases);
  const damage = await releaseDamage(target, files);
  const objections = rollbackObjections(target.release, current?.release ?? null, deletions, target.folder);
  if (damage.length + objections.length > 0) throw new ReleaseError([...damage, ...objections]);
  const pin: Pinned = {
    release: target.release.id,
    from: current?.release.id ?? target.release.id,
    out,
    at: clock.now().toISOString(),
    because,
  };
  await files.writeAtomic(pinFile(folder), `${JSON.stringify(pin, null, 2)}\n`);
  await files.replaceLink(out, target.folder);
  terminal.line(words.done(pin)[session.language]);
  return exitCodes.fine;
}

/** `rollback --end`: the next release goes on as usual. */
export async function endRollback(session: Session): Promise<number> {
  const { files, terminal } = session.effects;
  const { folder, out } = await session.releaseOptions();
  const file = pinFile(folder);
  const was = await files.exists(file);
  await files.remove(file);
  const shown = (await readRelease(out, files))?.id ?? '–';
  terminal.line((was ? words.ended(shown) : words.nothing)[session.language]);
  return exitCodes.fine;
}

function before(current: StoredRelease | null, releases: readonly StoredRelease[]): StoredRelease {
  const all = ordinary(releases);
  const index = current === null ? 0 : all.findIndex(({ release }) => release.id === current.release.id);
  const found = all[index - 1];
  if (found) return found;
  const place = { file: 'quartett', value: current?.release.id ?? '–' };
  throw new ReleaseError([issue('rollback-nothing', place)]);
}

const words = {
  done: ({ release, from, out }: Pinned) => ({
    de: `Zurückgerollt: ${out} zeigt jetzt auf ${release} (vorher ${from}).\nAbgerufen wird weiter, veröffentlicht nichts, bis „quartett rollback --end“ es aufhebt.`,
    en: `Rolled back: ${out} now points to ${release} (before: ${from}).\nSources are fetched as ever, but nothing is released until "quartett rollback --end" ends it.`,
  }),
  ended: (shown: string) => ({
    de: `Aufgehoben. Die nächste Veröffentlichung folgt auf ${shown} und nennt, was sich seither geändert hat.`,
    en: `Ended. The next release follows ${shown} and names what has changed since.`,
  }),
  nothing: {
    de: 'Es ist nicht zurückgerollt; nichts aufzuheben.',
    en: 'Nothing was rolled back; there is nothing to end.',
  },
} as const;
