import { identifier, literal, literals } from './sql-quote.ts';

interface RowSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, RowSchema>>;
  readonly additionalProperties?: RowSchema;
  readonly oneOf?: readonly RowSchema[];
}

export interface Predicate {
  /** The property that is checked; the row as a whole for alternatives. */
  readonly property: string;
  /** SQL that is true for a valid row and never NULL. */
  readonly sql: string;
}

/**
 * A row schema (flat properties, alternatives of flat properties) as SQL predicates over columns of the same names.
 * `dimensions` are the columns that the schema knows only as additional properties. The verdict is ajv's; a property
 * test compares the two value by value.
 */
export function predicatesOf(
  schema: Record<string, unknown>,
  dimensions: readonly string[],
): readonly Predicate[] {
  const row = schema as RowSchema;
  const named = Object.entries(row.properties ?? {});
  const further = dimensions.map((name): [string, RowSchema] => [name, row.additionalProperties ?? {}]);
  const properties = [...named, ...further].map(([property, rule]) => ({
    property,
    sql: holds(property, rule),
  }));
  const alternatives = row.oneOf?.map((branch) => `(${all(branch)})::INTEGER`).join(' + ');
  return alternatives
    ? [...properties, { property: 'obs_value, obs_status', sql: `(${alternatives}) = 1` }]
    : properties;
}

function all(branch: RowSchema): string {
  return Object.entries(branch.properties ?? {})
    .map(([property, rule]) => holds(property, rule))
    .join(' AND ');
}

function holds(property: string, rule: RowSchema): string {
  const column = identifier(property);
  const types = rule.type === undefined ? null : [rule.type].flat();
  if (types?.length === 1 && types[0] === 'null') return `${column} IS NULL`;
  const tests = [
    rule.enum && `${column} IN (${literals(rule.enum)})`,
    rule.pattern && `regexp_matches(${column}, ${literal(rule.pattern)})`,
    rule.minimum !== undefined && `${column} >= ${rule.minimum}`,
    rule.minLength !== undefined && `length(${column}) >= ${rule.minLength}`,
  ].filter((test) => typeof test === 'string');
  const present = tests.length > 0 ? `coalesce(${tests.join(' AND ')}, false)` : 'true';
  // A list of values without a type does not hold null either.
  const nullable = types === null ? rule.enum === undefined : types.includes('null');
  return nullable ? `(${column} IS NULL OR ${present})` : `(${column} IS NOT NULL AND ${present})`;
}
