import type { Text } from '../../schemas/issues.ts';
import { identifier, literal, plainNumber } from '../../schemas/sql-quote.ts';
import type { SourceDefinition } from '../project.ts';
import { profileOf } from '../steps/legend-sql.ts';
import { type Tables, tablesOf } from '../steps/map.ts';
import type { CorrectionMade, RawCell } from './explanation.ts';
import { exact } from './labels.ts';
import type { Row, Tracing } from './tracing.ts';

/** Which figure of a variable is meant. */
export interface Key {
  readonly variable: string;
  readonly area: string;
  readonly period: string;
  readonly basis: string;
  /** A code for each dimension of the variable. */
  readonly codes: Readonly<Record<string, string>>;
}

/** The cells of a file from which a delivered figure was read; one that spoils the sum comes first. */
export async function readCells(key: Key, cell: Row, tracing: Tracing): Promise<readonly RawCell[]> {
  const source = tracing.project.sources.get(cell.source ?? '');
  if (!source) throw new Error(`no source ${cell.source}`);
  const tables = tablesOf(source.id, cell.snapshot ?? '');
  const tests = [
    `variable = ${literal(key.variable)}`,
    `area = ${literal(key.area)}`,
    `time_period = ${literal(key.period)}`,
    ...Object.entries(key.codes).map(([dimension, code]) => `${identifier(dimension)} = ${literal(code)}`),
  ].join(' AND ');
  const rows = await tracing.warehouse.rows<RawRow>(`SELECT record, "column", text,
  ${plainNumber('obs_value')} AS value, ${plainNumber('factor')} AS factor, quality_text AS quality,
  ${corrected(source, tables)} AS correction
FROM ${tables.cells} AS cell WHERE ${tests}
ORDER BY obs_value IS NULL AND reason IS DISTINCT FROM 'not_possible' DESC, record, "column"`);
  return rows.map((row) => rawCell(row, key, source, tracing));
}

/** SQL for the position of the correction that was applied to a cell; there is no table where there is none. */
function corrected({ corrections }: SourceDefinition, tables: Tables): string {
  return corrections.length === 0
    ? 'NULL'
    : `(SELECT min(position) FROM ${tables.corrections} AS made
    WHERE made.applied AND made.record = cell.record AND made."column" = cell."column")`;
}

interface RawRow {
  readonly record: number;
  readonly column: string;
  readonly text: string;
  readonly value: string | null;
  readonly factor: string;
  readonly quality: string | null;
  /** Which of the source's corrections met the cell. */
  readonly correction: number | null;
}

function rawCell(row: RawRow, { variable }: Key, source: SourceDefinition, tracing: Tracing): RawCell {
  const { record, column, text, value, factor, quality } = row;
  const profiles = tracing.project.registry.signs.profiles;
  const beside = source.map.values.find((line) => line.variable === variable && line.status)?.status?.signs;
  const besideMeaning = beside === undefined ? undefined : profiles[beside]?.signs[quality ?? ''];
  const meaning = meaningOf(text, source, tracing) ?? besideMeaning?.label ?? null;
  return { record, column, text, value, factor, meaning, correction: correctionOf(row, source) };
}

/** What the legend says of a text: a sign, a letter after the number, or brackets around it. */
function meaningOf(text: string, source: SourceDefinition, { project }: Tracing): Text | null {
  const { signs, suffixes = {}, parentheses } = profileOf(source.read, project.registry);
  const sign = new Map(Object.entries(signs)).get(text)?.label;
  if (sign) return sign;
  const suffix = new Map(Object.entries(suffixes)).get(text.slice(-1));
  return suffix?.label ?? (text.startsWith('(') ? (parentheses?.label ?? null) : null);
}

/** What was corrected: the correction that met this very cell. */
function correctionOf({ correction }: RawRow, { corrections }: SourceDefinition): CorrectionMade | null {
  const found = correction === null ? undefined : corrections[correction];
  if (!found) return null;
  const { published, corrected, because, told } = found;
  return {
    published,
    corrected: corrected === undefined ? null : exact(String(corrected)),
    because,
    told: { whom: told.whom, on: told.on },
  };
}
