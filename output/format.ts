import { csv } from './csv.ts';
import { parquet } from './parquet.ts';

export interface OutputColumn {
  readonly name: string;
  /** The engine's type, for example VARCHAR, BOOLEAN, DECIMAL(28,6). */
  readonly type: string;
}

/** A file format in which DuckDB writes a relation. */
export interface OutputFormat {
  /** Also an id of catalog/vocabulary/file-types.yaml, where the catalog finds media and file type. */
  readonly id: string;
  readonly extension: string;
  /** SQL that writes the relation to the path, all rows in order. */
  statement(relation: string, columns: readonly OutputColumn[], path: string): string;
}

export const formats: readonly OutputFormat[] = [csv, parquet];
