import { describe, expect, it } from 'vitest';
import { oneCell, type PeopleFile, peopleFile } from '../../helpers/people-file.ts';

const correction = {
  variable: 'people',
  area: '07315000',
  period: '2018',
  published: '5',
  because: 'Das Amt hat die Zahl am Telefon berichtigt.',
  told: { whom: 'Auskunft des Amtes', on: '2026-05-04' },
};
const file = (change: object): PeopleFile => ({
  definitions: { corrections: { 'office/people': [{ ...correction, ...change }] } },
});

describe('a correction', () => {
  it('replaces the figure that the publisher got wrong, and says so', async () => {
    const { observations, messages } = await peopleFile(oneCell('5'), file({ corrected: 50.5 }));
    expect(messages).toEqual([]);
    expect(observations[0]).toMatchObject({
      obs_value: 50.5,
      obs_status: 'E',
      revised: true,
      reason: 'corrected',
    });
    expect(observations.slice(1).map(({ obs_value }) => obs_value)).toEqual([7, 7, 7]);
  });

  it('withdraws a figure that nobody can put right', async () => {
    const { observations, messages } = await peopleFile(oneCell('5'), file({ drop: true }));
    expect(messages).toEqual([]);
    expect(observations[0]).toMatchObject({ obs_value: null, obs_status: 'O', reason: 'withdrawn' });
  });

  it('holds the file back once the publisher has changed the figure', async () => {
    const { observations, messages } = await peopleFile(oneCell('6'), file({ corrected: 50 }));
    expect(messages).toEqual([
      'office/people, Zeile 2: Die Korrektur von people Mainz 2018 erwartet „5“, in der Datei steht „6“. Hat der Herausgeber die Zahl berichtigt, die Korrektur aus pipelines/sources/office/people.corrections.yaml entfernen; sonst dort published so schreiben, wie es in der Datei steht.',
    ]);
    expect(observations[0]).toMatchObject({ obs_value: 6, obs_status: 'A' });
  });

  it('of another year is left to the file of that year', async () => {
    const { observations, messages } = await peopleFile(
      oneCell('5'),
      file({ corrected: 50, period: '2017' }),
    );
    expect(messages).toEqual([]);
    expect(observations[0]).toMatchObject({ obs_value: 5 });
  });

  it('of one cell leaves the others of its area alone', async () => {
    const rows = ['07315', '07314', '07211', '07111'].map((key) => `${key};2018;5;5`).join('\n');
    const { observations, messages } = await peopleFile(`key;year;männlich;weiblich\n${rows}\n`, {
      map: { values: [{ column: '{sex}', variable: 'people' }] },
      variable: { dimensions: ['sex'] },
      definitions: {
        ...file({ corrected: 4, where: { sex: 'F' } }).definitions,
        spellings: { office: { sex: { M: ['männlich'], F: ['weiblich'] } } },
      },
    });
    expect(messages).toEqual([]);
    expect(observations.slice(0, 2).map(({ sex, obs_value }) => [sex, obs_value])).toEqual([
      ['M', 5],
      ['F', 4],
    ]);
  });

  it('in thousands is given in the unit of the variable', async () => {
    const map = { values: [{ column: 'people', variable: 'people', unit: 'Tsd. Personen' }] };
    const { observations } = await peopleFile(oneCell('5'), { map, ...file({ corrected: 5100 }) });
    expect(observations[0]).toMatchObject({ obs_value: 5100 });
  });

  it('of a slip that is no figure makes the file readable', async () => {
    const { observations, messages } = await peopleFile(
      oneCell('5O'),
      file({ published: '5O', corrected: 50 }),
    );
    expect(messages).toEqual([]);
    expect(observations[0]).toMatchObject({ obs_value: 50, obs_status: 'E', reason: 'corrected' });
  });

  it('is written as the file shows it, typographic minus and hard blanks or not', async () => {
    const text = oneCell('\u2212\u00a05 ');
    const change = { published: '\u2212\u00a05', corrected: 5 };
    const { observations } = await peopleFile(text, file(change));
    expect(observations[0]).toMatchObject({ obs_value: 5, reason: 'corrected' });
  });

  it('of an unreliable figure makes it a reliable one', async () => {
    const { observations } = await peopleFile(oneCell('(5)'), {
      read: { signs: 'classic' },
      ...file({ published: '(5)', corrected: 50 }),
    });
    expect(observations[0]).toMatchObject({ obs_value: 50, obs_status: 'E', unreliable: false });
  });
});

describe('a correction of a figure that several rows add up to', () => {
  const header = 'key;year;office;people\n';
  const others = ['07314', '07211', '07111'].map((key) => `${key};2018;1;7\n`).join('');
  const text = `${header}07315;2018;North;5\n07315;2018;South;5\n07315;2018;West;6\n${others}`;
  const added = (change: object): PeopleFile => ({
    map: { records: 'add', skip: [{ column: 'office', because: 'Name der Stelle.' }] },
    ...file(change),
  });

  it('names its row, and the sum has the right part and says so', async () => {
    const { observations, messages } = await peopleFile(
      text,
      added({ corrected: 50, rows: { office: 'South' } }),
    );
    expect(messages).toEqual([]);
    expect(observations[0]).toMatchObject({
      obs_value: 61,
      obs_status: 'E',
      revised: true,
      reason: 'corrected',
    });
  });

  it('withdraws the whole sum with the part', async () => {
    const { observations } = await peopleFile(text, added({ drop: true, rows: { office: 'South' } }));
    expect(observations[0]).toMatchObject({ obs_value: null, obs_status: 'O', reason: 'withdrawn' });
  });

  it.each([
    ['names no row', {}, 3],
    ['names several rows', { rows: { office: '*th' } }, 2],
    ['names a row that is not there', { rows: { office: 'East' } }, 0],
  ])('holds the file back when it %s', async (_, rows, count) => {
    const { observations, messages } = await peopleFile(text, added({ corrected: 50, ...rows }));
    expect(messages).toEqual([
      `office/people: Die Korrektur von people Mainz 2018 trifft ${count} Zellen der Datei; es muss genau eine sein. In pipelines/sources/office/people.corrections.yaml unter rows die Zeile mit Spalte und Text nennen, so wie sie in der Datei steht.`,
    ]);
    expect(observations[0]).toMatchObject({ obs_value: 16 });
  });

  it('holds the file back when the file has no such column', async () => {
    const { messages } = await peopleFile(text, added({ corrected: 50, rows: { place: 'South' } }));
    expect(messages).toEqual([
      'office/people: Die Spalte „place“ fehlt. Hat der Herausgeber sie umbenannt, den Namen in der Quelle anpassen; die Datei hat: key, year, office, people.',
    ]);
  });

  it('does not change a cell that another correction has changed', async () => {
    const two = [{ office: 'South' }, { office: 'S*h' }].map((rows) => ({
      ...correction,
      corrected: 50,
      rows,
    }));
    const { messages, observations } = await peopleFile(text, {
      ...added({}),
      definitions: { corrections: { 'office/people': two } },
    });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('trifft 0 Zellen');
    expect(observations[0]).toMatchObject({ obs_value: 61 });
  });

  it('is right in the district and in its city, because the row counts in both', async () => {
    const rows = [
      ['000211000004141', 'North', 5],
      ['000211000004141', 'South', 5],
      ['000315000004141', 'West', 7],
      ['000314000004141', 'West', 7],
      ['000111000004141', 'West', 7],
    ].map(([key, office, people]) => `${key}000;2018;${office};${people}\n`);
    const change = { area: '07211000.OB.41', corrected: 50, rows: { office: 'South' } };
    const { observations, messages } = await peopleFile(`${header}${rows.join('')}`, {
      ...added(change),
      map: {
        area: { column: 'key', scheme: 'polling-district', outside: 'ignore' },
        records: 'add',
        skip: [{ column: 'office', because: 'Name der Stelle.' }],
      },
    });
    expect(messages).toEqual([]);
    const trier = observations.filter(({ area }) => area.startsWith('07211000'));
    expect(trier.map(({ area, obs_value, reason }) => [area, obs_value, reason])).toEqual([
      ['07211000', 55, 'corrected'],
      ['07211000.OB.41', 55, 'corrected'],
    ]);
  });
});
