import { spelled } from '../../catalog/spelled.ts';
import { isError } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import { deedWords, planSentence } from '../deeds.ts';
import type { Terminal } from '../effects/logger.ts';
import { groupedLines } from '../issue-groups.ts';
import { table } from '../summary.ts';
import type { Harvest } from './harvest.ts';

/** What a person reads after a harvest. */
export function harvestLines(harvest: Harvest, terminal: Terminal, language: Language): readonly string[] {
  return [
    terminal.paint('bold', harvest.address),
    size(harvest, language),
    ...paragraph(publishers(harvest, language)),
    ...paragraph(groupedLines(harvest.issues, language, terminal)),
    ...paragraph(comparison(harvest, language)),
    '',
    verdict(harvest, terminal, language),
  ];
}

/** The same for a machine. */
export function harvestJson({ address, walk, view, comparison: compared, issues, seconds }: Harvest): string {
  const fates = compared?.fates.map(({ deed, dataset }) => ({
    deed,
    guid: dataset.guid,
    title: dataset.title,
  }));
  const { isComplete, pages, bytes } = walk;
  return JSON.stringify(
    {
      address,
      isComplete,
      pages: pages.length,
      bytes,
      seconds,
      datasets: [...view.datasets.values()],
      comparison: compared === null ? null : { from: compared.from, fates },
      issues,
    },
    null,
    2,
  );
}

function size({ walk, view, seconds }: Harvest, language: Language): string {
  const { pages, bytes } = walk;
  const amount = `${spelled.number(bytes / 1_000_000, language, 2)} MB, ${spelled.number(seconds, language, 2)} s`;
  const datasets = spelled.number(view.datasets.size, language);
  return {
    de: `${pages.length} Seite(n), ${amount}, ${datasets} ${view.datasets.size === 1 ? 'Datensatz' : 'Datensätze'}`,
    en: `${pages.length} page(s), ${amount}, ${datasets} ${view.datasets.size === 1 ? 'dataset' : 'datasets'}`,
  }[language];
}

function publishers({ view }: Harvest, language: Language): readonly string[] {
  const none = { de: '(ohne Namen)', en: '(without a name)' }[language];
  const counts = Map.groupBy(view.datasets.values(), ({ publisher }) => publisher ?? none);
  const head = { de: ['Herausgeber', 'Datensätze'], en: ['Publisher', 'Datasets'] }[language];
  const rows = [...counts].map(([name, datasets]) => [name, spelled.number(datasets.length, language)]);
  return rows.length === 0 ? [] : table([head, ...rows.sort()]);
}

function comparison({ comparison: compared }: Harvest, language: Language): readonly string[] {
  if (compared === null) return [];
  const { from, fates } = compared;
  const head = { de: `Verglichen mit ${from}`, en: `Compared with ${from}` }[language];
  const names = [...Map.groupBy(fates, ({ deed }) => deed)]
    .filter(([deed]) => deed !== 'same')
    .flatMap(([deed, of]) => [
      `${deedWords(deed, language)}:`,
      ...of.map(({ dataset }) => `  ${dataset.guid} (${dataset.title ?? '–'})`),
    ]);
  return [`${head}: ${planSentence(fates, language)}.`, ...names];
}

function verdict({ walk, view, issues }: Harvest, terminal: Terminal, language: Language): string {
  const errors = issues.filter(isError).length;
  const warnings = issues.filter(({ severity }) => severity === 'warning').length;
  const [taken, all] = [view.datasets.size - view.refused.size, view.datasets.size].map((count) =>
    spelled.number(count, language),
  );
  const outcome =
    walk.isComplete && !view.isAborted
      ? {
          de: `Ein Portal übernimmt ${taken} von ${all} Datensätzen.`,
          en: `A portal imports ${taken} of ${all} datasets.`,
        }
      : {
          de: 'Ein Portal bricht hier ab: Es übernimmt nichts und löscht nichts.',
          en: 'A portal aborts here: it imports nothing and deletes nothing.',
        };
  const counts = {
    de: `Fehler: ${errors}, Warnungen: ${warnings}.`,
    en: `Errors: ${errors}, warnings: ${warnings}.`,
  };
  return terminal.paint(errors === 0 ? 'green' : 'red', `${outcome[language]} ${counts[language]}`);
}

function paragraph(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}
