import { row } from './issue-row.ts';

/** A definition is being made: of a file, of a template, or not yet wholly. */
export const draftingIssues = {
  'foreign-format': row(
    'error',
    'Die Datei ist {kind}; das liest kein Parser.',
    '{advice}',
    'The file is {kinden}; no parser reads that.',
    '{adviceen}',
  ),
} as const;
