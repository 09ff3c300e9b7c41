import { numberInWords } from '../in-words.ts';
import { cellInWords, sharedColumn } from './cell-words.ts';
import type { SourceUse, Step } from './explanation.ts';
import { amountInWords, columnInWords } from './in-words.ts';
import type { Page } from './page.ts';
import { agreeing, markOf, notesOf } from './step-notes.ts';
import type { Branch } from './tree-lines.ts';

/** A step as the root of a tree, in words. */
export function rootBranch(step: Step, sources: readonly SourceUse[], page: Page): Branch {
  return { ...branchOf(step, sources, page), number: amountInWords(step, page.language) };
}

function branchOf(step: Step, sources: readonly SourceUse[], page: Page): Branch {
  const { language } = page;
  const number = step.value === null ? '–' : numberInWords(step.value, language);
  return {
    number: step.isSubtracted ? `− ${number}` : number,
    label: step.label[language],
    place: placeOf(step, sources, page),
    notes: notesOf(step, sources, page),
    isMissing: step.value === null,
    isQuiet: false,
    branches: step.how === 'records' ? recordBranches(step, page) : childBranches(step, sources, page),
  };
}

/** So many records are shown before the rest is only counted. */
const shownRecords = 3;
/** A sum of more parts than this is shown by its parts alone, not by theirs. */
const fewParts = 4;
/** So many parts are shown before the rest is only counted. */
const shownParts = 6;

function childBranches(step: Step, sources: readonly SourceUse[], page: Page): readonly Branch[] {
  const areMany = step.steps.length > fewParts;
  const branches = step.steps.map((child) => {
    const branch = branchOf(child, sources, page);
    return !page.isFull && isFolded(step, child, areMany)
      ? { ...branch, place: foldedPlace(child, sources, page), branches: [] }
      : branch;
  });
  const isLong = !page.isFull && branches.length > shownParts + 1 && step.value !== null;
  return isLong ? [...branches.slice(0, shownParts), rest(branches.length - shownParts, page)] : branches;
}

/** A member of a group or one of many parts is one line, unless it lacks a value: then one wants to know why. */
function isFolded(parent: Step, child: Step, areMany: boolean): boolean {
  return (
    (parent.how === 'members' || areMany) &&
    child.value !== null &&
    child.steps.length + child.cells.length > 1
  );
}

/** Where a step was read, and who else says so: `[1] Zeile 412, Spalte „weiblich“: „20111“, ebenso in [2]`. */
function placeOf(step: Step, sources: readonly SourceUse[], page: Page): string {
  return together(readAt(step, sources, page), agreeing(step, sources, page));
}

function readAt(step: Step, sources: readonly SourceUse[], page: Page): string {
  const { language } = page;
  const mark = markOf(step, sources);
  const [cell] = step.cells;
  if (step.how === 'absent') {
    return { de: 'dafür gibt keine Quelle eine Zahl', en: 'no source gives a figure for it' }[language];
  }
  if (step.how === 'cell' && cell) return `${mark} ${cellInWords(cell, page)}`;
  if (step.how !== 'records') return '';
  const count = numberInWords(String(step.cells.length), language);
  const column = sharedColumn(step);
  const sum = { de: `${mark} Summe aus ${count} Zeilen`, en: `${mark} sum of ${count} lines` }[language];
  return together(sum, column === null ? '' : columnInWords(column, language));
}

function foldedPlace(step: Step, sources: readonly SourceUse[], page: Page): string {
  const leaves = leavesOf(step);
  const marks = [...new Set(leaves.map((leaf) => markOf(leaf, sources)))].join(' ');
  const count = numberInWords(String(leaves.flatMap(({ cells }) => cells).length), page.language);
  const words = { de: `${marks} aus ${count} Zellen`, en: `${marks} from ${count} cells` }[page.language];
  return together(words, agreeing(step, sources, page));
}

function together(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(', ');
}

function leavesOf(step: Step): readonly Step[] {
  return step.steps.length > 0 ? step.steps.flatMap(leavesOf) : [step];
}

/** The records that were added up, or the first of them. */
function recordBranches(step: Step, page: Page): readonly Branch[] {
  const column = sharedColumn(step);
  const cells = page.isFull ? step.cells : step.cells.slice(0, shownRecords);
  const lines = cells.map((cell) =>
    quiet(
      cell.value === null ? '–' : numberInWords(cell.value, page.language),
      cellInWords(cell, page, column),
    ),
  );
  const others = step.cells.length - cells.length;
  return others > 0 ? [...lines, rest(others, page)] : lines;
}

function rest(count: number, { language }: Page): Branch {
  const number = numberInWords(String(count), language);
  return quiet('…', { de: `und ${number} weitere`, en: `and ${number} more` }[language]);
}

function quiet(number: string, label: string): Branch {
  return { number, label, place: '', notes: [], isMissing: false, isQuiet: true, branches: [] };
}
