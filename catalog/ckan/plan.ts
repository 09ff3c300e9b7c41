import { type Issue, issue } from '../../schemas/issues.ts';
import type { StoredPackage } from '../../schemas/types.ts';
import { allowedDeletions, type DeletionLimit } from '../deletion-limit.ts';
import { changesOf } from './changes.ts';
import type { CkanPackage } from './package.ts';
import { extraOf, isAsSent, isMarked } from './seal.ts';

/** What the portal has under a name; hidden: something that we may not see. */
export type Found = StoredPackage | 'absent' | 'hidden';

/** What becomes of one dataset of the portal. */
export type Step =
  | { readonly action: 'create'; readonly name: string; readonly document: CkanPackage }
  | {
      readonly action: 'update' | 'revive';
      readonly name: string;
      readonly document: CkanPackage;
      readonly stored: StoredPackage;
      /** The fields that differ. */
      readonly changes: readonly string[];
    }
  | { readonly action: 'delete'; readonly name: string; readonly stored: StoredPackage }
  | { readonly action: 'unchanged'; readonly name: string }
  | { readonly action: 'refuse'; readonly name: string; readonly issue: Issue };

export interface Portal {
  /** Whatever stands under one of our names, or bears our mark. */
  readonly found: ReadonlyMap<string, Found>;
  /** Id of our organization there. */
  readonly organization: string;
}

/** What we publish against what the portal has: one step per dataset, by name. `catalog` is the IRI that marks ours. */
export function planPush(
  packages: readonly CkanPackage[],
  portal: Portal,
  catalog: string,
  limit: DeletionLimit,
): readonly Step[] {
  const kept = packages.map((document) =>
    decide(document, portal.found.get(document.name) ?? 'absent', portal.organization),
  );
  const names = new Set(packages.map(({ name }) => name));
  const ours = [...portal.found.values()].filter((found) => isOurs(found, portal, catalog));
  const vanished = ours.filter(({ name }) => !names.has(name));
  const allowed = allowedDeletions(limit, ours.length);
  const gone = removals(vanished, allowed);
  return [...kept, ...gone].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What to do with one dataset that we publish. */
export function decide(document: CkanPackage, found: Found, organization: string): Step {
  const { name } = document;
  if (found === 'absent') return { action: 'create', name, document };
  if (found === 'hidden')
    return { action: 'refuse', name, issue: issue('portal-name-hidden', { file: name }) };
  const claim = claimOf(document, found, organization);
  if (claim !== null) return { action: 'refuse', name, issue: claim };
  if (isAsSent(found, document)) return { action: 'unchanged', name };
  const action = found.state === 'active' ? 'update' : 'revive';
  return { action, name, document, stored: found, changes: changesOf(found, document) };
}

/** Whose else the dataset under our name is; null where it is ours. */
function claimOf(document: CkanPackage, stored: StoredPackage, organization: string): Issue | null {
  const file = document.name;
  const identifier = extraOf(stored, 'identifier');
  if (identifier !== extraOf(document, 'identifier'))
    return issue('portal-name-foreign', { file, value: identifier });
  if (stored.owner_org === organization) return null;
  return issue('portal-other-organization', { file, value: stored.owner_org });
}

/** Only what bears our mark, in our organization, and is still shown. */
function isOurs(found: Found, { organization }: Portal, catalog: string): found is StoredPackage {
  if (found === 'absent' || found === 'hidden') return false;
  return found.state === 'active' && found.owner_org === organization && isMarked(found, catalog);
}

/** Too many at once look like an accident, so that none goes until a person has said how many may. */
function removals(vanished: readonly StoredPackage[], allowed: number): readonly Step[] {
  if (vanished.length <= allowed)
    return vanished.map((stored) => ({ action: 'delete', name: stored.name, stored }));
  const value = vanished.map(({ name }) => name).join(', ');
  const details = { count: vanished.length, allowed };
  const refusal = issue('portal-deletions', { file: 'catalog', value }, details);
  return vanished.map(({ name }) => ({ action: 'refuse', name, issue: refusal }));
}
