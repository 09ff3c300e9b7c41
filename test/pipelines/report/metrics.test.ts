import { describe, expect, it } from 'vitest';
import { metrics } from '../../../pipelines/report/metrics.ts';
import { readPrometheus } from '../../helpers/prometheus.ts';
import { anIssue, aReport, aSource } from '../../helpers/report.ts';

describe('the state for Prometheus', () => {
  const report = aReport({
    light: 'yellow',
    sources: [
      aSource({ dropped: [{ code: 'rows-ignored', count: 7, sentence: { de: 'Sieben.', en: 'Seven.' } }] }),
      aSource({
        id: 'office/"new"\\',
        succeeded: null,
        looked: null,
        changed: null,
        seconds: null,
        state: null,
      }),
    ],
    stopped: [anIssue(), anIssue({ record: 3 }), anIssue({ code: 'stale', severity: 'warning' })],
  });
  const samples = readPrometheus(metrics(report));
  const values = (name: string) =>
    samples.filter((one) => one.name === `quartett_${name}`).map(({ labels, value }) => [labels, value]);

  it('tells when each source was last reached; nothing where it never was', () => {
    expect(values('source_last_success_timestamp_seconds')).toEqual([
      [{ source: 'office/people' }, Date.parse('2026-11-21T03:00:00Z') / 1000],
    ]);
    expect(values('source_failed')).toEqual([
      [{ source: 'office/people' }, 0],
      [{ source: 'office/"new"\\' }, 0],
    ]);
  });

  it('tells light, release, duration, dropped rows and issues', () => {
    expect(values('light')).toEqual([
      [{ colour: 'green' }, 0],
      [{ colour: 'yellow' }, 1],
      [{ colour: 'red' }, 0],
    ]);
    expect(values('release_timestamp_seconds')).toEqual([[{}, Date.parse('2026-11-20T03:00:00Z') / 1000]]);
    expect(values('night_duration_seconds')).toEqual([[{}, 8]]);
    expect(values('source_dropped')).toEqual([[{ source: 'office/people', reason: 'rows-ignored' }, 7]]);
    expect(values('issues')).toEqual([
      [{ severity: 'error', code: 'figure-changed' }, 2],
      [{ severity: 'warning', code: 'stale' }, 1],
    ]);
  });

  it('is sound of a night in which nothing is published yet', () => {
    const nothing = readPrometheus(metrics(aReport({ published: null, sources: [] })));
    expect(nothing.some(({ name }) => name === 'quartett_release_timestamp_seconds')).toBe(false);
  });
});
