/** The title above a table: its first sentence, put together again where it was wrapped; null where there is none. */
export function titleOf(preamble: string): string | null {
  const [first, ...others] = titleLines(preamble);
  if (first === undefined) return null;
  let title = first;
  let before = first;
  for (const line of others) {
    if (!isWrapped(before, line)) break;
    title = `${title} ${line}`;
    before = line;
  }
  return title
    .replace(/\s+/g, ' ')
    .replace(/[\s–-]*\bregionale Tiefe\b.*$/, '')
    .replace(/[\s–-]+$/, '');
}

/** What a table may be about: the beginnings of its title lines, without the breakdowns that follow `nach` or a dash. */
export function subjectsOf(preamble: string): readonly string[] {
  const title = titleOf(preamble);
  const lines = [...(title === null ? [] : [title]), ...titleLines(preamble)];
  const pieces = lines.flatMap((line) => [
    cut(line),
    ...(line.split(':').length > 1 ? [cut(line.split(':')[1] ?? '')] : []),
  ]);
  return [...new Set(pieces.map((piece) => piece.trim()))].filter((piece) => piece.length > 3);
}

function titleLines(preamble: string): readonly string[] {
  return preamble
    .split('\n')
    .map((line) => line.trim())
    .filter(
      (line) => line !== '' && !/^(©|\(c\)|(GENESIS-)?Tabelle:|Stichtag:?\s*\d|Stand\b|Quelle\b)/i.test(line),
    );
}

function cut(line: string): string {
  return line.split(/:| nach | - | – |, /, 1)[0] ?? line;
}

/** Publishers wrap titles at about sixty characters: a line goes on where its next word would not have fitted. */
function isWrapped(line: string, next: string): boolean {
  const [word = ''] = next.split(' ');
  return /(\b(nach|und|der|des|die|für|in|von|je)|[,–-])$/.test(line)
    ? line.length > 40
    : line.length + 1 + word.length > 60;
}
