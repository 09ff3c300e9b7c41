import { readXlsx, writeXlsx } from 'hucre';

/** A publisher's file as rows of cells, and the way back to bytes. */
export interface Grid {
  readonly rows: readonly (readonly string[])[];
  toBytes(rows: readonly (readonly string[])[]): Promise<Uint8Array>;
}

/** Reads a file byte by byte as it is, whatever its encoding; of a workbook the first sheet. */
export function readGrid(bytes: Uint8Array): Promise<Grid> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isWorkbook ? workbook(bytes) : Promise.resolve(text(bytes));
}

function text(bytes: Uint8Array): Grid {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  return {
    rows: lines.map((line) => line.split(';')),
    toBytes: async (rows) => Buffer.from(rows.map((row) => row.join(';')).join('\n'), 'latin1'),
  };
}

async function workbook(bytes: Uint8Array): Promise<Grid> {
  const { sheets } = await readXlsx(bytes);
  const [first] = sheets;
  if (!first) throw new Error('no sheet');
  return {
    rows: first.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    toBytes: (rows) => writeXlsx({ sheets: [{ name: first.name, rows: rows.map((row) => row.map(typed)) }] }),
  };
}

/** A workbook tells numbers from text. */
function typed(cell: string): string | number | null {
  if (cell === '') return null;
  return /^-?\d+(\.\d+)?(e\+?\d+)?$/.test(cell) ? Number(cell) : cell;
}
