import { spelled } from '../catalog/spelled.ts';
import { type Issue, isError, isJudgement, type Text } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import type { CollectState } from './collect.ts';
import type { Coverage } from './coverage.ts';
import { planLine } from './deeds.ts';
import type { Style, Terminal } from './effects/logger.ts';
import { issueLines } from './issue-lines.ts';
import type { Progress, SourceReport } from './nightly.ts';
import { overruledLines } from './overruled-lines.ts';
import { spans } from './period-spans.ts';
import type { ReleaseOutcome } from './release.ts';
import { filesOf } from './steps/release-files.ts';

const states: Readonly<
  Record<
    CollectState,
    { readonly de: string; readonly en: string; readonly style: Style; readonly mark: string }
  >
> = {
  unchanged: { de: 'unverändert', en: 'unchanged', style: 'dim', mark: '=' },
  accepted: { de: 'neu', en: 'new', style: 'green', mark: '✔' },
  absent: { de: 'nicht im Spiegel', en: 'not in mirror', style: 'yellow', mark: '–' },
  unreachable: { de: 'nicht erreichbar', en: 'unreachable', style: 'red', mark: '✘' },
  rejected: { de: 'zurückgehalten', en: 'held back', style: 'red', mark: '✘' },
};

/** One line per source: on a terminal first what is under way, then what came of it; elsewhere only the latter. */
export function progressOn(terminal: Terminal, language: Language): Progress {
  const loading = { de: 'wird abgerufen …', en: 'fetching …' }[language];
  return {
    begin: (source) => terminal.transient(`  ${source.padEnd(48)} ${loading}`),
    end: (report) => terminal.line(sourceLine(report, terminal, language)),
  };
}

function sourceLine(report: SourceReport, terminal: Terminal, language: Language): string {
  const state = states[report.state];
  const rows =
    report.rows > 0
      ? `${spelled.number(report.rows, language)} ${{ de: 'Zeilen', en: 'rows' }[language]}`
      : '';
  return [
    terminal.paint(state.style, `${state.mark} ${report.source.padEnd(56)} ${state[language].padEnd(17)}`),
    rows.padStart(14),
    `${seconds(report.seconds, language)}`.padStart(8),
  ].join(' ');
}

/** A run that has ended with a release, a new one or the last. */
export interface Released {
  readonly sources: readonly SourceReport[];
  readonly notices: readonly Issue[];
  readonly release: ReleaseOutcome;
}

/** The end of a run: sources, indicators, issues, and what to do next. */
export function summarize(report: Released, out: string, terminal: Terminal, language: Language): void {
  const { release } = report.release;
  const issues = [
    ...report.sources.flatMap((source) => source.issues),
    ...report.notices,
    ...report.release.issues,
  ];
  const shown = issues.filter(({ severity }) => severity !== 'info');
  terminal.line('');
  for (const line of table(sourceTable(report, language))) terminal.line(line);
  if (report.release.coverage.length > 0) {
    terminal.line('');
    for (const line of table(indicatorTable(report.release.coverage, language))) terminal.line(line);
  }
  for (const line of overruledLines(release.sources, language)) terminal.line(line);
  if (shown.length > 0) terminal.line('');
  for (const issue of shown) for (const line of issueLines(issue, language, terminal)) terminal.line(line);
  terminal.line('');
  terminal.line(headline(report, out, language));
  const { fates } = report.release;
  if (fates.length > 0) terminal.line(planLine(fates, language));
  if (release.sample) {
    terminal.line(
      terminal.paint(
        'yellow',
        {
          de: 'Das ist ein Muster aus einem Spiegel, nicht zur Verwendung bestimmt.',
          en: 'This is a sample made from a mirror, not for use.',
        }[language],
      ),
    );
  }
  terminal.line(nextStep(report, out, language));
}

function sourceTable({ sources, release }: Released, language: Language): readonly (readonly string[])[] {
  const head = {
    de: ['Quelle', 'Zustand', 'Stand', 'Zeilen', 'Beobachtungen', 'Meldungen'],
    en: ['Source', 'State', 'As of', 'Rows', 'Observations', 'Issues'],
  }[language];
  const rows = sources.map((source) => {
    const described = release.release.sources.find(({ id }) => id === source.source);
    const last = described?.snapshots.at(-1);
    const observations = described?.snapshots.reduce((sum, snapshot) => sum + snapshot.observations, 0) ?? 0;
    const counted = source.issues.filter(({ severity }) => severity !== 'info').length;
    return [
      source.source,
      states[source.state][language],
      (last?.stand ?? '–').slice(0, 10),
      source.rows > 0 ? spelled.number(source.rows, language) : '–',
      spelled.number(observations, language),
      counted > 0 ? String(counted) : '–',
    ];
  });
  return [head, ...rows];
}

function indicatorTable(coverage: readonly Coverage[], language: Language): readonly (readonly string[])[] {
  const head = {
    de: ['Indikator', 'Städte', 'Stadtteile', 'Zeiträume', 'Zeilen'],
    en: ['Indicator', 'Cities', 'Districts', 'Periods', 'Rows'],
  }[language];
  const rows = coverage.map(({ indicator, cities, districts, periods, rows: count }) => [
    indicator,
    String(cities),
    districts > 0 ? String(districts) : '–',
    spans(periods),
    spelled.number(count, language),
  ]);
  return [head, ...rows];
}

function headline({ sources, release }: Released, out: string, language: Language): string {
  const { state, release: now } = release;
  const failed = sources.filter(({ issues }) => issues.some(isError)).length;
  const files = filesOf(now).length + 1; // release.json
  const counts = {
    de: `${now.datasets.length} Indikatoren, ${files} Dateien in ${out}`,
    en: `${now.datasets.length} indicators, ${files} files in ${out}`,
  }[language];
  const problem =
    failed === 0
      ? ''
      : { de: ` ${failed} Quelle(n) mit Fehlern.`, en: ` ${failed} source(s) with errors.` }[language];
  return `${headlines[state](now.id)[language]} ${counts}.${problem}`;
}

const headlines: Readonly<Record<ReleaseOutcome['state'], (id: string) => Text>> = {
  unchanged: (id) => ({
    de: `Unverändert: Veröffentlichung ${id} bleibt.`,
    en: `Unchanged: release ${id} stays.`,
  }),
  published: (id) => ({ de: `Veröffentlicht: ${id}.`, en: `Published: ${id}.` }),
  pinned: (id) => ({
    de: `Zurückgerollt: Veröffentlichung ${id} bleibt, bis „quartett rollback --end“ es aufhebt.`,
    en: `Rolled back: release ${id} stays until "quartett rollback --end" ends it.`,
  }),
};

function nextStep({ sources, release }: Released, out: string, language: Language): string {
  const held = sources.find(({ state }) => state === 'rejected');
  if (held?.issues.filter(isError).every(isJudgement)) {
    return {
      de: `Als Nächstes: die Meldungen zu ${held.source} prüfen; stimmt die Datei, „npx quartett accept ${held.source} --because "…"“.`,
      en: `Next: check the issues of ${held.source}; if the file is right, "npx quartett accept ${held.source} --because …".`,
    }[language];
  }
  if (held) {
    return {
      de: `Als Nächstes: die Meldungen zu ${held.source} beheben, dann „npx quartett preview ${held.source}“.`,
      en: `Next: cure the issues of ${held.source}, then "npx quartett preview ${held.source}".`,
    }[language];
  }
  const silent = sources.find(({ state }) => state === 'unreachable');
  if (silent) {
    return {
      de: `Als Nächstes: die Adresse von ${silent.source} prüfen, dann „npx quartett collect ${silent.source}“.`,
      en: `Next: check the address of ${silent.source}, then "npx quartett collect ${silent.source}".`,
    }[language];
  }
  const example = release.release.datasets[0]?.files[0]?.path ?? 'release.json';
  return {
    de: `Als Nächstes: ${out}/${example} ansehen; was woraus entstand, steht in ${out}/release.json.`,
    en: `Next: look at ${out}/${example}; what was made of what stands in ${out}/release.json.`,
  }[language];
}

/** Columns of text under their heads; numbers to the right. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const isNumber = rows.slice(1).every((other) => /^[\d.,–]+$/.test(other[column] ?? ''));
        return isNumber ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return lines.length > 0 ? [lines[0] ?? '', rule, ...lines.slice(1)] : [];
}

function seconds(value: number, language: Language): string {
  const text = value.toFixed(2);
  return `${language === 'de' ? text.replace('.', ',') : text} s`;
}
