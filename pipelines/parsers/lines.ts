import { CsvError, parse } from 'csv-parse/sync';
import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';

/** A record of the file: its fields, trimmed, and the line on which it begins. */
export interface Line {
  readonly record: number;
  readonly cells: readonly string[];
}

/** Splits text into records. Quoted fields may span lines; a quote that is never closed means the file was cut off. */
export function splitLines(text: string, delimiter: string, file: string): readonly Line[] {
  let next = 1;
  return parsed(text, delimiter, file).map(({ record, info }) => {
    const line = { record: next, cells: record.map((cell) => cell.trim()) };
    next = info.lines + 1;
    return line;
  });
}

/** Nothing in it but delimiters. */
export function isBlank(line: Line): boolean {
  return line.cells.every((cell) => cell === '');
}

/** Titles and notes fill only the first field. */
export function isNote(line: Line): boolean {
  return line.cells.slice(1).every((cell) => cell === '');
}

/** The line as a sentence, without the delimiters that only pad it; one that is left belongs to the sentence. */
export function lineText({ cells }: Line): string {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1).join('; ');
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parsed(text: string, delimiter: string, file: string): readonly Parsed[] {
  try {
    return parse(text, {
      delimiter,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') throw openQuote(error, file);
    throw error;
  }
}

function openQuote(error: CsvError, file: string): SourceError {
  const reason = 'ein Anführungszeichen wird bis zum Ende der Datei nicht geschlossen';
  const reasonen = 'a quote is not closed before the end of the file';
  return new SourceError([issue('truncated', { file }, { reason, reasonen })], { cause: error });
}
