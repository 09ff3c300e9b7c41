import type { Found } from '../../catalog/ckan/plan.ts';
import { isMarked } from '../../catalog/ckan/seal.ts';
import { PushError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import type { PackageSearch, PortalGroups, StoredPackage } from '../../schemas/types.ts';
import type { SchemaName, Validate } from '../../schemas/validator.ts';
import type { Ckan } from '../effects/ckan.ts';
import { portalIssue } from './portal-issue.ts';

/** A portal to which we may speak. */
export interface Portal {
  readonly ckan: Ckan;
  /** For messages. */
  readonly url: string;
  readonly validate: Validate;
}

/** Id of the organization to which we push. Throws a PushError where it is unknown or we may not write there. */
export async function findOrganization(wanted: string, portal: Portal): Promise<string> {
  const parameters = { permission: 'create_dataset' };
  const ours = await ask<PortalGroups>('organization_list_for_user', parameters, 'ckan-groups', portal);
  const found = ours.find(({ id, name }) => id === wanted || name === wanted);
  if (found !== undefined) return found.id;
  const place = { file: portal.url, value: wanted };
  const shown = await portal.ckan.read('organization_show', { id: wanted });
  if (shown.status === 'failed' && shown.kind === 'absent')
    throw new PushError([issue('portal-organization-unknown', place)]);
  throw new PushError([issue('portal-no-permission', place)]);
}

/** Names of the groups into which we may put a dataset. CKAN refuses the whole dataset for any other. */
export async function findGroups(portal: Portal): Promise<ReadonlySet<string>> {
  const groups = await ask<PortalGroups>('group_list_authz', {}, 'ckan-groups', portal);
  return new Set(groups.map(({ name }) => name));
}

/** What stands under the given names, and under any other that bears the mark of our catalog. */
export async function findPackages(
  names: readonly string[],
  organization: string,
  catalog: string,
  portal: Portal,
): Promise<ReadonlyMap<string, Found>> {
  const marked = await findMarked(organization, catalog, portal);
  const found = new Map<string, Found>();
  for (const name of new Set([...names, ...marked])) found.set(name, await show(name, portal));
  return found;
}

/** What stands under a name. A deleted dataset is still shown to us, because its name stays taken. */
export async function show(name: string, portal: Portal): Promise<Found> {
  const answer = await portal.ckan.read('package_show', { id: name });
  if (answer.status === 'done')
    return checked<StoredPackage>('package_show', answer.result, 'ckan-package', portal);
  if (answer.kind === 'absent') return 'absent';
  if (answer.kind === 'forbidden') return 'hidden';
  throw new PushError([portalIssue(answer, name)]);
}

/** The index may lag behind, so this only says where to look. */
async function findMarked(
  organization: string,
  catalog: string,
  portal: Portal,
): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  const marked = new Set<string>();
  for (let start = 0; ; start = all.size) {
    const query = {
      fq: `owner_org:"${organization}"`,
      include_private: true,
      sort: 'name asc',
      rows: 100,
      start,
    };
    const { results } = await ask<PackageSearch>('package_search', query, 'ckan-search', portal);
    const fresh = results.filter(({ name }) => !all.has(name));
    if (fresh.length === 0) return marked;
    for (const { name, extras = [] } of fresh) {
      all.add(name);
      if (isMarked({ extras }, catalog)) marked.add(name);
    }
  }
}

async function ask<Answer>(
  action: string,
  parameters: object,
  schema: SchemaName,
  portal: Portal,
): Promise<Answer> {
  const answer = await portal.ckan.read(action, parameters);
  if (answer.status === 'failed') throw new PushError([portalIssue(answer, portal.url)]);
  return checked<Answer>(action, answer.result, schema, portal);
}

/** The border: what a portal says is taken for nothing before it has been checked. */
function checked<Answer>(action: string, result: unknown, schema: SchemaName, portal: Portal): Answer {
  const [breach] = portal.validate(schema, result, action);
  if (breach === undefined) return result as Answer;
  const words = (language: keyof Text) => `${action}: ${breach.sentence[language].replace(/\.$/, '')}`;
  const details = { reason: words('de'), reasonen: words('en') };
  throw new PushError([issue('portal-not-ckan', { file: portal.url }, details)]);
}
