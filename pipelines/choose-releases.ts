import { DefinitionError } from '../schemas/errors.ts';
import { issue } from '../schemas/issues.ts';
import { ordinary, type StoredRelease } from './stored-releases.ts';

/** Two releases, the older one first. */
export interface Chosen {
  readonly before: StoredRelease;
  readonly after: StoredRelease;
}

/** The releases that a person means: none named, the last two; one, that one and the newest; two, these. */
export function chooseReleases(names: readonly string[], stored: readonly StoredRelease[]): Chosen {
  const named = names.map((name) => releaseNamed(name, stored));
  const newest = ordinary(stored).slice(named.length === 0 ? -2 : -1);
  const [one, other] = named.length === 2 ? named : [...named, ...newest];
  if (!one || !other) {
    throw new DefinitionError([issue('too-few-releases', { file: 'quartett', value: idsOf(stored) })]);
  }
  const inOrder = stored.indexOf(one) <= stored.indexOf(other);
  return inOrder ? { before: one, after: other } : { before: other, after: one };
}

/** The release whose id begins so; a DefinitionError where there is none or several. */
export function releaseNamed(name: string, stored: readonly StoredRelease[]): StoredRelease {
  const found = stored.filter(({ release }) => release.id.startsWith(name));
  const [first] = found;
  if (first && found.length === 1) return first;
  const place = { file: 'quartett', value: name };
  throw new DefinitionError([
    first
      ? issue('ambiguous-release', place, { known: idsOf(found) })
      : issue('unknown-release', place, { known: idsOf(stored) }),
  ]);
}

function idsOf(stored: readonly StoredRelease[]): string {
  return stored.map(({ release }) => release.id).join(', ') || '–';
}
