import { wrap } from '../wrap.ts';
import type { Page } from './page.ts';

/** A line of the tree, and what stands beneath it. All texts are ready to be read. */
export interface Branch {
  readonly number: string;
  readonly label: string;
  /** Where the number was read; stands to the right if there is room. */
  readonly place: string;
  readonly notes: readonly string[];
  readonly isMissing: boolean;
  /** A detail that is not to catch the eye. */
  readonly isQuiet: boolean;
  readonly branches: readonly Branch[];
}

/** A tree with its root as headline; numbers to the right, so that they can be added up by eye. */
export function treeLines(root: Branch, page: Page): readonly string[] {
  const head = `${root.number}  ${root.label}`;
  const fits = head.length + root.place.length + 4 <= page.width;
  const place = root.place === '' || !fits ? '' : `  ${page.paint('dim', root.place)}`;
  const below = [...(root.place === '' || fits ? [] : [root.place]), ...root.notes];
  return [
    `  ${page.paint(root.isMissing ? 'yellow' : 'bold', head)}${place}`,
    ...noteLines(below, root.branches.length > 0 ? ['  │  ', '  │  '] : ['  └─ ', '     '], page),
    ...branchLines(root.branches, '  ', page),
  ];
}

function branchLines(branches: readonly Branch[], indent: string, page: Page): readonly string[] {
  const width = longest(branches.map(({ number }) => number));
  const labels = longest(branches.filter(({ place }) => place !== '').map(({ label }) => label));
  const places = longest(branches.map(({ place }) => place));
  const inLine = indent.length + width + labels + places + 7 <= page.width;
  return branches.flatMap((branch, index) => {
    const isLast = index === branches.length - 1;
    const inner = `${indent}${isLast ? '   ' : '│  '}`;
    const place = inLine && branch.place !== '' ? `  ${page.paint('dim', branch.place)}` : '';
    const below = [...(inLine || branch.place === '' ? [] : [branch.place]), ...branch.notes];
    const beside = `${inner}${branch.branches.length > 0 ? '│' : ' '}${' '.repeat(width + 1)}`;
    return [
      `${indent}${isLast ? '└─ ' : '├─ '}${textOf(branch, width, place === '' ? 0 : labels, page)}${place}`,
      ...noteLines(below, [beside, beside], page),
      ...branchLines(branch.branches, inner, page),
    ];
  });
}

function textOf(
  { number, label, isMissing, isQuiet }: Branch,
  width: number,
  labels: number,
  page: Page,
): string {
  const figure = number.padStart(width);
  const text = width === 0 ? label : label.padEnd(labels);
  const gap = width === 0 ? '' : '  ';
  if (isQuiet) return page.paint('dim', `${figure}${gap}${text}`);
  return `${isMissing ? page.paint('yellow', figure) : figure}${gap}${text}`;
}

/** Lines below a branch; `first` and `others` is what stands before them. */
function noteLines(
  notes: readonly string[],
  [first, others]: readonly [string, string],
  { width, paint }: Page,
): readonly string[] {
  const lines = notes.flatMap((note) => wrap(note, width - first.length));
  return lines.map((line, index) => `${index === 0 ? first : others}${paint('dim', line)}`);
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}
