import { join } from 'node:path';
import { openWarehouse } from '../../pipelines/effects/warehouse.ts';
import { literal } from '../../schemas/sql-quote.ts';
import { type PublishedRow, publishedRows } from './published-rows.ts';

/** The rows of a published Parquet file, written as a CSV file writes them. */
async function parquetRows(root: string, name: string): Promise<readonly PublishedRow[]> {
  const warehouse = await openWarehouse({ isSmall: true });
  try {
    const path = join(root, 'output/public/data', `${name}.parquet`);
    const rows = await warehouse.rows<Record<string, unknown>>(
      `SELECT * FROM read_parquet(${literal(path)})`,
    );
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, text(cell)])));
  } finally {
    warehouse.close();
  }
}

/** Names of the tables whose CSV and Parquet files differ; none, if all is well. */
export async function differingTables(root: string, names: readonly string[]): Promise<readonly string[]> {
  const differing: string[] = [];
  for (const name of names) {
    const [csv, parquet] = [await publishedRows(root, name), await parquetRows(root, name)];
    if (JSON.stringify(csv) !== JSON.stringify(parquet)) differing.push(name);
  }
  return differing;
}

function text(cell: unknown): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
