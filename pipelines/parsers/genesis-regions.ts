import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { isDataRow } from './cell-shape.ts';
import { isBlank, isNote, type Line, lineText } from './lines.ts';
import { notATable } from './not-a-table.ts';
import { refuseRagged } from './row-length.ts';
import { standIn } from './stand.ts';

export interface Regions {
  readonly preamble: readonly Line[];
  readonly header: readonly Line[];
  readonly body: readonly Line[];
  readonly footer: string;
  readonly stand: string;
  readonly width: number;
}

/** Cuts an export into title, header, body and footer by their shapes alone; refuses it if it is cut off or ragged. */
export function cutRegions(lines: readonly Line[], file: string): Regions {
  if (!/^(GENESIS-)?Tabelle:/.test(lines[0]?.cells[0] ?? '')) throw notATable(file, noTitle, 1);
  const end = lines.findIndex(isRule);
  const footer =
    end < 0
      ? ''
      : lines
          .slice(end + 1)
          .map(lineText)
          .join('\n');
  const stand = standIn(footer);
  if (stand === null) throw withoutFooter(file, lines.at(-1)?.record ?? null, end < 0);

  const table = lines.slice(0, end);
  const found = table.findIndex((line) => isDataRow(line.cells));
  const start = found < 0 ? table.length : found;
  const body = table.slice(start).filter((line) => !isBlank(line));
  const width = commonLength(body.length > 0 ? body : table.filter((line) => !isNote(line)));
  const top = headerStart(table, start, width);
  const header = table.slice(top, start).filter((line) => !isBlank(line));
  if (header.length + body.length === 0) throw notATable(file, noHeader);
  refuseRagged([...header, ...body], width, file);
  return { preamble: table.slice(0, top), header, body, footer, stand, width };
}

const noTitle = {
  de: 'die erste Zeile beginnt nicht mit „GENESIS-Tabelle:“ oder „Tabelle:“',
  en: 'the first line does not begin with "GENESIS-Tabelle:" or "Tabelle:"',
};
const noHeader = {
  de: 'zwischen Titel und Fußzeile steht weder ein Tabellenkopf noch eine Zeile mit Werten',
  en: 'between title and footer stands neither a header nor a row of values',
};

/** The line of underscores that ends the body. */
function isRule(line: Line): boolean {
  return /^_{3,}$/.test(line.cells[0] ?? '') && isNote(line);
}

/** The header is what stands directly above the body and has the body's width; titles fill the first field only. */
function headerStart(table: readonly Line[], start: number, width: number): number {
  let top = start;
  while (top > 1 && isHeader(table[top - 1], width)) top--;
  return top;
}

function isHeader(line: Line | undefined, width: number): boolean {
  if (line === undefined) return false;
  // An empty first field is a header row even with a field too many, which is then reported.
  return line.cells[0] === '' || (line.cells.length === width && !isNote(line));
}

function commonLength(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function withoutFooter(file: string, record: number | null, noRule: boolean): SourceError {
  const reason = noRule
    ? { de: 'die Fußzeile (__________) fehlt', en: 'the footer (__________) is missing' }
    : {
        de: 'in der Fußzeile fehlt die Zeile „Stand: TT.MM.JJJJ / hh:mm:ss“',
        en: 'the footer lacks the line "Stand: dd.mm.yyyy / hh:mm:ss"',
      };
  return new SourceError([issue('truncated', { file, record }, { reason: reason.de, reasonen: reason.en })]);
}
