import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { cellText } from './cell-text.ts';
import type { Line } from './lines.ts';
import { notATable } from './not-a-table.ts';
import { unpackedSize } from './unpacked-size.ts';

/** The filled rows of one sheet as text, one after the other, so that a large sheet need not fit into memory. */
export async function* sheetLines(
  bytes: Uint8Array,
  sheet: string | undefined,
  file: string,
): AsyncGenerator<Line> {
  refuseArchive(bytes, file);
  let isEmpty = true;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, sheet === undefined ? {} : { sheet })) {
      isEmpty = false;
      const cells = values.map(cellText);
      const width = cells.findLastIndex((cell) => cell !== '') + 1;
      if (width > 0) yield { record: index + 1, cells: cells.slice(0, width) };
    }
  } catch (error) {
    throw unreadable(error, file);
  }
  if (isEmpty) await refuseMissingSheet(bytes, sheet, file);
}

/** A workbook is a ZIP archive, and a small archive can unfold to more than any memory holds. */
function refuseArchive(bytes: Uint8Array, file: string): void {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw notATable(file, noWorkbook);
  const size = unpackedSize(bytes);
  if (size === null) throw cutOff(file);
  if (size > limit) throw tooLarge(file);
}

const limit = 500_000_000;
const noWorkbook = {
  de: 'sie ist keine XLSX-Arbeitsmappe, oder sie ist verschlüsselt',
  en: 'it is no XLSX workbook, or it is encrypted',
};

function unreadable(error: unknown, file: string): SourceError {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (/zip bomb/.test(message)) return tooLarge(file, error);
  if (name === 'ParseError' || name === 'XmlError') {
    const reason = {
      de: 'der Inhalt der Arbeitsmappe ist fehlerhaft',
      en: 'the content of the workbook is faulty',
    };
    return notATable(file, reason, null, error);
  }
  return cutOff(file, error);
}

/** The reader gives no rows of a sheet that is not there. */
async function refuseMissingSheet(bytes: Uint8Array, sheet: string | undefined, file: string): Promise<void> {
  const names: string[] = [];
  await readXlsx(bytes, { sheets: ({ name }) => names.push(name) < 0 });
  if (sheet === undefined || names.includes(sheet)) return;
  const known = names.map((name) => `„${name}“`).join(', ');
  throw new SourceError([issue('sheet-missing', { file, value: sheet }, { known })]);
}

function cutOff(file: string, cause?: unknown): SourceError {
  const reason = 'die Arbeitsmappe lässt sich nicht bis zum Ende entpacken';
  const reasonen = 'the workbook cannot be unpacked to its end';
  return new SourceError([issue('truncated', { file }, { reason, reasonen })], { cause });
}

function tooLarge(file: string, cause?: unknown): SourceError {
  return new SourceError([issue('unpacks-too-large', { file }, { limit: limit / 1_000_000 })], { cause });
}
