import type { Report } from '../../schemas/types.ts';

/** A report of a quiet night; a test changes what it is about. */
export function aReport(part: Partial<Report> = {}): Report {
  return {
    began: '2026-11-21T03:00:00Z',
    made: '2026-11-21T03:00:08Z',
    state: 'live',
    sample: false,
    outcome: 'unchanged',
    light: 'green',
    reasons: [],
    summary: { de: '1 Quelle unverändert.', en: '1 source unchanged.' },
    published: {
      id: '20261120T030000Z-01234567',
      released: '2026-11-20T03:00:00Z',
      base: 'https://quartett.example.org',
      datasets: 2,
      files: 40,
      pages: 1,
    },
    stopped: [],
    held: [],
    changes: null,
    sources: [aSource()],
    warnings: [],
    harvest: null,
    ...part,
  };
}

export function aSource(part: Partial<Report['sources'][number]> = {}): Report['sources'][number] {
  return {
    id: 'office/people',
    title: { de: 'Menschen', en: 'People' },
    publisher: 'Amt',
    schedule: '0 4 2 * *',
    tonight: true,
    state: 'unchanged',
    stand: '2026-11-01',
    retrieved: '2026-11-02T03:00:00Z',
    looked: '2026-11-21T03:00:00Z',
    succeeded: '2026-11-21T03:00:00Z',
    changed: '2026-11-02T03:00:00Z',
    seconds: 1.5,
    rows: 0,
    observations: 0,
    dropped: [],
    ...part,
  };
}

export function anIssue(part: Partial<Report['stopped'][number]> = {}): Report['stopped'][number] {
  return {
    code: 'figure-changed',
    severity: 'error',
    file: 'office/people',
    record: 2,
    column: 'people',
    value: '300',
    sentence: { de: 'Mainz war 200 und ist jetzt 300.', en: 'Mainz was 200 and is 300 now.' },
    cure: { de: 'Beim Amt nachfragen.', en: 'Ask the office.' },
    ...part,
  };
}
