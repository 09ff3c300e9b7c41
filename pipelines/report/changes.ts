import type { Registry } from '../../indicators/registry.ts';
import { changes as kinds } from '../../indicators/revisions-sql.ts';
import type { Report } from '../../schemas/types.ts';
import type { ChangedFigure, Diff } from '../diff.ts';
import { becoming, placeText, whyText } from '../diff-figure.ts';
import { spans } from '../period-spans.ts';
import type { NightFacts } from './facts.ts';

type Changes = NonNullable<Report['changes']>;

/** How many figures are shown one by one; `quartett diff --all` shows all. */
const shown = 12;

/** What the new release gives otherwise: counts for each table, and the largest changes. */
export function changesIn({ changes: diff, project, options }: NightFacts): Report['changes'] {
  if (diff === null || project === null) return null;
  const { registry } = project;
  const tables = tablesOf(diff, registry);
  const indicators = tables.filter(({ table }) => table === 'indicator');
  return {
    before: diff.before.release.id,
    changed: sum(indicators.flatMap((table) => kinds.map((kind) => table[kind]))),
    added: sum(indicators.map(({ added }) => added)),
    tables,
    largest: largestOf(diff).map((figure) => described(figure, registry, options)),
    incomparable: [...diff.issues],
  };
}

function tablesOf({ changed, added }: Diff, registry: Registry): Changes['tables'] {
  return (['indicator', 'variable'] as const).flatMap((table) => {
    const ids = new Set([...changed, ...added].filter((one) => one.table === table).map(({ id }) => id));
    return [...ids].sort().map((id) => {
      const isOwn = (one: { readonly table: string; readonly id: string }) =>
        one.table === table && one.id === id;
      const own = changed.filter(isOwn);
      const news = added.filter(isOwn);
      const count = (kind: ChangedFigure['change']) => own.filter(({ change }) => change === kind).length;
      const periods = news.filter(({ isNewPeriod }) => isNewPeriod).map(({ time_period }) => time_period);
      return {
        table,
        id,
        ...titled(table, id, registry),
        revised: count('revised'),
        withdrawn: count('withdrawn'),
        supplied: count('supplied'),
        status: count('status'),
        added: sum(news.map(({ figures }) => figures)),
        periods: periods.length > 0 ? spans(periods) : '',
      };
    });
  });
}

function titled(
  table: ChangedFigure['table'],
  id: string,
  registry: Registry,
): Pick<Changes['tables'][number], 'title' | 'unit'> {
  const definition = (table === 'indicator' ? registry.indicators : registry.variables).get(id);
  const title = definition?.title;
  const unit = registry.units.codes.find(({ code }) => code === definition?.unit)?.label;
  const name = definition?.unit ?? '–';
  return {
    title: { de: title?.de ?? id, en: title?.en ?? title?.de ?? id },
    unit: unit ?? { de: name, en: name },
  };
}

/** Of indicators; what is gone first, then by percent, then by size. A change of status alone is only counted. */
function largestOf({ changed }: Diff): readonly ChangedFigure[] {
  const size = (text: string | null) => Math.abs(Number(text ?? 0));
  const rank = ({ change }: ChangedFigure) => (change === 'withdrawn' ? 0 : 1);
  return changed
    .filter(({ table, change }) => table === 'indicator' && change !== 'status')
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        size(other.relative_change) - size(one.relative_change) ||
        size(other.absolute_change) - size(one.absolute_change),
    )
    .slice(0, shown);
}

function described(figure: ChangedFigure, registry: Registry, options: string): Changes['largest'][number] {
  const both = (text: typeof placeText) => ({
    de: text(figure, registry, 'de'),
    en: text(figure, registry, 'en'),
  });
  return {
    id: figure.id,
    title: titled('indicator', figure.id, registry).title,
    place: both(placeText),
    change: figure.change,
    old: figure.old_value,
    now: figure.new_value,
    difference: figure.absolute_change,
    percent: figure.relative_change,
    becomes: both(becoming),
    because: both(whyText),
    explain: explainCommand(figure, options),
  };
}

function explainCommand({ id, ref_area, time_period, codes, basis }: ChangedFigure, options: string): string {
  const where = Object.entries(codes).map(([dimension, code]) => ` --where ${dimension}=${code}`);
  const chosen = basis === '_Z' ? '' : ` --basis ${basis}`;
  return `npx quartett explain ${id} ${ref_area} ${time_period}${where.join('')}${chosen}${options}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
