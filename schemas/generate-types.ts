import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from 'json-schema-to-typescript';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Schema = { title: string; $id: string; definitions?: { [name: string]: Json } } & {
  [key: string]: Json;
};

const folder = import.meta.dirname;
const banner = '// Generated from the schemas in this folder by `npm run types`; do not edit.\n\n';

/** The TypeScript types of all schemas in this folder, as text. */
export async function generateTypes(): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.schema.json')).sort();
  const schemas = await Promise.all(
    files.map(async (file): Promise<Schema> => JSON.parse(await readFile(join(folder, file), 'utf8'))),
  );
  const titles = new Map(schemas.map(({ $id, title }) => [$id, title]));
  const definitions = Object.assign({}, ...schemas.map((schema) => definitionsOf(schema, titles)));
  const all = { title: 'Everything', type: 'object', definitions };
  const text = await compile(all as never, 'Everything', {
    bannerComment: '',
    style: { singleQuote: true, printWidth: 110 },
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    unknownAny: true,
  });
  return banner + text.replace(/export interface Everything \{[^}]*\}\n/, '').replace(unreachable, '');
}

const unreachable =
  /\n? \* This interface was referenced by `\w+`'s JSON-Schema\n \* via the `definition` "\w+"\./g;

/** A file's schema and its own definitions, under the names that the types get. */
function definitionsOf(schema: Schema, titles: ReadonlyMap<string, string>): { [name: string]: Json } {
  const local = Object.keys(schema.definitions ?? {});
  const nameOf = (name: string) => schema.title + name.charAt(0).toUpperCase() + name.slice(1);
  const resolve = (ref: string) =>
    `#/definitions/${titles.get(ref) ?? nameOf(ref.replace('#/definitions/', ''))}`;
  const { definitions, $id, $schema, ...body } = schema;
  return {
    [schema.title]: forTypes(body, resolve),
    ...Object.fromEntries(
      local.map((name) => [
        nameOf(name),
        forTypes({ ...(definitions?.[name] as object), title: nameOf(name) }, resolve),
      ]),
    ),
  };
}

/**
 * What TypeScript can say of a schema. Words beside a `$ref` would make a second type of it; alternatives that only
 * name required keys, and free keys beside named ones, are checked by ajv and would make unions nobody can read.
 */
function forTypes(schema: Json, resolve: (ref: string) => string): Json {
  if (Array.isArray(schema)) return schema.map((item) => forTypes(item, resolve));
  if (schema === null || typeof schema !== 'object') return schema;
  if (typeof schema.$ref === 'string') return { $ref: resolve(schema.$ref) };
  const entries = Object.entries(schema)
    .filter(
      ([key, value]) =>
        !(['oneOf', 'allOf'].includes(key) && Array.isArray(value) && value.every(isCondition)),
    )
    .map(([key, value]): [string, Json] => [key, forTypes(value, resolve)]);
  const result: { [key: string]: Json } = Object.fromEntries(entries);
  if (result.properties && typeof result.additionalProperties === 'object')
    result.additionalProperties = false;
  return result;
}

function isCondition(branch: Json): boolean {
  return (
    branch !== null &&
    typeof branch === 'object' &&
    !Array.isArray(branch) &&
    !('type' in branch) &&
    !('enum' in branch) &&
    !('$ref' in branch)
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(join(folder, 'types.ts'), await generateTypes());
}
