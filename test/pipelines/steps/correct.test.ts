import { describe, expect, it } from 'vitest';
import { oneCell, type PeopleFile, peopleFile } from '../../helpers/people-file.ts';

const correction = {
  variable: 'people',
  area: '07315000',
  period: '2018',
  published: '5',
  because: 'Das Amt hat die Zahl am Telefon berichtigt.',
  told: 'Amt, im Mai 2026',
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
      'office/people, Zeile 2: Die Korrektur findet ihre Zelle nicht mehr: people 07315000 2018: 5 → 6. Der Herausgeber hat die Zahl geändert; die Korrektur prüfen und entfernen.',
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
});
