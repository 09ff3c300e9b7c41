import type { Text } from '../../schemas/issues.ts';
import type { SourceRead } from '../../schemas/types.ts';
import { decode } from '../parsers/decode.ts';
import { type Line, splitLines } from '../parsers/lines.ts';
import { notATable } from '../parsers/not-a-table.ts';
import { refuseBroken } from '../parsers/workbook.ts';
import { chooseSheet, type SheetFacts } from './choose-sheet.ts';
import { guessDelimiter } from './guess-delimiter.ts';
import { guessEncoding } from './guess-encoding.ts';
import { guessHeader, type HeaderGuess } from './guess-header.ts';
import type { Recognized } from './recognize.ts';

export interface ReadProposal {
  readonly read: SourceRead;
  /** What was found and what speaks for it, one line each. */
  readonly facts: readonly Fact[];
  readonly sheets: readonly SheetFacts[];
}

export interface Fact {
  readonly label: Text;
  readonly text: Text;
}

/** How a file would have to be read, as a definition says it. */
export async function proposeRead(
  bytes: Uint8Array,
  { parser }: Recognized,
  sheet: string | null,
  file: string,
): Promise<ReadProposal> {
  if (parser === 'xlsx') return proposeWorkbook(bytes, sheet, file);
  const encoding = guessEncoding(bytes);
  const read: SourceRead = { parser, encoding: encoding.value };
  const text = decode(bytes, read, file);
  const facts = [{ label: labels.encoding, text: said(encoding.value, encoding.because) }];
  if (parser === 'json-stat' || parser === 'geojson') return { read: { parser }, facts, sheets: [] };
  if (parser === 'genesis') {
    const table = /^"?(?:GENESIS-)?Tabelle:\s*([^";\r\n]+)/.exec(text)?.[1]?.trim();
    return {
      read: { parser, ...(table === undefined ? {} : { table }), encoding: encoding.value },
      facts,
      sheets: [],
    };
  }
  const delimiter = guessDelimiter(text);
  const header = headerOf(splitLines(text, delimiter.value, file), true, file);
  return {
    read: { ...read, ...stated(header), ...(delimiter.value === ';' ? {} : { delimiter: delimiter.value }) },
    facts: [...facts, { label: labels.delimiter, text: delimiter.because }, headerFact(header)],
    sheets: [],
  };
}

async function proposeWorkbook(
  bytes: Uint8Array,
  wanted: string | null,
  file: string,
): Promise<ReadProposal> {
  await refuseBroken(bytes, file);
  const { sheets, chosen, lines } = await chooseSheet(bytes, wanted, file);
  const header = headerOf(lines, false, file);
  return {
    read: { parser: 'xlsx', ...(sheets.length > 1 ? { sheet: chosen } : {}), ...stated(header) },
    facts: [headerFact(header)],
    sheets,
  };
}

/** A table without a header, or without figures, is none that a definition could read. */
function headerOf(lines: readonly Line[], isPadded: boolean, file: string): HeaderGuess {
  const header = guessHeader(lines, isPadded);
  if (header.firstRow === null) throw notATable(file, noFigures);
  if (header.header.length === 0) throw notATable(file, noHeader, header.firstRow);
  return header;
}

const noFigures = {
  de: 'keine Zeile beginnt mit einem Text oder Schlüssel und enthält dahinter Zahlen',
  en: 'no row begins with a text or key and holds figures behind it',
};
const noHeader = {
  de: 'über den Zahlen steht keine Kopfzeile, die die Spalten benennt',
  en: 'no header above the figures names the columns',
};

function stated({ header, units, spans }: HeaderGuess): Pick<SourceRead, 'header' | 'units' | 'spans'> {
  const [only, ...others] = header;
  if (only === undefined) return {};
  return {
    header: others.length === 0 ? only : [only, ...others],
    ...(spans ? { spans } : {}),
    ...(units === null ? {} : { units }),
  };
}

function headerFact({ header, units, firstRow }: HeaderGuess): Fact {
  const lines = header.join(', ') || '–';
  return {
    label: labels.header,
    text: {
      de: `Zeile ${lines}${units === null ? '' : `, Einheiten in Zeile ${units}`}; Zahlen ab Zeile ${firstRow}`,
      en: `line ${lines}${units === null ? '' : `, units in line ${units}`}; figures from line ${firstRow} on`,
    },
  };
}

function said(value: string, because: Text): Text {
  return { de: `${value} (${because.de})`, en: `${value} (${because.en})` };
}

const labels = {
  encoding: { de: 'Kodierung', en: 'Encoding' },
  delimiter: { de: 'Trennzeichen', en: 'Delimiter' },
  header: { de: 'Kopf', en: 'Header' },
};
