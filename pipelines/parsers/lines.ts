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
  let next = 0;
  // Lines are made as records come: csv-parse's own record of each record would take most of the memory.
  const toLine = (record: readonly string[], { lines }: { readonly lines: number }): Line | null => {
    const line = { record: next, cells: record.map((cell) => cell.trim()) };
    next = lines;
    return line.record === 0 ? null : line;
  };
  try {
    return parse(`${usualLine(text, delimiter)}\n${text}`, {
      delimiter,
      // The types know only records of text.
      on_record: toLine as never,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    }) as unknown as Line[];
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') throw openQuote(error, file);
    throw error;
  }
}

/**
 * An empty record of the table's usual width, to be read first and dropped. csv-parse makes an error with a stack trace
 * for each record that is not as long as the first, even where it may be; a title of one field would cost seven
 * eighths of the time.
 */
function usualLine(text: string, delimiter: string): string {
  const middle = text.indexOf('\n', text.length / 2);
  const line = text.slice(middle + 1, text.indexOf('\n', middle + 1));
  return delimiter.repeat(line.split(delimiter).length - 1);
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

function openQuote(error: CsvError, file: string): SourceError {
  const reason = 'ein Anführungszeichen wird bis zum Ende der Datei nicht geschlossen';
  const reasonen = 'a quote is not closed before the end of the file';
  return new SourceError([issue('truncated', { file }, { reason, reasonen })], { cause: error });
}
