import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import type { SourceRead } from '../../schemas/types.ts';
import { refusePage } from '../parsers/refuse-page.ts';
import { readZipDirectory } from '../parsers/zip-directory.ts';

export interface Recognized {
  readonly parser: SourceRead['parser'];
  /** What speaks for it. */
  readonly because: Text;
}

/** Which parser a file is for, by its first bytes; refuses what no parser reads and says what would help. */
export function recognize(bytes: Uint8Array, file: string): Recognized {
  refusePage(bytes, file);
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096)).replace(/^ï»¿/, '');
  const foreign = foreigners.find(({ is }) => is(start, bytes));
  if (foreign) {
    throw new SourceError([issue('foreign-format', { file }, { ...words(foreign) })]);
  }
  return kinds.find(({ is }) => is(start)) ?? delimited;
}

interface Kind extends Recognized {
  readonly is: (start: string) => boolean;
}

/** A parser that recognizes its files by their beginning is one line here. */
const kinds: readonly Kind[] = [
  {
    parser: 'xlsx',
    is: (start) => start.startsWith('PK'),
    because: { de: 'Excel-Arbeitsmappe (XLSX)', en: 'Excel workbook (XLSX)' },
  },
  {
    parser: 'genesis',
    is: (start) => /^"?(GENESIS-)?Tabelle:/.test(start),
    because: { de: 'GENESIS-Tabelle, so sagt Zeile 1', en: 'GENESIS table, as line 1 says' },
  },
  {
    parser: 'json-stat',
    is: (start) =>
      /^\s*\{/.test(start) && /"class"\s*:\s*"(dataset|collection)"|^\s*\{\s*"dataset"\s*:/.test(start),
    because: { de: 'JSON-stat, ein Würfel von Zahlen', en: 'JSON-stat, a cube of figures' },
  },
  {
    parser: 'geojson',
    is: (start) => /^\s*\{/.test(start) && /"type"\s*:\s*"FeatureCollection"/.test(start),
    because: { de: 'GeoJSON, Flächen oder Punkte einer Karte', en: 'GeoJSON, shapes or points of a map' },
  },
  {
    parser: 'csv',
    is: (start) => /^"?statisti(cs_code|k_code)"?;/i.test(start),
    because: { de: 'Flache Datei aus GENESIS (ffcsv)', en: 'Flat file of GENESIS (ffcsv)' },
  },
];

const delimited: Recognized = {
  parser: 'csv',
  because: { de: 'Text mit Trennzeichen (CSV)', en: 'Delimited text (CSV)' },
};

interface Foreigner {
  readonly is: (start: string, bytes: Uint8Array) => boolean;
  readonly name: Text;
  readonly advice: Text;
}

/** What people have in hand, too, and what they can do with it. */
const foreigners: readonly Foreigner[] = [
  {
    is: (start, bytes) => start.startsWith('PK\u0003\u0004') && isPlainArchive(bytes),
    name: { de: 'ein ZIP-Archiv', en: 'a ZIP archive' },
    advice: { de: 'Auspacken und die Datei darin nennen.', en: 'Unpack it and name the file inside.' },
  },
  {
    is: (_, bytes) => bytes[0] === 0xd0 && bytes[1] === 0xcf,
    name: { de: 'eine Arbeitsmappe im alten Format XLS', en: 'a workbook in the old format XLS' },
    advice: {
      de: 'In Excel oder LibreOffice öffnen und als XLSX speichern; besser den Herausgeber um XLSX oder CSV bitten.',
      en: 'Open it in Excel or LibreOffice and save it as XLSX; better, ask the publisher for XLSX or CSV.',
    },
  },
  {
    is: (start) => start.startsWith('%PDF'),
    name: { de: 'ein PDF', en: 'a PDF' },
    advice: {
      de: 'Aus einem PDF wird nichts gelesen; den Herausgeber um die Tabelle als CSV oder XLSX bitten.',
      en: 'Nothing is read from a PDF; ask the publisher for the table as CSV or XLSX.',
    },
  },
  {
    is: (start) => /^\s*[{[]/.test(start) && !kinds.some((kind) => kind.is(start)),
    name: { de: 'JSON', en: 'JSON' },
    advice: {
      de: 'Dafür gibt es hier noch keinen Entwurf; beim Herausgeber nach CSV oder XLSX suchen, oder eine Quelle von Hand anlegen („quartett new source“).',
      en: 'There is no draft for it yet; look for CSV or XLSX at the publisher, or make a source by hand ("quartett new source").',
    },
  },
];

function isPlainArchive(bytes: Uint8Array): boolean {
  // A damaged one is left to the parser, which says so.
  const names = readZipDirectory(bytes)?.map(({ name }) => name);
  return names !== undefined && !names.some((name) => name.startsWith('xl/'));
}

function words({ name, advice }: Foreigner) {
  return { kind: name.de, kinden: name.en, advice: advice.de, adviceen: advice.en };
}
