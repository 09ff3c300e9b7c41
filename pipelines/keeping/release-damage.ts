import { type Issue, issue } from '../../schemas/issues.ts';
import type { Files } from '../effects/files.ts';
import type { StoredRelease } from '../stored-releases.ts';
import { type Damage, damageOf } from './damaged-files.ts';

/** One issue that names the damaged files of a release; none where it is whole. */
export async function releaseDamage(
  { release, folder }: StoredRelease,
  files: Files,
): Promise<readonly Issue[]> {
  const damage = await damageOf(release, folder, files);
  if (damage.damaged.length + damage.foreign.length === 0) return [];
  const details = { files: inWords(damage, 'de'), filesen: inWords(damage, 'en') };
  return [issue('release-damaged', { file: folder, value: release.id }, details)];
}

const listed = 10;

function inWords({ damaged, foreign }: Damage, language: 'de' | 'en'): string {
  const words = {
    de: { damaged: 'verändert oder weg', foreign: 'gehört nicht dazu' },
    en: { damaged: 'changed or gone', foreign: 'does not belong to it' },
  }[language];
  const group = (word: string, paths: readonly string[]) => {
    const rest = paths.length > listed ? ` … (${paths.length})` : '';
    return paths.length === 0 ? [] : [`${word}: ${paths.slice(0, listed).join(', ')}${rest}`];
  };
  return [...group(words.damaged, damaged), ...group(words.foreign, foreign)].join('; ');
}
