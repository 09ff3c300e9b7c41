import type { Issue } from '../../../schemas/issues.ts';
import type { Warehouse } from '../../effects/warehouse.ts';
import type { Table } from '../../parsers/parser.ts';
import type { Mapping } from '../map.ts';

/** A mapped file: its tables in the warehouse, and what the parser saw. */
export interface CheckInput {
  readonly mapping: Mapping;
  readonly table: Table;
  /** Rows of the file. */
  readonly rows: number;
  readonly warehouse: Warehouse;
}

/** One thing that is checked before a snapshot is accepted. */
export type Check = (input: CheckInput) => Promise<readonly Issue[]>;
