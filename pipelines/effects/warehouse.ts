import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier } from '../../schemas/sql-quote.ts';
import { engineFailure } from './write-failure.ts';

export type ColumnType = 'VARCHAR' | 'INTEGER';
export type Cell = string | number | null;

/**
 * An SQL engine that holds this run's tables. A file that the disk refuses throws a ReleaseError (`write-failed`), and so
 * does work that needs more memory than there is (`memory-exhausted`).
 */
export interface Warehouse {
  /** Runs statements for their effect. */
  run(sql: string): Promise<void>;
  /** Runs a query; integers and doubles come as numbers, text as text. */
  rows<Row>(sql: string): Promise<readonly Row[]>;
  /** Makes a table and fills it with rows in order; the number of rows. */
  fill(
    table: string,
    columns: Readonly<Record<string, ColumnType>>,
    rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  ): Promise<number>;
  close(): void;
}

export interface WarehouseOptions {
  readonly temporary?: string;
  /** For tables of a few rows: one thread and no optimizer, which take longer than the work itself. */
  readonly isSmall?: boolean;
}

/**
 * DuckDB in memory. The native code (70 MB) is loaded only here and only when a run needs it. `temporary` is where
 * larger-than-memory work spills.
 */
export async function openWarehouse(options: WarehouseOptions = {}): Promise<Warehouse> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    // Extensions cannot be downloaded everywhere, and a nightly job must not depend on it.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.temporary ? { temp_directory: options.temporary } : {}),
    ...(options.isSmall ? { threads: '1' } : {}),
  });
  const connection = await instance.connect();
  if (options.isSmall) await connection.run('PRAGMA disable_optimizer');
  const inPlainWords = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw engineFailure(error, options.temporary ?? '.tmp');
    });
  return {
    run: async (sql) => void (await inPlainWords(connection.run(sql))),
    rows: async <Row>(sql: string) => {
      const reader = await inPlainWords(connection.runAndReadAll(sql));
      return reader.getRowObjectsJS().map(withNumbers) as readonly Row[];
    },
    fill: (table, columns, rows) => inPlainWords(fill(connection, table, columns, rows)),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function fill(
  connection: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, ColumnType>>,
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Promise<number> {
  const names = Object.entries(columns).map(([name, type]) => `${identifier(name)} ${type}`);
  await connection.run(`CREATE OR REPLACE TABLE ${identifier(table)} (${names.join(', ')})`);
  const appender = await connection.createAppender(table);
  let count = 0;
  for await (const row of rows) {
    for (const cell of row) {
      if (cell === null) appender.appendNull();
      else if (typeof cell === 'number') appender.appendInteger(cell);
      else appender.appendVarchar(cell);
    }
    appender.endRow();
    count += 1;
    // Hands the rows over now and then, so that a large file does not pile up in the appender.
    if (count % 50_000 === 0) appender.flushSync();
  }
  appender.closeSync();
  return count;
}

/** Counts come as BIGINT; every count here fits a number. */
function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
}
