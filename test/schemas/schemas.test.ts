import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateTypes } from '../../schemas/generate-types.ts';
import { readSchema, schemaNames } from '../../schemas/validator.ts';
import { repository } from '../helpers/repository.ts';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly type?: unknown;
}

describe('the schemas', () => {
  it('are all known to the validator', () => {
    const files = readdirSync(join(repository, 'schemas')).filter((name) => name.endsWith('.schema.json'));
    expect(files.sort()).toEqual(schemaNames.map((name) => `${name}.schema.json`).sort());
  });

  it.each(schemaNames)('%s tells whoever fills it in what each word means', (name) => {
    const schema = readSchema(name) as Schema;
    expect(schema.description).toBeTruthy();
    expect(undescribed(schema, name)).toEqual([]);
  });

  it.each(schemaNames)('%s refuses words it does not know', (name) => {
    expect(open(readSchema(name) as Schema, name)).toEqual([]);
  });

  it('have types.ts as their image: run `npm run types` after a change', async () => {
    expect(readFileSync(join(repository, 'schemas/types.ts'), 'utf8')).toBe(await generateTypes());
  });
});

function undescribed(schema: Schema, path: string): readonly string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, { description }]) =>
    description ? [] : [`${path}.${key}`],
  );
  return [...own, ...inner(schema, path).flatMap(([one, at]) => undescribed(one, at))];
}

/** Objects that would take any word, so that a slip of the keyboard would go unnoticed. */
function open(schema: Schema, path: string): readonly string[] {
  const own =
    schema.properties && schema.type === 'object' && schema.additionalProperties === undefined ? [path] : [];
  return [...own, ...inner(schema, path).flatMap(([one, at]) => open(one, at))];
}

function inner(schema: Schema, path: string): readonly (readonly [Schema, string])[] {
  const { properties = {}, definitions = {}, items, additionalProperties } = schema;
  return [
    ...Object.entries({ ...properties, ...definitions }).map(
      ([key, one]) => [one, `${path}.${key}`] as const,
    ),
    ...(items ? [[items, `${path}[]`] as const] : []),
    ...(typeof additionalProperties === 'object' ? [[additionalProperties, `${path}.*`] as const] : []),
  ];
}
