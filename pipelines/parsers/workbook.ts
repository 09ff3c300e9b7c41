import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { nearest } from '../../schemas/validator.ts';
import { cellText } from './cell-text.ts';
import type { Line } from './lines.ts';
import { notATable } from './not-a-table.ts';
import { verifyArchive } from './verify-archive.ts';

/** The filled rows of one sheet as text, one after the other, so that a large sheet need not fit into memory. */
export async function* sheetLines(
  bytes: Uint8Array,
  sheet: string | undefined,
  file: string,
): AsyncGenerator<Line> {
  const { streamXlsxRows } = await reader();
  let isEmpty = true;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, sheet === undefined ? {} : { sheet })) {
      isEmpty = false;
      const cells = values.map(cellText);
      const width = cells.findLastIndex((cell) => cell !== '') + 1;
      if (width > 0) yield { record: index + 1, cells: cells.slice(0, width) };
    }
  } catch (error) {
    // The archive is whole, so what is in it must be something else.
    throw notATable(file, noSheet, null, error);
  }
  if (isEmpty) await refuseMissingSheet(bytes, sheet, file);
}

/** Refuses what is no workbook, is damaged, or would unfold to more than memory holds. */
export async function refuseBroken(bytes: Uint8Array, file: string): Promise<void> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw notATable(file, noWorkbook);
  const state = await verifyArchive(bytes, limit);
  if (state === 'damaged') throw damaged(file);
  if (state === 'too-large') {
    throw new SourceError([issue('unpacks-too-large', { file }, { limit: limit / 1_000_000 })]);
  }
}

/** The names of all sheets, in their order. */
export async function sheetNames(bytes: Uint8Array): Promise<readonly string[]> {
  const { readXlsx } = await reader();
  const names: string[] = [];
  await readXlsx(bytes, { sheets: ({ name }) => names.push(name) < 0 });
  return names;
}

/** Loaded for the first workbook only: most files are CSV, and most commands read none. */
const reader = () => import('hucre/xlsx');

const limit = 500_000_000;
const noSheet = {
  de: 'der Inhalt ist nicht der einer XLSX-Arbeitsmappe',
  en: 'its content is not that of an XLSX workbook',
};
const noWorkbook = {
  de: 'sie ist keine XLSX-Arbeitsmappe, oder sie ist verschlüsselt',
  en: 'it is no XLSX workbook, or it is encrypted',
};

/** The reader gives no rows of a sheet that is not there. */
async function refuseMissingSheet(bytes: Uint8Array, sheet: string | undefined, file: string): Promise<void> {
  const names = await sheetNames(bytes);
  if (sheet === undefined || names.includes(sheet)) return;
  const known = names.map((name) => `„${name}“`).join(', ');
  const near = names.length === 1 ? names[0] : nearest(sheet, names);
  const hint = near ? ` Gemeint ist wohl „${near}“.` : '';
  const hinten = near ? ` Probably "${near}" is meant.` : '';
  throw new SourceError([issue('sheet-missing', { file, value: sheet }, { known, hint, hinten })]);
}

function damaged(file: string): SourceError {
  const reason = 'die Arbeitsmappe ist beschädigt und lässt sich nicht ganz entpacken';
  const reasonen = 'the workbook is damaged and cannot be unpacked as a whole';
  return new SourceError([issue('truncated', { file }, { reason, reasonen })]);
}
