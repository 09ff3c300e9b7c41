import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type DefinedError, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { descriptionOf } from './description.ts';
import { type Issue, issue } from './issues.ts';
import { type Alternatives, keysOf, reasonOf } from './reason.ts';
import { tellingErrors } from './telling-errors.ts';

export const schemaNames = [
  'areas',
  'bilingual',
  'breaks',
  'ckan-dataset',
  'ckan-groups',
  'ckan-package',
  'ckan-search',
  'codelist',
  'corrections',
  'deviation',
  'genesis-reply',
  'geojson',
  'indicator',
  'json-stat',
  'looks',
  'observation',
  'pinned',
  'pruned',
  'publisher',
  'pxweb-table',
  'release',
  'report',
  'sent',
  'signs',
  'source',
  'spellings',
  'text',
  'units',
  'variable',
  'vocabulary',
  'withdrawn',
] as const;
export type SchemaName = (typeof schemaNames)[number];

/** Finds the line of a JSON pointer in the file a person edits; null where it has none. */
export type LineOf = (pointer: string) => number | null;

/** Checks `value` against a schema and tells every breach in a sentence; empty when it is valid. */
export type Validate = (
  schema: SchemaName,
  value: unknown,
  file: string,
  lineOf?: LineOf,
) => readonly Issue[];

/**
 * The validator over the schemas of this folder. Text is never coerced: "07315000" stays text, 07315000 is an error. There is
 * one for the whole program, because compiling a schema takes a thousand times as long as checking by it.
 */
export function validator(): Validate {
  shared ??= newValidator();
  return shared;
}

let shared: Validate | null = null;

function newValidator(): Validate {
  // strictRequired, strictTypes: an alternative may name keys that the schema around it defines.
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
  });
  // ajv-formats is CommonJS: under nodenext its default export is typed as the module.
  (addFormats as unknown as (target: Ajv) => void)(ajv);
  for (const name of schemaNames) ajv.addSchema(readSchema(name));
  const compiled = new Map<SchemaName, ValidateFunction>();

  return (schema, value, file, lineOf = () => null) => {
    const check = compiled.get(schema) ?? compile(ajv, schema);
    compiled.set(schema, check);
    if (check(value)) return [];
    const errors = (check.errors ?? []) as DefinedError[];
    return tellingErrors(errors).map((error) => toIssue(error, schema, file, lineOf));
  };
}

/** A schema as the project ships it. */
export function readSchema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${name}.schema.json`), 'utf8'));
}

function compile(ajv: Ajv, schema: SchemaName): ValidateFunction {
  const check = ajv.getSchema(`${schema}.schema.json`);
  if (!check) throw new Error(`no schema ${schema}`);
  return check;
}

function toIssue(error: DefinedError, schema: SchemaName, file: string, lineOf: LineOf): Issue {
  const pointer = error.instancePath;
  const place = { file, record: lineOf(pointer) };
  if (error.keyword === 'additionalProperties') {
    const key = error.params.additionalProperty;
    const allowed = Object.keys(propertiesOf(error)).sort();
    const near = nearest(key, allowed);
    return issue(
      'unknown-key',
      {
        file,
        record: lineOf(`${pointer}/${escapePointer(key)}`),
        column: dotted(`${pointer}/${escapePointer(key)}`),
        value: key,
      },
      {
        allowed: allowed.join(', '),
        hint: near ? ` Gemeint ist wohl „${near}“.` : '',
        hinten: near ? ` Probably "${near}" is meant.` : '',
      },
    );
  }
  const missing = error.keyword === 'required' ? `/${escapePointer(error.params.missingProperty)}` : '';
  const column = dotted(`${pointer}${missing}`) || file;
  const value = error.keyword === 'required' ? null : show(found(error));
  if (error.keyword === 'type' && error.params.type === 'string' && typeof error.data === 'number') {
    return issue('code-is-number', { ...place, column, value: String(error.data) });
  }
  const reason = reasonOf(error);
  return issue(
    'schema-violation',
    { ...place, column, value },
    {
      reason: reason.de,
      reasonen: reason.en,
      schema,
      description: descriptionOf(schema, `${pointer}${missing}`, readSchema),
    },
  );
}

function propertiesOf(error: ErrorObject): Record<string, unknown> {
  return (error.parentSchema as { properties?: Record<string, unknown> }).properties ?? {};
}

/** Of alternatives that only name keys, the keys that are there; else the value itself. */
function found({ keyword, schema, data }: DefinedError): unknown {
  const keys = keyword === 'oneOf' ? keysOf(schema as Alternatives) : [];
  if (keys.length === 0 || data === null || typeof data !== 'object') return data;
  return keys.filter((key) => Object.hasOwn(data, key)).join(', ') || null;
}

function show(data: unknown): string {
  if (data === undefined || data === null) return '–';
  const text = JSON.stringify(data);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The candidate that a slip of the keyboard would turn into `word`, if there is one. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return best?.candidate ?? null;
}

/** Levenshtein's distance: how many single letters differ. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (const [index, other] of [...b].entries()) {
      const replace = (previous[index] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replace, (previous[index + 1] ?? 0) + 1, (current[index] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
