import { dayInWords, instantInWords } from '../in-words.ts';
import { wrap } from '../wrap.ts';
import type { Explanation, Step } from './explanation.ts';
import { factLines } from './fact-lines.ts';
import { amountInWords, whyInWords } from './in-words.ts';
import type { Page } from './page.ts';
import { publishedLines } from './published-lines.ts';
import { rootBranch } from './step-branch.ts';
import { treeLines } from './tree-lines.ts';

/** An explanation as a page of text, for a terminal or a letter. */
export function explanationLines(explanation: Explanation, page: Page): readonly string[] {
  const { numerator, denominator, sources } = explanation;
  const names = {
    de: { of: 'Zähler', per: 'Nenner', value: 'Woher die Zahl kommt' },
    en: { of: 'Numerator', per: 'Denominator', value: 'Where the figure comes from' },
  }[page.language];
  return [
    ...publishedLines(explanation, page),
    ...headLines(explanation, page),
    '',
    ...factLines(explanation, page),
    ...section(
      denominator ? names.of : names.value,
      treeLines(rootBranch(numerator, sources, page), page),
      page,
    ),
    ...(denominator ? section(names.per, treeLines(rootBranch(denominator, sources, page), page), page) : []),
    ...section({ de: 'Quellen', en: 'Sources' }[page.language], sourceLines(explanation, page), page),
    ...section({ de: 'Zu beachten', en: 'Please note' }[page.language], trapLines(explanation, page), page),
    ...section({ de: 'Weiter', en: 'Further' }[page.language], furtherLines(explanation, page), page),
  ];
}

function section(title: string, lines: readonly string[], { paint }: Page): readonly string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines];
}

function headLines({ indicator, area, period, codes, figure }: Explanation, page: Page): readonly string[] {
  const { language, paint } = page;
  const fixed = codes.filter(({ code }) => code !== '_T').map(({ label }) => label[language]);
  const title = [indicator.title, area.name].map((text) => text[language]);
  const head = [...title, periodInWords(period, language), ...fixed].join(' · ');
  const lines = wrap(head, page.width);
  const value = amountInWords(figure, language, indicator.decimals);
  return [
    ...lines.map((line) => paint('bold', line)),
    paint('dim', '─'.repeat(Math.max(...lines.map(({ length }) => length)))),
    `  ${paint(figure.value === null ? 'yellow' : 'green', paint('bold', value))}   ${statusInWords({ figure }, page)}`,
  ];
}

/** A day is written as one; years, months and quarters stand as they are published. */
function periodInWords(period: string, language: Page['language']): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? dayInWords(period, language) : period;
}

function statusInWords({ figure }: Pick<Explanation, 'figure'>, { language }: Page): string {
  const { status, value } = figure;
  const words = value === null ? whyInWords(figure, language) : status.label[language];
  const flags = [
    figure.isConfidential ? { de: 'geheim gehalten', en: 'kept secret' } : null,
    figure.isUnreliable ? { de: 'eingeschränkt zuverlässig', en: 'of limited reliability' } : null,
    figure.isRevised ? { de: 'berichtigt', en: 'revised' } : null,
    figure.isBreak && status.code !== 'B'
      ? { de: 'Bruch in der Zeitreihe', en: 'break in the time series' }
      : null,
  ].flatMap((flag) => (flag ? [flag[language]] : []));
  const because = value !== null && figure.reason ? [figure.reason.label[language]] : [];
  return `${[words, ...because, ...flags].join(', ')} (Status ${status.code})`;
}

function sourceLines({ sources }: Explanation, page: Page): readonly string[] {
  const { language } = page;
  return sources.flatMap(({ title, publisher, licence, url, retrieved, stand, snapshot }, index) => {
    const mark = `  [${index + 1}] `;
    const indent = ' '.repeat(mark.length);
    const when = instantInWords(retrieved, language);
    const published =
      stand === null
        ? []
        : [{ de: `Stand ${dayInWords(stand, 'de')}`, en: `as of ${dayInWords(stand, 'en')}` }[language]];
    const fetched = { de: `abgerufen ${when}`, en: `fetched ${when}` }[language];
    const file = { de: `Datei ${snapshot}`, en: `file ${snapshot}` }[language];
    return [
      ...wrap(title[language], page.width - mark.length).map(
        (line, row) => `${row === 0 ? mark : indent}${line}`,
      ),
      ...wrap(`${publisher[language]}. ${licence[language]}`, page.width - mark.length).map(
        (line) => indent + line,
      ),
      `${indent}${page.paint('cyan', url)}`,
      `${indent}${page.paint('dim', [...published, fetched, file].join(' · '))}`,
    ];
  });
}

function trapLines({ indicator }: Explanation, page: Page): readonly string[] {
  return indicator.traps.flatMap((trap) => item(trap[page.language], page));
}

/** What else can be asked. */
function furtherLines(explanation: Explanation, page: Page): readonly string[] {
  const { alternatives, numerator } = explanation;
  const { language } = page;
  const [member] = numerator.how === 'members' ? numerator.steps : [];
  const each = { de: 'Jede Stadt bis zur Zelle', en: 'Each city down to the cell' }[language];
  const full = { de: 'Alle Zellen', en: 'All cells' }[language];
  const by = { de: 'Auch nach', en: 'Also by' }[language];
  const basis = { de: 'Auch auf der Basis', en: 'Also on the basis' }[language];
  const lines = [
    ...(member ? [`${each}: ${commandOf(explanation, member.label[language])}`] : []),
    ...(hasManyCells(explanation) && !page.isFull ? [`${full}: --full`] : []),
    ...alternatives.breakdowns.map(({ dimension, title, codes }) => {
      const shown = codes.slice(0, 4).map(({ code, label }) => `${label[language]} (${code})`);
      const more = codes.length > shown.length ? ', …' : '';
      return `${by} ${title[language]}: ${shown.join(', ')}${more}: --where ${dimension}=${codes[0]?.code}`;
    }),
    ...alternatives.bases.map(({ code, label }) => `${basis} ${label[language]}: --basis ${code}`),
  ];
  return lines.flatMap((line) => item(line, page));
}

function hasManyCells({ numerator, denominator }: Explanation): boolean {
  const count = (step: Step): number =>
    step.cells.length + step.steps.reduce((sum, child) => sum + count(child), 0);
  return count(numerator) > 8 || (denominator !== null && count(denominator) > 8);
}

/** The command that explains the same figure of another area. */
function commandOf({ indicator, period, codes }: Explanation, area: string): string {
  const where = codes
    .filter(({ code }) => code !== '_T')
    .map(({ dimension, code }) => ` --where ${dimension}=${code}`);
  const name = area.includes(' ') ? `"${area}"` : area;
  return `npx quartett explain ${indicator.id} ${name} ${period}${where.join('')}`;
}

function item(text: string, page: Page): readonly string[] {
  return wrap(text, page.width - 4).map((line, row) => `  ${row === 0 ? '· ' : '  '}${line}`);
}
