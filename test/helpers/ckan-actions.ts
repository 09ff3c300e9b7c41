import { randomUUID } from 'node:crypto';
import { breaches } from './ckan-validation.ts';

export type Json = unknown;
export type Parameters = Readonly<Record<string, Json>>;

export interface CkanStore {
  /** By name, deleted ones too: a name stays taken. */
  readonly packages: Map<string, Parameters>;
  /** Groups of the portal; true: we may put datasets into it. */
  readonly groups: Map<string, boolean>;
  readonly organization: { readonly id: string; readonly name: string };
}

type Outcome =
  | { readonly result: Json }
  | { readonly status: number; readonly type: string; readonly error: Parameters };
type Action = (parameters: Parameters, store: CkanStore, isOurs: boolean) => Outcome;

const notFound: Outcome = { status: 404, type: 'Not Found Error', error: { message: 'Not found' } };
const denied: Outcome = {
  status: 403,
  type: 'Authorization Error',
  error: { message: 'Access denied: hidden' },
};

export const readActions: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'package_show',
    ({ id }, store, isOurs) => {
      const found = find(id, store);
      if (found === undefined) return notFound;
      return isVisible(found, store, isOurs) ? { result: found } : denied;
    },
  ],
  [
    'package_search',
    ({ fq, rows, start }, store, isOurs) => {
      const wanted = /^owner_org:"(.*)"$/.exec(String(fq))?.[1];
      const found = [...store.packages.values()]
        .filter((one) => one.state === 'active' && one.owner_org === wanted)
        .filter((one) => isVisible(one, store, isOurs))
        .sort((one, other) => (String(one.name) < String(other.name) ? -1 : 1));
      const page = found.slice(Number(start), Number(start) + Number(rows));
      return { result: { count: found.length, results: page } };
    },
  ],
  [
    'organization_show',
    ({ id }, { organization }) =>
      id === organization.id || id === organization.name ? { result: organization } : notFound,
  ],
  ['organization_list_for_user', (_, { organization }, isOurs) => ({ result: isOurs ? [organization] : [] })],
  [
    'group_list_authz',
    (_, { groups }, isOurs) => ({
      result: [...groups].filter(([, may]) => may && isOurs).map(([name]) => ({ id: `id-${name}`, name })),
    }),
  ],
]);

export const writeActions: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    'package_create',
    (sent, store) => {
      const refusal = groupRefusal(sent, store) ?? validation({ ...sent }, store, null);
      return refusal ?? save({ ...sent, state: 'active', id: randomUUID() }, store, null);
    },
  ],
  [
    'package_update',
    (sent, store) => {
      const before = find(sent.id, store);
      if (before === undefined) return notFound;
      const refusal = groupRefusal(sent, store) ?? validation(sent, store, before);
      return refusal ?? save({ state: before.state, ...sent, id: before.id }, store, before);
    },
  ],
  [
    // Only top-level fields are kept: whoever sends `extras` replaces all of them.
    'package_patch',
    (sent, store) => {
      const before = find(sent.id, store);
      if (before === undefined) return notFound;
      const whole = { ...before, ...sent };
      return validation(whole, store, before) ?? save(whole, store, before);
    },
  ],
  [
    'package_delete',
    ({ id }, store) => {
      const before = find(id, store);
      if (before === undefined) return notFound;
      store.packages.set(String(before.name), { ...before, state: 'deleted' });
      return { result: null };
    },
  ],
]);

function find(id: Json, { packages }: CkanStore): Parameters | undefined {
  return [...packages.values()].find((one) => one.id === id) ?? packages.get(String(id));
}

/** Deleted and private datasets are shown to the members of their organization only. */
function isVisible(
  { owner_org, state, private: isPrivate }: Parameters,
  { organization }: CkanStore,
  isOurs: boolean,
) {
  return (state === 'active' && isPrivate !== true) || (isOurs && owner_org === organization.id);
}

function groupRefusal({ groups = [] }: Parameters, store: CkanStore): Outcome | null {
  const names = (groups as readonly { readonly name: string }[]).map(({ name }) => name);
  if (names.some((name) => !store.groups.has(name))) return notFound;
  return names.every((name) => store.groups.get(name))
    ? null
    : {
        status: 403,
        type: 'Authorization Error',
        error: { message: 'Access denied: not authorized to edit these groups' },
      };
}

function validation(sent: Parameters, store: CkanStore, before: Parameters | null): Outcome | null {
  const taken = store.packages.get(String(sent.name));
  const error = {
    ...breaches(sent, before !== null),
    ...(taken !== undefined && taken.id !== before?.id ? { name: ['That URL is already in use.'] } : {}),
  };
  return Object.keys(error).length === 0 ? null : { status: 409, type: 'Validation Error', error };
}

/** What is not sent is gone. Ids of files that are not sent along are made anew. */
function save(sent: Parameters, store: CkanStore, before: Parameters | null): Outcome {
  const owner = sent.owner_org === store.organization.name ? store.organization.id : sent.owner_org;
  const files = (sent.resources ?? []) as readonly Parameters[];
  const names = (list: Json) =>
    ((list ?? []) as readonly { readonly name: string }[]).map(({ name }) => ({ name, display_name: name }));
  const stored = {
    ...sent,
    owner_org: owner,
    extras: sent.extras ?? [],
    tags: names(sent.tags),
    groups: names(sent.groups),
    resources: files.map((file, position) => ({ id: randomUUID(), position, state: 'active', ...file })),
  };
  if (before !== null) store.packages.delete(String(before.name));
  store.packages.set(String(sent.name), stored);
  return { result: stored };
}
