import type { Registry } from '../indicators/registry.ts';
import { changes } from '../indicators/revisions-sql.ts';
import type { Language } from '../schemas/language.ts';
import type { ChangedFigure, Diff, NewFigures } from './diff.ts';
import { figureText, whyText } from './diff-figure.ts';
import { diffSummary } from './diff-summary.ts';
import { withdrawalLines } from './diff-withdrawals.ts';
import { numberInWords } from './in-words.ts';
import { spans } from './period-spans.ts';

const shown = { indicator: 5, variable: 1 } as const;

/** What a person reads of two releases: what they were made of, then indicator by indicator what has changed. */
export function diffLines(
  diff: Diff,
  all: boolean,
  registry: Registry,
  language: Language,
): readonly string[] {
  const summary = diffSummary(diff, language);
  const withdrawn = withdrawalLines(diff, language);
  if (diff.changed.length + diff.added.length + withdrawn.length === 0) return [nothing(diff, language)];
  const parts = (['indicator', 'variable'] as const).flatMap((table) => {
    const lines = tableLines(table, diff, all, registry, language);
    return lines.length > 0 ? ['', headings[table][language], ...lines] : [];
  });
  const datasets = withdrawn.length > 0 ? ['', headings.dataset[language], ...withdrawn] : [];
  return [...summary, ...datasets, ...parts];
}

const headings = {
  dataset: { de: 'Datensätze', en: 'Datasets' },
  indicator: { de: 'Indikatoren', en: 'Indicators' },
  variable: { de: 'Variablen', en: 'Variables' },
} as const;

function nothing({ before, after }: Diff, language: Language): string {
  const [old, now] = [before.release.id, after.release.id];
  if (old === now) {
    return {
      de: `${old} ist beide Male dieselbe Veröffentlichung.`,
      en: `${old} is the same release twice.`,
    }[language];
  }
  return {
    de: `Keine Zahl hat sich geändert von ${old} bis ${now}.`,
    en: `No figure has changed from ${old} to ${now}.`,
  }[language];
}

function tableLines(
  table: ChangedFigure['table'],
  { changed, added }: Diff,
  all: boolean,
  registry: Registry,
  language: Language,
): readonly string[] {
  const ids = [...new Set([...changed, ...added].filter((one) => one.table === table).map(({ id }) => id))];
  return ids.sort().flatMap((id) => {
    const own = changed.filter((one) => one.table === table && one.id === id);
    const others = added.filter((one) => one.table === table && one.id === id);
    const examples = all ? own : examplesOf(own, shown[table]);
    const rest = own.length - examples.length;
    // The same cause everywhere is said once.
    const common = new Set(own.map(({ why }) => why)).size === 1 ? own[0] : undefined;
    const because = (figure: ChangedFigure | undefined) =>
      figure ? ` · ${whyText(figure, registry, language)}` : '';
    return [
      `  ${titleOf(table, id, registry, language)}: ${counts(own, others, registry, language)}${because(common)}`,
      ...examples.map(
        (one) => `    ${figureText(one, registry, language)}${because(common ? undefined : one)}`,
      ),
      ...(rest > 0 ? [`    ${more(rest, language)}`] : []),
    ];
  });
}

/** The largest of each kind of change in turn, until there are enough. */
function examplesOf(own: readonly ChangedFigure[], limit: number): readonly ChangedFigure[] {
  const kinds = [...new Set(own.map(({ change }) => change))];
  const ranked = kinds.flatMap((change) =>
    own.filter((one) => one.change === change).map((figure, rank) => ({ figure, rank })),
  );
  const chosen = new Set(
    [...ranked]
      .sort((one, other) => one.rank - other.rank)
      .slice(0, limit)
      .map(({ figure }) => figure),
  );
  return own.filter((figure) => chosen.has(figure));
}

/** `Arbeitslosenquote (unemployment-rate, Prozent)`. */
function titleOf(table: ChangedFigure['table'], id: string, registry: Registry, language: Language): string {
  const definition = (table === 'indicator' ? registry.indicators : registry.variables).get(id);
  if (!definition) return id;
  const unit = registry.units.codes.find(({ code }) => code === definition.unit)?.label[language];
  return `${definition.title[language] ?? definition.title.de} (${id}, ${unit ?? definition.unit})`;
}

/** `2 berichtigt, 1 zurückgezogen; neue Zahlen: 30 (neue Zeiträume: 2021–2022)`. */
function counts(
  changed: readonly ChangedFigure[],
  added: readonly NewFigures[],
  registry: Registry,
  language: Language,
): string {
  const labels = new Map(
    registry.codelists.get('change')?.codes.map(({ code, label }) => [code, label[language]]),
  );
  const revised = changes.flatMap((change) => {
    const count = changed.filter((one) => one.change === change).length;
    return count > 0 ? [`${numberInWords(String(count), language)} ${labels.get(change) ?? change}`] : [];
  });
  return [...(revised.length > 0 ? [revised.join(', ')] : []), ...news(added, language)].join('; ');
}

function news(added: readonly NewFigures[], language: Language): readonly string[] {
  if (added.length === 0) return [];
  const figures = numberInWords(String(added.reduce((sum, one) => sum + one.figures, 0)), language);
  const periods = added.filter(({ isNewPeriod }) => isNewPeriod).map(({ time_period }) => time_period);
  const what = { de: `neue Zahlen: ${figures}`, en: `new figures: ${figures}` }[language];
  const when = { de: 'neue Zeiträume', en: 'new periods' }[language];
  return [periods.length > 0 ? `${what} (${when}: ${spans(periods)})` : what];
}

function more(rest: number, language: Language): string {
  const count = numberInWords(String(rest), language);
  return {
    de: `… und ${count} weitere (alle mit --all)`,
    en: `… and ${count} more (all with --all)`,
  }[language];
}
