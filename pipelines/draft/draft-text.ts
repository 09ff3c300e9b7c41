import type { SourceDraft } from './draft-source.ts';
import type { Mark, Marked } from './origin.ts';
import { scalar } from './yaml-scalar.ts';

/** The draft as a definition: what was guessed and what is missing stands behind each line. */
export function draftText(draft: SourceDraft, title: string | null): string {
  const { head, request, body, map, columns } = draft;
  const lines = [
    '# yaml-language-server: $schema=../../../schemas/source.schema.json',
    '#',
    '# Entwurf. „geraten“: ansehen und den Vermerk löschen. „bitte ergänzen“: ausfüllen und den Vermerk löschen.',
    '# Solange ein „bitte ergänzen“ darin steht, wird aus dieser Quelle nichts veröffentlicht.',
    'title:',
    ...entry('  de', titleMark(title)),
    ...head.flatMap(([key, value]) => entry(key, value)),
    'request:',
    ...request.flatMap(([key, value]) => entry(`  ${key}`, value)),
    ...body.flatMap(([key, value]) => entry(key, value)),
    'map:',
    ...map.flatMap(([key, value]) => entry(`  ${key}`, value)),
    '  values:',
    ...items(columns.values),
    ...(columns.skip.length > 0 ? ['  skip:', ...items(columns.skip)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function titleMark(title: string | null): Marked {
  return title === null
    ? {
        text: 'bitte ergänzen',
        mark: { kind: 'bitte ergänzen', note: 'was die Datei ist, in den Worten des Herausgebers' },
      }
    : { text: scalar(title), mark: { kind: 'geraten', note: 'die Zeilen über der Tabelle' } };
}

function entry(key: string, { text, mark }: Marked): readonly string[] {
  return marked(`${key}: ${text}`, mark);
}

/** What holds for several lines is said once, above the first. */
function items(values: readonly Marked[]): readonly string[] {
  return values.flatMap(({ text, mark }, index) => {
    const isSaid = mark !== null && mark.note === values[index - 1]?.mark?.note;
    return marked(`    - ${text}`, isSaid ? null : mark, mark?.note === values[index + 1]?.mark?.note);
  });
}

const widest = 125;

/** The mark stands behind the line, or above it where the line would be too long. */
function marked(line: string, mark: Mark | null, isAbove = false): readonly string[] {
  if (mark === null) return [line];
  // Notes quote the file, and a cell may hold several lines.
  const comment = `# ${mark.kind}: ${mark.note.replace(/\s+/g, ' ')}`;
  const indent = /^ */.exec(line)?.[0] ?? '';
  return isAbove || line.length + comment.length + 3 > widest
    ? [`${indent}${comment}`, line]
    : [`${line}   ${comment}`];
}
