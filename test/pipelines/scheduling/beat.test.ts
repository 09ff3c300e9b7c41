import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../../schemas/errors.ts';
import { issue } from '../../../schemas/issues.ts';
import { SimulatedSchedule } from '../../helpers/simulated-schedule.ts';

const monthly = { 'office/a': '10 4 2 * *', 'office/b': '20 4 2 * *', 'office/c': '50 4 2 * *' };
const lookedInOctober = {
  'office/a': '2026-10-02T02:10:00Z',
  'office/b': '2026-10-02T02:20:00Z',
  'office/c': '2026-10-02T02:50:00Z',
};
const daily = { 'office/a': '30 2 * * *' };

describe('a night', () => {
  it('joins what is due close together, so that there is one release after the last source', async () => {
    const { nights } = await new SimulatedSchedule({ schedules: monthly, looked: lookedInOctober }).run(
      '2026-11-02T02:50:00Z',
      '2026-11-02T04:30:00Z',
    );
    // office/c is half an hour away, more than the quarter of an hour that is waited.
    expect(nights).toEqual(['2026-11-02 04:20  office/a, office/b', '2026-11-02 04:50  office/c']);
  });

  it('waits for a chain of sources, but no source waits longer than two hours', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `office/s${String(index).padStart(2, '0')}`);
    const time = (index: number) => `${(index % 6) * 10} ${4 + Math.floor(index / 6)} * * *`;
    const { nights } = await new SimulatedSchedule({
      schedules: Object.fromEntries(ids.map((id, index) => [id, time(index)])),
      looked: Object.fromEntries(ids.map((id) => [id, '2026-11-01T10:00:00Z'])),
    }).run('2026-11-02T02:55:00Z', '2026-11-02T06:20:00Z');
    expect(nights).toEqual([
      `2026-11-02 06:00  ${ids.slice(0, 13).join(', ')}`,
      `2026-11-02 07:10  ${ids.slice(13).join(', ')}`,
    ]);
  });

  it('does not wait for itself where a source is due every ten minutes', async () => {
    const { nights } = await new SimulatedSchedule({
      schedules: { 'office/a': '*/10 * * * *' },
      looked: { 'office/a': '2026-11-02T03:00:00Z' },
    }).run('2026-11-02T03:01:00Z', '2026-11-02T03:25:00Z');
    expect(nights).toEqual(['2026-11-02 04:10  office/a', '2026-11-02 04:20  office/a']);
  });

  it('lets what becomes due meanwhile wait for the next one', async () => {
    const { nights } = await new SimulatedSchedule({
      schedules: { 'office/a': '0 4 * * *', 'office/b': '30 4 * * *' },
      looked: { 'office/a': '2026-11-01T10:00:00Z', 'office/b': '2026-11-01T10:00:00Z' },
      night: () => ({ minutes: 45 }),
    }).run('2026-11-02T02:00:00Z', '2026-11-02T08:00:00Z');
    expect(nights).toEqual(['2026-11-02 04:00  office/a', '2026-11-02 04:46  office/b']);
  });
});

describe('what was missed', () => {
  it('is made up for at once when nobody has ever looked, and then goes by its schedule', async () => {
    const schedule = new SimulatedSchedule({ schedules: monthly });
    await schedule.run('2026-11-20T12:00:00Z', '2026-11-20T13:00:00Z');
    await schedule.run('2026-12-02T02:30:00Z', '2026-12-02T04:30:00Z');
    expect(schedule.nights).toEqual([
      '2026-11-20 13:00  office/a, office/b, office/c',
      '2026-12-02 04:20  office/a, office/b',
      '2026-12-02 04:50  office/c',
    ]);
  });

  it('is made up for once, however many nights the machine was off', async () => {
    const { nights } = await new SimulatedSchedule({
      schedules: daily,
      looked: { 'office/a': '2026-09-01T00:30:00Z' },
    }).run('2026-11-20T09:00:00Z', '2026-11-21T03:00:00Z');
    expect(nights).toEqual(['2026-11-20 10:00  office/a', '2026-11-21 02:30  office/a']);
  });

  it('is made up for when the machine wakes from a sleep', async () => {
    const schedule = new SimulatedSchedule({
      schedules: daily,
      looked: { 'office/a': '2026-11-20T01:30:00Z' },
    });
    await schedule.run('2026-11-20T20:00:00Z', '2026-11-20T22:00:00Z');
    await schedule.run('2026-11-23T07:12:00Z', '2026-11-23T09:00:00Z');
    expect(schedule.nights).toEqual(['2026-11-23 08:12  office/a']);
  });

  it('is not repeated by a restart', async () => {
    const schedule = new SimulatedSchedule({
      schedules: daily,
      looked: { 'office/a': '2026-11-19T01:30:00Z' },
    });
    await schedule.run('2026-11-20T01:00:00Z', '2026-11-20T02:00:00Z');
    await schedule.restart().run('2026-11-20T02:01:00Z', '2026-11-20T03:00:00Z');
    expect(schedule.nights).toEqual(['2026-11-20 02:30  office/a']);
  });

  it('is tried again the next night when a source could not be fetched, though it is due once a month', async () => {
    let count = 0;
    const schedule = new SimulatedSchedule({
      schedules: { 'office/a': '10 4 2 * *' },
      looked: { 'office/a': '2026-10-02T02:10:00Z' },
      night: () => {
        count += 1;
        return count < 3 ? { state: count === 1 ? 'unreachable' : 'rejected' } : {};
      },
    });
    for (const day of ['02', '03', '04', '05', '06'])
      await schedule.run(`2026-11-${day}T02:00:00Z`, `2026-11-${day}T04:00:00Z`);
    expect(schedule.nights).toEqual([
      '2026-11-02 04:10  office/a',
      '2026-11-03 04:10  office/a',
      '2026-11-04 04:10  office/a',
    ]);
  });
});

describe('the nights when the clock is changed', () => {
  it('have one run, not two, when 2:30 exists twice', async () => {
    const { nights } = await new SimulatedSchedule({
      schedules: daily,
      looked: { 'office/a': '2026-10-24T00:30:00Z' },
    }).run('2026-10-24T22:00:00Z', '2026-10-26T03:00:00Z');
    expect(nights).toEqual(['2026-10-25 02:30  office/a', '2026-10-26 02:30  office/a']);
  });

  it('have one run, not none, when 2:30 does not exist', async () => {
    const { nights } = await new SimulatedSchedule({
      schedules: daily,
      looked: { 'office/a': '2027-03-27T01:30:00Z' },
    }).run('2027-03-27T22:00:00Z', '2027-03-29T03:00:00Z');
    expect(nights).toEqual(['2027-03-28 03:30  office/a', '2027-03-29 02:30  office/a']);
  });
});

describe('a clock that is wrong', () => {
  it('stops no source for ever when it was fast, and says so', async () => {
    const schedule = await new SimulatedSchedule({
      schedules: daily,
      looked: { 'office/a': '2036-01-01T00:00:00Z' },
    }).run('2026-11-20T09:00:00Z', '2026-11-21T12:00:00Z');
    expect(schedule.nights).toEqual(['2026-11-20 10:00  office/a', '2026-11-21 02:30  office/a']);
    expect(schedule.said.slice(0, 4)).toEqual([
      'Ein Lauf beginnt mit 1 Quellen: office/a.',
      'Warnung [look-in-future] office/a: Der letzte Blick auf die Quelle trägt die Zeit 2036-01-01 01:00, die noch nicht gekommen ist: Die Uhr ging vor oder geht jetzt nach. Die Quelle wird gleich noch einmal abgerufen.',
      '  → Die Uhr des Rechners prüfen („timedatectl“); er sollte seine Zeit aus dem Netz beziehen.',
      'Der Lauf ist zu Ende nach 1,0 Minuten: in Ordnung.',
    ]);
  });

  it('looks once more when it is set back in the middle of a pause, and once more when it is right again', async () => {
    const schedule = new SimulatedSchedule({
      schedules: daily,
      night: (_, now) => (now < new Date('2026-11-20T10:00:00Z') ? {} : { looked: [] }),
    });
    await schedule.run('2026-11-20T10:00:00Z', '2026-11-20T10:01:00Z'); // fails: a pause of five minutes
    await schedule.run('2020-01-01T00:00:00Z', '2020-01-01T00:10:00Z');
    expect(schedule.nights).toEqual(['2026-11-20 11:00  office/a', '2020-01-01 01:00  office/a']);
    await schedule.run('2026-11-20T09:00:00Z', '2026-11-20T09:10:00Z');
    expect(schedule.nights.slice(2)).toEqual(['2026-11-20 10:00  office/a']);
  });
});

describe('definitions', () => {
  it('that are edited count from the next minute on', async () => {
    const { nights } = await new SimulatedSchedule({
      schedules: (now) =>
        now < new Date('2026-11-20T10:00:00Z') ? daily : { ...daily, 'office/new': '0 4 2 * *' },
      looked: { 'office/a': '2026-11-20T01:30:00Z' },
    }).run('2026-11-20T09:00:00Z', '2026-11-20T12:00:00Z');
    expect(nights).toEqual(['2026-11-20 11:00  office/new']);
  });

  it('that are broken are reported once, and the last good plan goes on', async () => {
    const schedule = await new SimulatedSchedule({
      schedules: (now) => {
        if (now >= new Date('2026-11-20T00:00:00Z') && now < new Date('2026-11-20T08:00:00Z'))
          throw new DefinitionError([issue('definition-missing', { file: 'catalog/publisher.yaml' })]);
        return daily;
      },
      looked: { 'office/a': '2026-11-19T01:30:00Z' },
      // As the command line does: nothing is looked at while a definition is wrong.
      night: (_, now) =>
        now < new Date('2026-11-20T08:00:00Z') ? { ended: { how: 'exited', code: 2 }, looked: [] } : {},
    }).run('2026-11-19T22:00:00Z', '2026-11-20T12:00:00Z');
    expect(schedule.nights).toEqual([
      '2026-11-20 02:30  office/a',
      '2026-11-20 02:36  office/a', // after 5 minutes, then 15, 60, 180
      '2026-11-20 02:52  office/a',
      '2026-11-20 03:53  office/a',
      '2026-11-20 06:54  office/a',
      '2026-11-20 09:00  office/a', // cured: no pause is kept
    ]);
    const broken = schedule.said.indexOf('Die Definitionen sind nicht lesbar.');
    expect(schedule.said.slice(broken, broken + 9)).toEqual([
      'Die Definitionen sind nicht lesbar.',
      expect.stringMatching(/^Fehler \[definition-missing\] catalog\/publisher\.yaml: /),
      expect.stringMatching(/^ {2}→ /),
      'Warnung [schedule-definitions] quartett schedule: Die Definitionen lassen sich gerade nicht lesen (siehe oben); der Zeitplan geht mit dem letzten guten Stand weiter.',
      '  → Die Meldungen darüber beheben; „quartett check“ zeigt sie alle. Der Zeitplan bemerkt es innerhalb einer Minute.',
      'Ein Lauf beginnt mit 1 Quellen: office/a.',
      'Der Lauf ist zu Ende nach 1,0 Minuten: eine Definition ist falsch, nichts geschah.',
      'Warnung [sources-not-looked-at] quartett schedule: Nicht angesehen wurden: office/a. Der nächste Versuch ist um 02:36.',
      '  → Keine Handlung nötig, wenn es beim nächsten Versuch gelingt; sonst die Meldungen darüber beheben.',
    ]);
  });

  it('that were never good start nothing, and are reported once', async () => {
    const schedule = await new SimulatedSchedule({
      schedules: () => {
        throw new DefinitionError([issue('definition-missing', { file: 'catalog/publisher.yaml' })]);
      },
    }).run('2026-11-19T22:00:00Z', '2026-11-20T12:00:00Z');
    expect(schedule.nights).toEqual([]);
    expect(schedule.said).toHaveLength(5);
    expect(schedule.said[3]).toBe(
      'Fehler [schedule-no-definitions] quartett schedule: Die Definitionen lassen sich nicht lesen (siehe oben); bis dahin wird keine Quelle abgerufen. Veröffentlicht bleibt, was es ist.',
    );
  });

  it('that vanish while somebody saves them are tried again', async () => {
    const schedule = await new SimulatedSchedule({
      schedules: (now) => {
        if (now < new Date('2026-11-20T10:02:00Z'))
          throw Object.assign(new Error("ENOENT: no such file 'a.yaml'"), { code: 'ENOENT' });
        return daily;
      },
    }).run('2026-11-20T10:00:00Z', '2026-11-20T10:10:00Z');
    expect(schedule.nights).toEqual(['2026-11-20 11:02  office/a']);
    expect(schedule.said[1]).toBe(
      "Fehler [schedule-stumbled] quartett schedule: Beim Planen ging etwas schief: ENOENT: no such file 'a.yaml'. Der Zeitplan läuft weiter und versucht es jede Minute wieder.",
    );
  });
});

describe('a night that fails', () => {
  it.each([
    [
      { how: 'hung' },
      'er hing und wurde beendet',
      'Fehler [night-hung] quartett nightly: Der Lauf war nach 1 Minuten nicht fertig und wurde beendet; veröffentlicht bleibt, was es war.',
    ],
    [
      { how: 'killed', signal: 'SIGKILL' },
      'SIGKILL von außen',
      'Fehler [night-killed] quartett nightly: Der Lauf wurde von außen beendet (SIGKILL); veröffentlicht bleibt, was es war.',
    ],
    [
      { how: 'exited', code: 1 },
      'Programmfehler',
      'Fehler [night-bug] quartett nightly: Der Lauf brach mit einem Programmfehler ab; veröffentlicht bleibt, was es war.',
    ],
    [
      { how: 'not-started', reason: 'spawn EAGAIN' },
      'er ließ sich nicht starten',
      'Fehler [night-not-started] quartett nightly: Der Lauf ließ sich nicht starten: spawn EAGAIN.',
    ],
  ] as const)(
    'because of %j is reported and tried again, ever less often',
    async (ended, outcome, problem) => {
      const schedule = await new SimulatedSchedule({
        schedules: daily,
        night: () => ({ ended, looked: [] }),
      }).run('2026-11-20T09:00:00Z', '2026-11-21T12:00:00Z');
      expect(schedule.nights.map((line) => line.slice(0, 16))).toEqual([
        ...[
          '2026-11-20 10:00',
          '2026-11-20 10:06',
          '2026-11-20 10:22',
          '2026-11-20 11:23',
          '2026-11-20 14:24',
        ],
        ...['2026-11-20 20:25', '2026-11-21 02:26', '2026-11-21 08:27'],
      ]);
      expect(schedule.said[1]).toBe(`Der Lauf ist zu Ende nach 1,0 Minuten: ${outcome}.`);
      expect(schedule.said[2]).toBe(problem);
      // A night with a bug has written its report itself; the others could not.
      const code = /\[([a-z-]+)\]/.exec(problem)?.[1];
      expect(schedule.reported).toEqual(code === 'night-bug' ? [] : Array(8).fill(code));
    },
  );

  it('does not repeat the sources that it has looked at', async () => {
    let count = 0;
    const { nights } = await new SimulatedSchedule({
      schedules: { 'office/a': '0 4 * * *', 'office/b': '0 4 * * *' },
      night: () => {
        count += 1;
        return count === 1 ? { ended: { how: 'killed', signal: 'SIGKILL' }, looked: ['office/a'] } : {};
      },
    }).run('2026-11-20T09:00:00Z', '2026-11-20T12:00:00Z');
    expect(nights).toEqual(['2026-11-20 10:00  office/a, office/b', '2026-11-20 10:06  office/b']);
  });

  it('because another run is at work is tried again every five minutes', async () => {
    const { nights, said } = await new SimulatedSchedule({
      schedules: daily,
      night: (_, now) =>
        now < new Date('2026-11-20T09:15:00Z') ? { ended: { how: 'exited', code: 5 }, looked: [] } : {},
    }).run('2026-11-20T09:00:00Z', '2026-11-20T12:00:00Z');
    expect(nights.map((line) => line.slice(11, 16))).toEqual(['10:00', '10:06', '10:12', '10:18']);
    expect(said[1]).toBe(
      'Der Lauf ist zu Ende nach 1,0 Minuten: ein anderer Lauf war an der Arbeit, nichts geschah.',
    );
  });

  it('because the release was refused is not repeated: its sources were looked at', async () => {
    const { nights } = await new SimulatedSchedule({
      schedules: daily,
      night: () => ({ ended: { how: 'exited', code: 4 } }),
    }).run('2026-11-20T09:00:00Z', '2026-11-20T20:00:00Z');
    expect(nights).toEqual(['2026-11-20 10:00  office/a']);
  });
});

describe('what the schedule says', () => {
  it('is what comes next, once, and again after each night', async () => {
    const { said } = await new SimulatedSchedule({
      schedules: monthly,
      looked: lookedInOctober,
    }).run('2026-11-02T01:00:00Z', '2026-11-02T05:00:00Z');
    expect(said).toEqual([
      '3 Quellen im Plan. Nächster Lauf 2026-11-02 04:20 mit 2: office/a, office/b.',
      'Ein Lauf beginnt mit 2 Quellen: office/a, office/b.',
      'Der Lauf ist zu Ende nach 1,0 Minuten: in Ordnung.',
      '3 Quellen im Plan. Nächster Lauf 2026-11-02 04:50 mit 1: office/c.',
      'Ein Lauf beginnt mit 1 Quellen: office/c.',
      'Der Lauf ist zu Ende nach 1,0 Minuten: in Ordnung.',
      '3 Quellen im Plan. Nächster Lauf 2026-12-02 04:20 mit 2: office/a, office/b.',
    ]);
  });
});
