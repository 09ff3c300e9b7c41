import { SaxesParser } from '@rubensworks/saxes';
import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../pipelines/report/page/page.ts';
import type { Report } from '../../../schemas/types.ts';
import { anIssue, aReport, aSource } from '../../helpers/report.ts';

const evil = '<script>alert("x")</script>';
const full = aReport({
  outcome: 'published',
  light: 'yellow',
  reasons: [{ de: 'Eine Quelle brachte nichts.', en: 'One source brought nothing.' }],
  stopped: [anIssue({ value: evil, sentence: { de: `„${evil}“ ist falsch.`, en: `"${evil}" is wrong.` } })],
  held: [
    {
      source: 'office/people',
      title: { de: 'Menschen', en: 'People' },
      state: 'rejected',
      since: '2026-11-19T03:00:00Z',
      stays: { stand: '2026-10-01', retrieved: '2026-10-02T03:00:00Z' },
      overrulable: true,
      issues: [anIssue()],
      more: 12,
      commands: ['npx quartett preview office/people', 'npx quartett accept office/people --because "…"'],
    },
  ],
  changes: {
    before: '20261119T030000Z-01234567',
    changed: 20,
    added: 1234,
    tables: [
      {
        table: 'indicator',
        id: 'people-total',
        title: { de: 'Menschen', en: 'People' },
        unit: { de: 'Personen', en: 'Persons' },
        revised: 20,
        withdrawn: 0,
        supplied: 0,
        status: 0,
        added: 1234,
        periods: '2025',
      },
    ],
    largest: [
      {
        id: 'people-total',
        title: { de: 'Menschen', en: 'People' },
        place: { de: 'Mainz 2018', en: 'Mainz 2018' },
        change: 'revised',
        old: '217123',
        now: '210000.5',
        difference: '-7122.5',
        percent: '-3.3',
        becomes: { de: '–', en: '–' },
        because: { de: 'neuer Stand der Quelle', en: 'new data of the source' },
        explain: 'npx quartett explain people-total 07315000 2018',
      },
    ],
    incomparable: [],
  },
  sources: [
    aSource({
      state: 'rejected',
      dropped: [{ code: 'rows-ignored', count: 7, sentence: { de: '7 Zeilen.', en: '7 rows.' } }],
    }),
  ],
  warnings: [
    { of: 'release', since: '2026-11-21T03:00:08Z', issue: anIssue({ severity: 'warning' }) },
    { of: 'release', since: '2026-11-01T03:00:08Z', issue: anIssue({ severity: 'warning', record: 9 }) },
  ],
});

/** What one of the languages shows, without markup. */
function shown(report: Report, language: 'de' | 'en'): string {
  const page = reportPage(report);
  const [, article = ''] = new RegExp(`<article lang="${language}">(.*?)</article>`, 's').exec(page) ?? [];
  return article
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
}

describe('the page of a report', () => {
  it.each(['green', 'yellow', 'red'] as const)('is well-formed and stands by itself (%s)', (light) => {
    const page = reportPage({ ...full, light });
    const parser = new SaxesParser();
    const problems: string[] = [];
    parser.on('error', ({ message }) => problems.push(message));
    parser.write(page.replace('<!DOCTYPE html>', '')).close();
    expect(problems).toEqual([]);
    expect(page).not.toMatch(/<script|<img|<iframe|\bsrc=|@import|url\(|<link/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
  });

  it('tells in German first what is to be done, then what has changed', () => {
    const text = shown(full, 'de');
    const order = [
      'Gelb: bitte ansehen',
      'Was ist zu tun?',
      'Was ist neu',
      '1 × figure-changed',
      'Alle Quellen',
      'Ausgelassen',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(text).toContain(
      'Zurückgehalten seit dem 19.11.2026. Veröffentlicht bleibt der Stand vom 01.10.2026.',
    );
    expect(text).toContain('217.123 210.000,5 −7.122,5 −3,3 % neuer Stand der Quelle');
    expect(text).toContain('… und 12 weitere Meldungen');
    expect(text).toContain('Weitere 19 geänderte Zahlen zeigt npx quartett diff --all');
    expect(text).toContain('1 schon bekannte');
  });

  it('tells the same in English', () => {
    const text = shown(full, 'en');
    expect(text).toContain('Yellow: please look');
    expect(text).toContain('Held back since 19 November 2026. The data as of 1 October 2026 stay published.');
    expect(text).toContain('217,123 210,000.5 −7,122.5 −3.3 %');
    expect(text).not.toMatch(/[äöüß„]/);
  });

  it('never takes the day on which a file was fetched for the date of its data', () => {
    const source = aSource({ state: 'accepted', stand: null, retrieved: '2026-11-21T03:00:00Z' });
    const held = full.held.map((one) => ({
      ...one,
      stays: { stand: null, retrieved: '2026-11-20T03:00:00Z' },
    }));
    const text = shown({ ...full, held, sources: [source] }, 'de');
    expect(text).toContain('Neue Stände: Menschen ');
    expect(text).not.toContain('(Stand');
    expect(text).toContain('nicht genannt, abgerufen 21.11.2026');
    expect(text).toContain('Veröffentlicht bleibt, was am 20.11.2026 abgerufen wurde.');
    expect(shown({ ...full, held, sources: [source] }, 'en')).toContain(
      'What was fetched on 20 November 2026 stays published.',
    );
  });

  it('never leaves the head of a table alone at the foot of a sheet of paper', () => {
    const [, onPaper = ''] = reportPage(full).split('@media print { @page');
    expect(onPaper).toContain(
      'caption, thead { break-after: avoid; } tbody tr:first-child { break-before: avoid; }',
    );
  });

  it('shows what a publisher wrote as text, never as markup', () => {
    expect(shown(full, 'de')).toContain('„<script>alert("x")</script>“ ist falsch.');
  });

  it('counts days as they pass in Germany, where midnight comes before that of UTC', () => {
    const afterMidnight = aSource({ succeeded: '2026-11-20T23:30:00Z' });
    const page = reportPage(aReport({ sources: [afterMidnight] }));
    expect(page).toContain('heute<small>21.11.2026</small>');
  });

  it('of a quiet night says that there is nothing to do, and no more than needed', () => {
    const text = shown(aReport(), 'de');
    expect(text).toContain('Grün: nichts zu tun');
    for (const part of ['Was ist zu tun?', 'Warnungen', 'Ausgelassen', 'Was ist neu'])
      expect(text).not.toContain(part);
  });
});
