import type { Parameters } from './ckan-actions.ts';

/** What CKAN's own schema says against a dataset: field → messages. */
export function breaches(sent: Parameters, isUpdate: boolean): Parameters {
  const { name, tags = [], extras = [], resources = [], maintainer_email: email } = sent;
  const files = (resources as readonly Parameters[]).map((file) => fileBreaches(file));
  const keys = (extras as readonly { readonly key: string }[]).map(({ key }) => key);
  const unexpected = Object.entries(sent).filter(([key, value]) => isNested(value) && !lists.has(key));
  return present({
    name: nameBreaches(String(name ?? '')),
    tags: (tags as readonly { readonly name: string }[]).flatMap((tag) => tagBreaches(tag.name)),
    extras_validation: [
      ...(new Set(keys).size < keys.length ? ['Duplicate key'] : []),
      ...keys.filter((key) => key in sent).map(() => 'There is a schema field with the same name'),
    ],
    maintainer_email:
      email === undefined || /^[^@\s]+@[^@\s]+$/.test(String(email))
        ? []
        : [`Email ${email} is not a valid format`],
    resources: files.some((file) => Object.keys(file).length > 0) ? files : [],
    id: !isUpdate && sent.id !== undefined ? ['The input field id was not expected.'] : [],
    __junk: unexpected.map(([key]) => `The input field ${key} was not expected.`),
  });
}

const lists: ReadonlySet<string> = new Set(['tags', 'groups', 'extras', 'resources', 'organization']);

function isNested(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}

function nameBreaches(name: string): readonly string[] {
  if (name.length < 2) return ['Must be at least 2 characters long'];
  if (name.length > 100) return ['Name must be a maximum of 100 characters long'];
  return /^[a-z0-9_-]+$/.test(name)
    ? []
    : ['Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_'];
}

function tagBreaches(tag: string): readonly string[] {
  if (tag.length < 2) return [`Tag "${tag}" length is less than minimum 2`];
  if (tag.length > 100) return [`Tag "${tag}" length is more than maximum 100`];
  return /^[\p{L}\p{N} _.-]*$/u.test(tag)
    ? []
    : [`Tag "${tag}" must be alphanumeric characters or symbols: -_.`];
}

function fileBreaches({ size, id }: Parameters): Parameters {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id));
  return present({
    size: size === undefined || Number.isInteger(Number(size)) ? [] : ['Invalid integer'],
    id: id === undefined || isUuid ? [] : ['Invalid UUID'],
  });
}

function present(fields: Readonly<Record<string, readonly unknown[]>>): Parameters {
  return Object.fromEntries(Object.entries(fields).filter(([, messages]) => messages.length > 0));
}
