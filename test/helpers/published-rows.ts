import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type PublishedRow = Readonly<Record<string, string>>;

/** The rows of a published CSV file as text, for example of `population-total` or `variables/voters`. */
export async function publishedRows(root: string, name: string): Promise<readonly PublishedRow[]> {
  const text = await readFile(join(root, 'output/public/data', `${name}.csv`), 'utf8');
  return parse(text, { columns: true });
}

/** The one row that has all these texts; fails when there is none or several. */
export function rowWith(rows: readonly PublishedRow[], where: PublishedRow): PublishedRow {
  const found = rowsWith(rows, where);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} rows with ${JSON.stringify(where)}`);
  return found[0];
}

export function rowsWith(rows: readonly PublishedRow[], where: PublishedRow): readonly PublishedRow[] {
  return rows.filter((row) => Object.entries(where).every(([column, text]) => row[column] === text));
}

/** Area → value of the rows that have all these texts. */
export function valuesByArea(
  rows: readonly PublishedRow[],
  where: PublishedRow,
): Readonly<Record<string, string>> {
  return Object.fromEntries(rowsWith(rows, where).map((row) => [row.ref_area ?? '', row.obs_value ?? '']));
}
