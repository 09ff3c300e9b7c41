import type { StoredPackage } from '../../schemas/types.ts';
import type { CkanPackage } from './package.ts';
import { extraOf } from './seal.ts';

/** The fields in which what the portal has differs from what we send, for people to read. */
export function changesOf(stored: StoredPackage, document: CkanPackage): readonly string[] {
  const { extras, tags, groups, resources, owner_org: _, ...fields } = document;
  return [
    ...Object.entries(fields).flatMap(([key, value]) => (isSame(stored[key], value) ? [] : [key])),
    ...(isSame(namesIn(stored.tags), namesIn(tags)) ? [] : ['tags']),
    ...(isSame(namesIn(stored.groups), namesIn(groups)) ? [] : ['groups']),
    ...extras.flatMap(({ key, value }) =>
      key.startsWith('quartett_') || extraOf(stored, key) === value ? [] : [key],
    ),
    ...(isSame(filesIn(stored.resources), filesIn(resources)) ? [] : ['resources']),
  ];
}

/** CKAN stores an empty field as null or as empty text. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? '') === JSON.stringify(other ?? '');
}

function namesIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map((one: { readonly name?: unknown }) => String(one?.name)).sort() : [];
}

/** The portal adds fields of its own to a file; only those that we send count. */
function filesIn(files: readonly object[]): readonly string[] {
  return files.map((file) => sentFields.map((key) => String(Reflect.get(file, key) ?? '')).join('\0')).sort();
}

const sentFields = [
  'uri',
  'url',
  'name',
  'format',
  'mimetype',
  'size',
  'license',
  'licenseAttributionByText',
  'modified',
];
