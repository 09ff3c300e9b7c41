import type { Report } from '../../schemas/types.ts';

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number | null;
}

/**
 * The night for Prometheus, in its text format: ages as instants, so that "too old" is decided where alarms are defined.
 * For the textfile collector of node_exporter, or `quartett serve --metrics`.
 */
export function metrics(report: Report): string {
  const { sources, published, made, began, light, warnings, held, stopped, changes } = report;
  const each = (value: (source: Report['sources'][number]) => number | null): readonly Sample[] =>
    sources.map((source) => ({ labels: { source: source.id }, value: value(source) }));
  const seconds = (Date.parse(made) - Date.parse(began)) / 1000;
  return [
    family('night_timestamp_seconds', 'When the last night ended.', [{ value: instant(made) }]),
    family('night_duration_seconds', 'How long the last night took.', [{ value: seconds }]),
    family('light', 'The light of the last night: 1 where it is on.', lights(light)),
    family('outcome', 'What came of the last night.', [{ labels: { outcome: report.outcome }, value: 1 }]),
    family('release_timestamp_seconds', 'When the release that is given away was made.', [
      { value: instant(published?.released ?? null) },
    ]),
    family('release_datasets', 'Datasets of the release that is given away.', [
      { value: published?.datasets ?? null },
    ]),
    family('changed_figures', 'Figures of indicators that the last night has changed.', [
      { value: changes?.changed ?? 0 },
    ]),
    family(
      'source_last_look_timestamp_seconds',
      'The last look at a source.',
      each(({ looked }) => instant(looked)),
    ),
    family(
      'source_last_success_timestamp_seconds',
      'The last look at a source that succeeded.',
      each(({ succeeded }) => instant(succeeded)),
    ),
    family(
      'source_last_change_timestamp_seconds',
      'The last look at a source that brought something new.',
      each(({ changed }) => instant(changed)),
    ),
    family(
      'source_duration_seconds',
      'How long the last look at a source took.',
      each(({ seconds: own }) => own),
    ),
    family(
      'source_failed',
      '1 where the last look at a source brought nothing that can be published.',
      each(({ id }) => (held.some(({ source }) => source === id) ? 1 : 0)),
    ),
    family(
      'source_dropped',
      'Rows that were left out, or assigned to no district, by reason.',
      droppedOf(sources),
    ),
    family(
      'issues',
      'Problems of the last night.',
      countsOf([...stopped, ...held.flatMap(({ issues }) => issues), ...warnings.map(({ issue }) => issue)]),
    ),
  ].join('');
}

const lights = (light: Report['light']): readonly Sample[] =>
  (['green', 'yellow', 'red'] as const).map((colour) => ({
    labels: { colour },
    value: colour === light ? 1 : 0,
  }));

function droppedOf(sources: Report['sources']): readonly Sample[] {
  return sources.flatMap(({ id, dropped }) =>
    [...Map.groupBy(dropped, ({ code }) => code)].map(([reason, some]) => ({
      labels: { source: id, reason },
      value: some.reduce((sum, { count }) => sum + count, 0),
    })),
  );
}

function countsOf(issues: Report['stopped']): readonly Sample[] {
  const alike = Map.groupBy(issues, ({ severity, code }) => `${severity} ${code}`);
  return [...alike]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first === undefined
        ? []
        : [{ labels: { severity: first.severity, code: first.code }, value: others.length + 1 }],
    );
}

function instant(text: string | null): number | null {
  return text === null ? null : Date.parse(text) / 1000;
}

/** What is not known has no line. */
function family(name: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.flatMap(({ labels = {}, value }) =>
    value === null ? [] : [`quartett_${name}${written(labels)} ${value}\n`],
  );
  return `# HELP quartett_${name} ${help}\n# TYPE quartett_${name} gauge\n${lines.join('')}`;
}

function written(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
