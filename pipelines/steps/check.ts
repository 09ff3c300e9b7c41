import { predicatesOf } from '../../schemas/predicates.ts';
import { identifier, literal, literals } from '../../schemas/sql-quote.ts';
import { type Issue, type IssueCode, issue } from '../../schemas/issues.ts';
import { readSchema } from '../../schemas/validator.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import type { Table } from '../parsers/parser.ts';
import { expectedAreas } from './area-key.ts';
import { checkParts } from './check-parts.ts';
import { type Mapping, numberStyle, rowTest } from './map.ts';

/** How many issues of one kind are listed one by one. */
const listed = 50;

type Check = (mapping: Mapping, table: Table, rows: number, warehouse: Warehouse) => Promise<readonly Issue[]>;

const checks: readonly Check[] = [
  checkCells,
  checkQuality,
  checkRowFilters,
  checkUntil,
  checkBasis,
  checkKeys,
  checkReferenceDates,
  checkAreas,
  checkGrid,
  checkRanges,
  checkSchema,
  checkEmpty,
  countRows,
];

/** Everything that is checked before a snapshot is accepted; an issue of severity error holds it back. */
export async function checkObservations(
  mapping: Mapping,
  table: Table,
  rows: number,
  warehouse: Warehouse,
): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const check of checks) issues.push(...(await check(mapping, table, rows, warehouse)));
  issues.push(...(await checkParts(mapping, warehouse)));
  return shorten(issues, mapping.source.id);
}

/** Lists the first issues of each kind and counts the rest. */
function shorten(issues: readonly Issue[], file: string): readonly Issue[] {
  const kinds = [...new Set(issues.map(({ code }) => code))];
  return kinds.flatMap((code: IssueCode) => {
    const same = issues.filter((one) => one.code === code);
    const rest = same.length - listed;
    return rest > 0
      ? [...same.slice(0, listed), issue('more-of-these', { file, value: String(rest) }, { kind: code })]
      : same;
  });
}

/** Texts that are neither a number nor a sign of the profile. */
async function checkCells(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables } = mapping;
  const bad = await warehouse.rows<{ record: number; column: string; text: string }>(
    `SELECT DISTINCT record, "column", text FROM ${tables.cells} WHERE NOT ok ORDER BY record, "column"`,
  );
  return bad.map(({ record, column, text }) => {
    const place = { file: source.id, record, column, value: text };
    const looksNumeric = /^[+-]?[\d.,' ]*\d[\d.,' ]*$/.test(text);
    return looksNumeric
      ? issue('number-style', place, { decimal: numberStyle(source.read).decimal })
      : issue('unknown-sign', place, { signs: source.read.signs ?? 'classic' });
  });
}

async function checkQuality(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables, values } = mapping;
  const bad = await warehouse.rows<{ record: number; column: string; text: string | null }>(
    `SELECT DISTINCT record, "column", quality_text AS text FROM ${tables.cells} WHERE NOT quality_ok ORDER BY record, "column"`,
  );
  return bad.map(({ record, column, text }) => {
    const signs = values.find(({ name }) => name === column)?.status?.signs ?? '';
    return issue('unknown-quality', { file: source.id, record, column, value: text }, { signs });
  });
}

/** Rows of ours that no line of `values` takes although the lines pick their rows. */
async function checkRowFilters(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables, values, columns } = mapping;
  const filters = values.map(({ rows }) => rows);
  if (filters.some((rows) => Object.keys(rows).length === 0)) return [];
  const named = [...new Set(filters.flatMap((rows) => Object.keys(rows)))];
  const texts = named.map((column) => identifier(columns.get(column) ?? ''));
  const taken = filters.map((rows) => `(${rowTest(mapping, rows)})`).join(' OR ');
  const left = await warehouse.rows<{ record: number; value: string }>(
    `SELECT min(record)::INTEGER AS record, concat_ws(' | ', ${texts.join(', ')}) AS value FROM ${tables.own}
     WHERE NOT (${taken}) GROUP BY value ORDER BY record`,
  );
  return left.map(({ record, value }) =>
    issue('rows-unmatched', { file: source.id, record, column: named.join(' | '), value }),
  );
}

async function checkUntil(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables, values, columns } = mapping;
  const issues: Issue[] = [];
  for (const { name, until } of values) {
    if (until === null) continue;
    const [count] = await warehouse.rows<{ n: number }>(
      `SELECT count(*) AS n FROM ${tables.own} WHERE ${identifier(columns.get(name) ?? '')} IS NOT NULL AND time_period > ${literal(until)}`,
    );
    if ((count?.n ?? 0) > 0) {
      issues.push(issue('values-ended', { file: source.id, column: name, value: String(count?.n) }));
    }
  }
  return issues;
}

/** A basis label holds only inside its years and only while the file says so. */
async function checkBasis({ source, tables }: Mapping, table: Table, _rows: number, warehouse: Warehouse) {
  const { basis } = source.map;
  if (!basis) return [];
  const issues: Issue[] = [];
  const words = `${table.preamble}\n${table.footer}`.replace(/\s+/g, ' ');
  if (basis.footer !== undefined && !words.includes(basis.footer.replace(/\s+/g, ' '))) {
    issues.push(
      issue('basis-unconfirmed', { file: source.id, value: basis.footer }, { basis: basis.const }),
    );
  }
  const outside = await warehouse.rows<{ time_period: string; record: number }>(
    `SELECT time_period, min(record)::INTEGER AS record FROM ${tables.observations}
     WHERE NOT (left(time_period, 4)::INTEGER BETWEEN ${basis.from ?? 0} AND ${basis.until ?? 9999})
     GROUP BY time_period ORDER BY time_period`,
  );
  return [
    ...issues,
    ...outside.map(({ time_period, record }) =>
      issue(
        'basis-period',
        { file: source.id, record, column: 'time_period', value: time_period },
        { basis: basis.const, from: basis.from ?? '…', until: basis.until ?? '…' },
      ),
    ),
  ];
}

async function checkKeys(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables } = mapping;
  const key = ['variable', 'area', 'time_period', 'basis', ...dimensions(mapping)].join(', ');
  const twice = await warehouse.rows<{ variable: string; area: string; time_period: string; records: string; record: number }>(
    `SELECT variable, area, time_period, min(record)::INTEGER AS record,
       array_to_string(list_sort(list(record)), ', ') AS records
     FROM ${tables.observations} GROUP BY ${key} HAVING count(*) > 1 ORDER BY ALL`,
  );
  return twice.map(({ variable, area, time_period, record, records }) =>
    issue(
      'duplicate-key',
      { file: source.id, record, column: variable, value: area },
      { variable, area: nameOf(mapping, area), period: time_period, records },
    ),
  );
}

/** Another Stichtag in a file is an issue, not another row. */
async function checkReferenceDates(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables, registry } = mapping;
  const basis = source.map.basis?.const ?? '_Z';
  const dates = await warehouse.rows<{ variable: string; ref_date: string; record: number }>(
    `SELECT variable, ref_date, min(record)::INTEGER AS record FROM ${tables.observations}
     WHERE ref_date IS NOT NULL GROUP BY variable, ref_date ORDER BY ALL`,
  );
  return dates.flatMap(({ variable, ref_date, record }) => {
    const reference = registry.variables.get(variable)?.reference;
    const expected = reference?.[basis] ?? reference?.default;
    return expected === undefined || ref_date.endsWith(expected)
      ? []
      : [issue('reference-date', { file: source.id, record, value: ref_date }, { variable, expected })];
  });
}

/** Every area of the register that the key can name must be there, per variable and period. */
async function checkAreas(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables, registry } = mapping;
  const scheme = registry.areas.schemes[source.map.area.scheme];
  if (!scheme) return [];
  const areas = expectedAreas(scheme, registry);
  const absent = await warehouse.rows<{ variable: string; time_period: string; area: string }>(
    `SELECT variable, time_period, expected.area
     FROM (SELECT DISTINCT variable, time_period FROM ${tables.observations}) AS present
       CROSS JOIN (VALUES ${areas.map(({ id }) => `(${literal(id)})`).join(', ')}) AS expected(area)
     WHERE NOT EXISTS (SELECT 1 FROM ${tables.observations} AS o
       WHERE o.variable = present.variable AND o.time_period = present.time_period AND o.area = expected.area)
     ORDER BY ALL`,
  );
  return absent.flatMap(({ variable, time_period, area }) =>
    isKnownGap(mapping, variable, time_period, area)
      ? []
      : [
          issue(
            'missing-area',
            { file: source.id, column: source.map.area.column, value: nameOf(mapping, area) },
            { variable, period: time_period },
          ),
        ],
  );
}

/** A cell that one city has, every city must have: a lost row of one sector is as wrong as a lost city. */
async function checkGrid(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables, registry } = mapping;
  const cities = registry.areas.areas.filter(({ level }) => level === 'city').map(({ id }) => id);
  const names = dimensions(mapping);
  const codes = names.map((name) => `${name} AS ${name}`).join(', ');
  const same = names.map((name) => `o.${name} = grid.${name}`).join(' AND ');
  const absent = await warehouse.rows<{ variable: string; time_period: string; area: string; key: string }>(
    `SELECT variable, time_period, city.area, concat_ws(' ', ${names.map((name) => `nullif(nullif(grid.${name}, '_T'), '_Z')`).join(', ')}) AS key
     FROM (SELECT DISTINCT variable, time_period, ${codes} FROM ${tables.observations} WHERE area IN (${literals(cities)})) AS grid
       JOIN (SELECT DISTINCT variable, time_period, area FROM ${tables.observations} WHERE area IN (${literals(cities)})) AS city
         USING (variable, time_period)
     WHERE NOT EXISTS (SELECT 1 FROM ${tables.observations} AS o
       WHERE o.variable = grid.variable AND o.time_period = grid.time_period AND o.area = city.area AND ${same})
     ORDER BY ALL`,
  );
  return absent.flatMap(({ variable, time_period, area, key }) =>
    isKnownGap(mapping, variable, time_period, area)
      ? []
      : [
          issue(
            'missing-area',
            { file: source.id, column: source.map.area.column, value: `${nameOf(mapping, area)} (${key || '_T'})` },
            { variable, period: time_period },
          ),
        ],
  );
}

function isKnownGap({ source }: Mapping, variable: string, period: string, area: string): boolean {
  return (source.expect?.missing ?? []).some(
    (gap) =>
      gap.area === area &&
      (gap.variable === undefined || gap.variable === variable) &&
      (gap.period === undefined || gap.period === period),
  );
}

/** Counts are never negative and percentages lie between 0 and 100, unless the source says otherwise. */
async function checkRanges(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables, registry } = mapping;
  const issues: Issue[] = [];
  for (const variable of [...new Set(mapping.values.map((value) => value.variable))].sort()) {
    const definition = registry.variables.get(variable);
    const own = source.expect?.range?.[variable];
    const min = own?.min ?? 0;
    const max = own?.max ?? (definition?.unit === 'PCT' ? 100 : null);
    const outside = await warehouse.rows<{ area: string; time_period: string; value: string; record: number; column: string }>(
      `SELECT area, time_period, obs_value::DOUBLE::VARCHAR AS value, record, "column" FROM ${tables.observations}
       WHERE variable = ${literal(variable)} AND (obs_value < ${min} ${max === null ? '' : `OR obs_value > ${max}`}) ORDER BY ALL`,
    );
    const range = max === null ? `≥ ${min}` : `${min}–${max}`;
    issues.push(
      ...outside.map(({ area, time_period, value, record, column }) =>
        issue(
          'out-of-range',
          { file: source.id, record, column, value },
          { variable, area: nameOf(mapping, area), period: time_period, range },
        ),
      ),
    );
  }
  return issues;
}

/** The observation contract, as SQL. */
async function checkSchema(mapping: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const { source, tables, registry } = mapping;
  const issues: Issue[] = [];
  for (const { property, sql } of predicatesOf(readSchema('observation'), registry.dimensions)) {
    const columns = property.split(', ').map((name) => `${identifier(name)}::VARCHAR`);
    const bad = await warehouse.rows<{ record: number; value: string | null }>(
      `SELECT record, concat_ws(', ', ${columns.join(', ')}) AS value FROM ${tables.observations} WHERE NOT ${sql} ORDER BY ALL`,
    );
    issues.push(
      ...bad.map(({ record, value }) =>
        issue('observation-invalid', { file: source.id, record, column: property, value }),
      ),
    );
  }
  return issues;
}

async function checkEmpty({ source, tables }: Mapping, _table: Table, _rows: number, warehouse: Warehouse) {
  const [count] = await warehouse.rows<{ n: number }>(`SELECT count(*) AS n FROM ${tables.observations}`);
  return count?.n === 0 ? [issue('no-observations', { file: source.id })] : [];
}

/** What was passed over is counted, so that nothing is dropped silently. */
async function countRows(mapping: Mapping, _table: Table, rows: number, warehouse: Warehouse) {
  const { source, tables, columns } = mapping;
  const key = identifier(columns.get(source.map.area.column) ?? '');
  const [ours] = await warehouse.rows<{ n: number }>(
    `SELECT count(*) AS n FROM ${tables.raw} WHERE ${key} IN (SELECT key FROM ${tables.keys})`,
  );
  const ignored = rows - (ours?.n ?? 0);
  const issues: Issue[] = [];
  if (ignored > 0) issues.push(issue('rows-ignored', { file: source.id, value: String(ignored) }));
  for (const { rows: filter, because } of source.map.skip ?? []) {
    if (filter === undefined) continue;
    const [count] = await warehouse.rows<{ n: number }>(
      `SELECT count(*) AS n FROM ${tables.raw} WHERE ${key} IN (SELECT key FROM ${tables.keys}) AND ${rowTest(mapping, filter)}`,
    );
    const place = { file: source.id, value: String(count?.n ?? 0) };
    issues.push(issue('rows-skipped', place, { reason: because }));
  }
  return issues;
}

function dimensions({ registry }: Mapping): readonly string[] {
  return registry.dimensions.map(identifier);
}

export function nameOf({ registry }: Mapping, area: string): string {
  return registry.areas.areas.find(({ id }) => id === area)?.name ?? area;
}
