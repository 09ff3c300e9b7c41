import type { Text } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import { table } from '../summary.ts';
import { wrap } from '../wrap.ts';
import type { FileDraft } from './draft-file.ts';
import { columnRows, labelFacts } from './page-columns.ts';
import { pageFacts } from './page-facts.ts';

/** How the page is set; the same words as for `explain`. */
export interface Page {
  readonly language: Language;
  /** Columns. */
  readonly width: number;
  readonly paint: (style: 'bold' | 'dim' | 'yellow', text: string) => string;
}

/** A file without a definition as a page: what it is, its columns and rows, the draft, and what to do next. */
export function pageLines(
  { findings, draft, text }: FileDraft,
  steps: readonly Text[],
  showsDraft: boolean,
  page: Page,
): readonly string[] {
  const { language, paint } = page;
  const facts = pageFacts(findings);
  const labels = labelFacts(findings);
  const file = `pipelines/sources/${draft.id}.yaml`;
  const [publisher] = draft.id.split('/');
  return [
    paint('bold', findings.file),
    paint('dim', '─'.repeat(findings.file.length)),
    ...facts.flatMap((fact) => factLines(fact.label[language], fact.text[language], page)),
    ...section({ de: 'Spalten', en: 'Columns' }, table(columnRows(findings, language, page.width)), page),
    ...labels.flatMap(({ name, text: list }) =>
      section({ de: `Zeilen nach „${name}“`, en: `Rows by "${name}"` }, indented(list, page), page),
    ),
    ...(showsDraft
      ? section({ de: `Entwurf: ${file}`, en: `Draft: ${file}` }, text.trimEnd().split('\n'), page)
      : []),
    ...section(
      {
        de: `Für pipelines/sources/${publisher}/spellings.yaml`,
        en: `For pipelines/sources/${publisher}/spellings.yaml`,
      },
      draft.spellings.lines,
      page,
    ),
    ...section(
      { de: 'Als Nächstes', en: 'Next' },
      steps.flatMap((step, index) => stepLines(step[language], index, page)),
      page,
    ),
  ];
}

function section(title: Text, lines: readonly string[], { language, paint }: Page): readonly string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title[language]), ...lines];
}

const labelWidth = 14;

function factLines(label: string, text: string, { width }: Page): readonly string[] {
  const lines = wrap(text, width - labelWidth - 2);
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(labelWidth)}${line}`);
}

function indented(text: string, { width }: Page): readonly string[] {
  return wrap(text, width - 2).map((line) => `  ${line}`);
}

function stepLines(text: string, index: number, { width }: Page): readonly string[] {
  return wrap(text, width - 5).map((line, row) => `  ${row === 0 ? `${index + 1}.` : '  '} ${line}`);
}
