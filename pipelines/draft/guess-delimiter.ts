import { countBy, type Guess, guess } from './guess.ts';

/** Which character stands between the fields: the one that most lines hold equally often. */
export function guessDelimiter(text: string): Guess<string> {
  const lines = text
    .split(/\r\n|\n|\r/, 400)
    .map(withoutQuoted)
    .filter((line) => line.trim() !== '');
  const counted = delimiters.map((delimiter) => ({ delimiter, ...usualCount(lines, delimiter) }));
  // A comma is also a decimal mark and a dot in a title, so it comes last.
  const found = counted.find(({ count, lines: agreeing }) => count > 0 && agreeing * 2 > lines.length);
  if (!found) return guess(';', 'keines zu erkennen', 'none can be made out');
  const { delimiter, count, lines: agreeing } = found;
  const name = names.get(delimiter) ?? delimiter;
  return guess(
    delimiter,
    `„${name}“ steht in ${agreeing} von ${lines.length} Zeilen ${count}-mal`,
    `"${name}" stands ${count} times in ${agreeing} of ${lines.length} lines`,
  );
}

const delimiters = [';', '\t', '|', ','];
const names = new Map([['\t', 'Tab']]);

function withoutQuoted(line: string): string {
  return line.replace(/"[^"]*"/g, '');
}

function usualCount(lines: readonly string[], delimiter: string) {
  const counts = countBy(lines, (line) => String(line.split(delimiter).length - 1));
  const [best] = [...counts].filter(([count]) => count !== '0').sort(([, one], [, other]) => other - one);
  return { count: Number(best?.[0] ?? 0), lines: best?.[1] ?? 0 };
}
