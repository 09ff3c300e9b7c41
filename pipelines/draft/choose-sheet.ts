import { isDataRow, isKey } from '../parsers/cell-shape.ts';
import type { Line } from '../parsers/lines.ts';
import { sheetLines, sheetNames } from '../parsers/workbook.ts';

export interface SheetFacts {
  readonly name: string;
  readonly rows: number;
  /** Rows of figures, and of those the ones that begin with a key. */
  readonly dataRows: number;
  readonly keyedRows: number;
  readonly isChosen: boolean;
}

interface Chosen {
  readonly sheets: readonly SheetFacts[];
  readonly chosen: string;
  readonly lines: readonly Line[];
}

/** Looks at every sheet of a workbook; the likely one is that with the most rows of figures under a key. */
export async function chooseSheet(bytes: Uint8Array, wanted: string | null, file: string): Promise<Chosen> {
  const looked: { name: string; lines: readonly Line[] }[] = [];
  const names = await sheetNames(bytes);
  // A name that is not there is refused by the reader, which knows the others.
  for (const name of new Set([...names, ...(wanted === null ? [] : [wanted])])) {
    looked.push({ name, lines: await allLines(sheetLines(bytes, name, file)) });
  }
  const counted = looked.map(({ name, lines }) => ({ name, lines, ...countRows(lines) }));
  const [best] = counted.toSorted(
    (one, other) => other.keyedRows - one.keyedRows || other.dataRows - one.dataRows,
  );
  const chosen = wanted ?? best?.name ?? '';
  return {
    sheets: counted.map(({ name, lines, dataRows, keyedRows }) => ({
      name,
      rows: lines.length,
      dataRows,
      keyedRows,
      isChosen: name === chosen,
    })),
    chosen,
    lines: looked.find(({ name }) => name === chosen)?.lines ?? [],
  };
}

async function allLines(lines: AsyncIterable<Line>): Promise<readonly Line[]> {
  const all: Line[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

function countRows(lines: readonly Line[]) {
  const data = lines.filter(({ cells }) => isDataRow(cells));
  const isKeyed = ({ cells }: Line) => cells.some((cell) => /\d{5}/.test(cell) && isKey(cell));
  return { dataRows: data.length, keyedRows: data.filter(isKeyed).length };
}
