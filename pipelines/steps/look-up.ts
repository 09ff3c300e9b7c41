import { type Issue, issue } from '../../schemas/issues.ts';
import { identifier } from '../../schemas/sql-quote.ts';
import type { Warehouse } from '../effects/warehouse.ts';
import { isNameOf } from './area-key.ts';
import { meant, spelt } from './column-labels.ts';
import { rowDimensions } from './columns.ts';
import type { Mapping } from './map.ts';
import { readPeriod } from './period.ts';
import { meaningOf } from './source-areas.ts';

interface Distinct {
  readonly text: string | null;
  readonly name: string | null;
  readonly record: number;
}

/**
 * Reads the distinct keys, periods and labels of a file and puts what they mean into small tables, which the mapping
 * joins. Whatever cannot be read in a row of ours is an issue with its first record.
 */
export async function lookUp(mapping: Mapping, warehouse: Warehouse): Promise<readonly Issue[]> {
  const keys = await lookUpKeys(mapping, warehouse);
  const periods = await lookUpPeriods(mapping, warehouse);
  const labels = await lookUpLabels(mapping, warehouse);
  return [...keys, ...periods, ...labels];
}

async function lookUpKeys(mapping: Mapping, warehouse: Warehouse): Promise<readonly Issue[]> {
  const { source, registry, tables } = mapping;
  const { area } = source.map;
  const distinct = await distinctTexts(mapping, area.column, tables.raw, warehouse, area.name);
  const rows: [string, string][] = [];
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const { text, name, record } of distinct) {
    const key = text ?? '';
    const meaning = meaningOf(key, area, registry);
    const place = { file: source.id, record, column: area.column, value: key };
    const isForeign = meaning.kind === 'unknown' || (meaning.kind === 'outside' && area.outside === 'error');
    if (isForeign && !isSkipped(mapping, key)) issues.push(issue('unknown-area', place));
    if (meaning.kind !== 'ours') continue;
    const { named } = meaning;
    if (area.name !== undefined && named !== null && !isNameOf(name ?? '', named)) {
      const where = { file: source.id, record, column: area.name, value: name ?? '' };
      issues.push(issue('name-mismatch', where, { key, expected: named.name }));
    }
    // The same key may stand with several names; its meaning is one.
    if (!seen.has(key)) for (const id of meaning.areas) rows.push([key, id]);
    seen.add(key);
  }
  await warehouse.fill(tables.keys, { key: 'VARCHAR', area: 'VARCHAR' }, rows);
  return issues;
}

async function lookUpPeriods(mapping: Mapping, warehouse: Warehouse): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const { period } = source.map;
  const distinct =
    period.column === undefined
      ? [{ text: period.const ?? '', name: null, record: 1 }]
      : await distinctTexts(mapping, period.column, ours(mapping), warehouse);
  const read = distinct.map(({ text, record }) => ({
    text,
    record,
    meaning: readPeriod(text ?? '', period.as),
  }));
  await warehouse.fill(
    tables.periods,
    { text: 'VARCHAR', time_period: 'VARCHAR', ref_date: 'VARCHAR' },
    read.flatMap(({ text, meaning }) => (meaning ? [[text, meaning.time_period, meaning.ref_date]] : [])),
  );
  return read
    .filter(({ meaning }) => meaning === null)
    .map(({ text, record }) =>
      issue(
        'bad-period',
        { file: source.id, record, column: period.column ?? 'period.const', value: text },
        { kind: period.as },
      ),
    );
}

async function lookUpLabels(mapping: Mapping, warehouse: Warehouse): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const rows: [string, string | null, string][] = [];
  const unknown: { dimension: string; column: string; text: string | null; record: number }[] = [];
  for (const { dimension, column } of rowDimensions(source.map)) {
    for (const { text, record } of await distinctTexts(mapping, column, ours(mapping), warehouse)) {
      const code = text === null ? null : spelt(dimension, text, source);
      if (code === null) unknown.push({ dimension, column, text, record });
      else rows.push([dimension, text, code]);
    }
  }
  await warehouse.fill(tables.labels, { dimension: 'VARCHAR', label: 'VARCHAR', code: 'VARCHAR' }, rows);
  return unknown
    .filter(({ text }) => !isSkipped(mapping, text))
    .map(({ dimension, column, text, record }) =>
      issue(
        'unknown-label',
        { file: source.id, record, column, value: text },
        { dimension, ...meant(dimension, text ?? '', source) },
      ),
    );
}

/** Whether a skip names exactly this label, so that its rows are excluded before they are mapped. */
function isSkipped({ source }: Mapping, text: string | null): boolean {
  return (source.map.skip ?? []).some(({ rows }) =>
    Object.values(rows ?? {})
      .flat()
      .includes(text ?? ''),
  );
}

/** Rows whose key is ours, before they are mapped. */
function ours({ source, tables, columns }: Mapping): string {
  const key = identifier(columns.get(source.map.area.column) ?? '');
  return `(SELECT * FROM ${tables.raw} WHERE ${key} IN (SELECT key FROM ${tables.keys}))`;
}

async function distinctTexts(
  mapping: Mapping,
  column: string,
  table: string,
  warehouse: Warehouse,
  nameColumn?: string,
): Promise<readonly Distinct[]> {
  const text = identifier(mapping.columns.get(column) ?? '');
  const name = nameColumn === undefined ? 'NULL' : identifier(mapping.columns.get(nameColumn) ?? '');
  return warehouse.rows<Distinct>(
    `SELECT ${text} AS text, ${name} AS name, min(record)::INTEGER AS record FROM ${table} GROUP BY ALL ORDER BY record, text, name`,
  );
}
