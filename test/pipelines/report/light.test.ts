import { describe, expect, it } from 'vitest';
import { judge } from '../../../pipelines/report/light.ts';
import { anIssue, aReport, aSource } from '../../helpers/report.ts';

const german = (report: Parameters<typeof judge>[0]) => {
  const { light, reasons } = judge(report);
  return [light, ...reasons.map(({ de }) => de)];
};

describe('the light of a night', () => {
  it.each(['published', 'unchanged'] as const)('is green where nothing is to be done (%s)', (outcome) => {
    expect(german(aReport({ outcome }))).toEqual(['green']);
  });

  it('is not yellow for a warning that was told before', () => {
    const told = { of: 'release', since: '2026-11-20T03:00:00Z', issue: anIssue({ severity: 'warning' }) };
    expect(german(aReport({ warnings: [told] }))).toEqual(['green']);
    const fresh = { ...told, since: '2026-11-21T03:00:08Z' };
    expect(german(aReport({ warnings: [told, fresh] }))).toEqual([
      'yellow',
      'Eine neue Warnung ist zu prüfen.',
    ]);
  });

  it.each([
    ['busy', 'yellow', 'Der Lauf fand nicht statt, denn ein anderer war an der Arbeit.'],
    ['stopped', 'yellow', 'Der Lauf wurde angehalten, bevor er zu Ende war.'],
    [
      'refused',
      'red',
      'Die Veröffentlichung wurde verweigert. Veröffentlicht bleibt der Stand vom 20.11.2026, 04:00 Uhr.',
    ],
    [
      'undefined',
      'red',
      'Eine Definition ist fehlerhaft; deshalb wurde nichts abgerufen. Veröffentlicht bleibt der Stand vom 20.11.2026, 04:00 Uhr.',
    ],
    [
      'broken',
      'red',
      'Das Programm ist abgebrochen. Veröffentlicht bleibt der Stand vom 20.11.2026, 04:00 Uhr.',
    ],
  ] as const)('of a night that was %s is %s and says why', (outcome, light, reason) => {
    expect(german(aReport({ outcome }))).toEqual([light, reason]);
  });

  it('is red when no source has been reached for more than three days', () => {
    const silent = (succeeded: string) =>
      aReport({ sources: [aSource({ state: 'unreachable', succeeded }), aSource({ id: 'b', state: null })] });
    expect(german(silent('2026-11-18T03:00:09Z'))).toEqual(['green']);
    expect(german(silent('2026-11-18T03:00:00Z'))).toEqual([
      'red',
      'Seit dem 18.11.2026, 04:00 Uhr ist kein Abruf irgendeiner Quelle mehr gelungen.',
    ]);
  });

  it('is red while nothing is published at all', () => {
    expect(german(aReport({ published: null }))).toEqual(['red', 'Veröffentlicht ist noch nichts.']);
  });
});
