import type { ColumnDraft } from './draft-columns.ts';
import type { Findings } from './findings.ts';
import { scalar } from './yaml-scalar.ts';

export interface SpellingsDraft {
  /** Lines for the publisher's spellings.yaml. */
  readonly lines: readonly string[];
  /** Codes of age groups that codes/age.yaml does not have yet. */
  readonly newAges: readonly { readonly code: string; readonly label: string }[];
}

/** Entries that the publisher's spellings.yaml lacks for the labels of a draft, with where each meaning is from. */
export function draftSpellings(
  { labels }: Pick<ColumnDraft, 'labels'>,
  { book }: Pick<Findings, 'book'>,
): SpellingsDraft {
  const read = labels.map(({ dimension, label }) => ({
    dimension,
    label,
    meaning: book.meaningsOf(label).find((one) => one.dimension === dimension) ?? null,
  }));
  const lacking = read.filter(({ meaning }) => meaning?.from !== 'own');
  const dimensions = [...new Set(lacking.map(({ dimension }) => dimension))];
  return {
    lines: dimensions.flatMap((dimension) => [
      `${dimension}:`,
      ...codeLines(lacking.filter((one) => one.dimension === dimension)),
    ]),
    newAges: lacking.flatMap(({ label, meaning }) =>
      meaning?.from === 'new' ? [{ code: meaning.code, label }] : [],
    ),
  };
}

type Read = {
  readonly label: string;
  readonly meaning: { readonly code: string; readonly from: string } | null;
};

function codeLines(read: readonly Read[]): readonly string[] {
  const codes = [...new Set(read.flatMap(({ meaning }) => (meaning ? [meaning.code] : [])))];
  const known = codes.map((code) => {
    const own = read.filter(({ meaning }) => meaning?.code === code);
    const texts = own.map(({ label }) => scalar(label)).join(', ');
    const isNew = own.some(({ meaning }) => meaning?.from === 'new');
    return `  ${code}: [${texts}]   # geraten${isNew ? '; den Code gibt es in codes/age.yaml noch nicht' : ''}`;
  });
  const unknown = read.filter(({ meaning }) => meaning === null).map(({ label }) => label);
  return [...known, ...unknown.map((label) => `  # bitte ergänzen: der Code für ${JSON.stringify(label)}`)];
}
