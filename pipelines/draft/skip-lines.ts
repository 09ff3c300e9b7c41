import { fits } from '../steps/column-labels.ts';
import { type Marked, open, sure } from './origin.ts';
import { flow } from './yaml-scalar.ts';

export interface Skipped {
  readonly column: string;
  readonly because: string;
}

/** Lines of `skip`: columns with one reason and a common beginning or end share a line, as long as it takes no other. */
export function skipLines(skipped: readonly Skipped[], taken: readonly string[]): readonly Marked[] {
  const lines: { readonly column: string; readonly because: string }[] = [];
  for (const [index, one] of skipped.entries()) {
    const isDone = (column: string) => lines.some((line) => fits(line.column, column));
    if (isDone(one.column)) continue;
    const alike = skipped
      .slice(index)
      .filter(({ column, because }) => because === one.because && !isDone(column));
    lines.push({ column: patternFor(one.column, alike, taken), because: one.because });
  }
  return lines.map((line) => {
    const note = /^bitte ergänzen: (.*)$/s.exec(line.because)?.[1];
    return note === undefined ? sure(flow(line)) : open(flow({ ...line, because: 'bitte ergänzen' }), note);
  });
}

const fewest = 3;

/** The pattern that takes most of the columns with the same reason and none that is needed; else the name itself. */
function patternFor(column: string, alike: readonly Skipped[], taken: readonly string[]): string {
  const count = (pattern: string) => alike.filter((other) => fits(pattern, other.column)).length;
  const [best] = patternsOf(column)
    .filter((pattern) => !taken.some((name) => fits(pattern, name)))
    .map((pattern) => ({ pattern, count: count(pattern) }))
    .filter(({ count: found }) => found >= fewest)
    .toSorted((one, other) => other.count - one.count || other.pattern.length - one.pattern.length);
  return best?.pattern ?? column;
}

/** `a > b > c` → `a > b > *`, `a > *`, `* > b > c`, `* > c`; likewise at `_`, ` - ` and ` #`. */
function patternsOf(column: string): readonly string[] {
  const borders = [...column.matchAll(/ > | - |_| (?=#)/g)].map(({ index, 0: { length } }) => ({
    before: `${column.slice(0, index + length)}*`,
    after: `*${column.slice(index)}`,
  }));
  return borders.flatMap(({ before, after }) => [before, after]);
}
