import { type Issue, issue } from '../../../schemas/issues.ts';
import { numberStyle } from '../number-style.ts';
import type { CheckInput } from './input.ts';

/** Texts that are neither a number nor a sign of the profile. */
export async function checkCells({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables } = mapping;
  const bad = await warehouse.rows<{ record: number; column: string; text: string }>(
    `SELECT DISTINCT record, "column", text FROM ${tables.cells} WHERE NOT ok ORDER BY record, "column"`,
  );
  return bad.map(({ record, column, text }) => {
    const place = { file: source.id, record, column, value: text };
    if (text === '') return issue('empty-cell', place);
    const looksNumeric = /^[+-]?[\d.,' ]*\d[\d.,' ]*$/.test(text);
    return looksNumeric
      ? issue('number-style', place, { decimal: numberStyle(source.read).decimal })
      : issue('unknown-sign', place, { signs: source.read.signs ?? 'classic' });
  });
}

export async function checkQuality({ mapping, warehouse }: CheckInput): Promise<readonly Issue[]> {
  const { source, tables, values } = mapping;
  const bad = await warehouse.rows<{ record: number; column: string; text: string | null }>(
    `SELECT DISTINCT record, "column", quality_text AS text FROM ${tables.cells} WHERE NOT quality_ok ORDER BY record, "column"`,
  );
  return bad.map(({ record, column, text }) => {
    const signs = values.find(({ name }) => name === column)?.status?.signs ?? '';
    return issue('unknown-quality', { file: source.id, record, column, value: text }, { signs });
  });
}
