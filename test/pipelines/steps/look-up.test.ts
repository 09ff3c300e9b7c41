import { describe, expect, it } from 'vitest';
import { oneCell, peopleFile } from '../../helpers/people-file.ts';

describe('the rows of a file', () => {
  it('are chosen by key: places with a similar name are passed over and counted', async () => {
    const { observations, issues } = await peopleFile(
      `${oneCell('5')}07339;2018;Mainz-Bingen\n07137;2018;Mayen-Koblenz\n07235;2018;Trier-Saarburg\n071;2018;Koblenz, Stat. Region\n`,
    );
    expect(observations.map(({ area }) => area).sort()).toEqual([
      '07111000',
      '07211000',
      '07314000',
      '07315000',
    ]);
    expect(issues.map(({ sentence }) => sentence.de)).toEqual([
      '3 Zeilen anderer Gebiete wurden übergangen.',
      '1 Zeilen wurden übergangen, deren Schlüssel keine 5 Ziffern hat (etwa Länder, Summen, Zwischenzeilen).',
    ]);
  });

  it('must all be ours where the source says so', async () => {
    const map = { area: { column: 'key', scheme: 'kreis5', outside: 'error' } };
    const { messages } = await peopleFile(`${oneCell('5')}07339;2018;9\n`, { map });
    expect(messages).toEqual([
      'office/people, Zeile 6: Der Schlüssel „07339“ in der Spalte „key“ gehört zu keinem bekannten Gebiet. Das Gebiet in codes/areas.yaml ergänzen, oder mit area.outside: ignore fremde Gebiete zulassen.',
    ]);
  });

  it('are held back when key and name are exchanged', async () => {
    const map = { area: { column: 'key', scheme: 'kreis5', name: 'name', outside: 'ignore' } };
    const text =
      'key;name;year;people\n07315;Ludwigshafen;2018;5\n07314;Mainz, Stadt;2018;5\n07211;Trier;2018;5\n07111;Koblenz;2018;5\n';
    const { messages } = await peopleFile(text, { map });
    expect(messages).toEqual([
      'office/people, Zeile 2: Der Schlüssel 07315 gehört zu Mainz, in der Spalte „name“ steht aber „Ludwigshafen“. Prüfen, ob der Herausgeber Schlüssel und Namen vertauscht hat; eine neue Schreibweise des Namens gehört in codes/areas.yaml.',
      'office/people, Zeile 3: Der Schlüssel 07314 gehört zu Ludwigshafen am Rhein, in der Spalte „name“ steht aber „Mainz, Stadt“. Prüfen, ob der Herausgeber Schlüssel und Namen vertauscht hat; eine neue Schreibweise des Namens gehört in codes/areas.yaml.',
    ]);
  });

  it('may give a name with whatever follows a comma, and in another spelling', async () => {
    const map = { area: { column: 'key', scheme: 'kreis5', name: 'name', outside: 'ignore' } };
    const text =
      'key;name;year;people\n07315;Mainz, kreisfreie Stadt;2018;5\n07314;Ludwigshafen;2018;5\n07314;Ludwigshafen am Rhein;2019;5\n07211;Trier;2018;5\n07111;Koblenz;2018;5\n07315;Mainz;2019;5\n07211;Trier;2019;5\n07111;Koblenz;2019;5\n';
    const { messages, observations } = await peopleFile(text, { map });
    expect(messages).toEqual([]);
    expect(observations).toHaveLength(8);
  });

  it('with a period that is none are an error with record and raw text', async () => {
    const text = oneCell('5').replace('07314;2018', '07314;31.12.2018');
    const { issues } = await peopleFile(text);
    const [first] = issues.filter(({ code }) => code === 'bad-period');
    expect([first?.record, first?.sentence.de, first?.cure.de]).toEqual([
      3,
      '„31.12.2018“ in der Spalte „year“ ist kein Zeitraum der Art year.',
      'period.as und die Spalte in der Quelle prüfen.',
    ]);
  });

  it('may have any period where the place is not ours', async () => {
    expect((await peopleFile(`${oneCell('5')}07339;unbekannt;9\n`)).messages).toEqual([]);
  });

  it('get their period from the definition where the file does not hold it', async () => {
    const { observations } = await peopleFile(oneCell('5').replaceAll(';2018', '').replace('year;', ''), {
      map: { period: { const: '2025-02-23', as: 'election-day' } },
    });
    expect(observations[0]).toMatchObject({ time_period: '2025', ref_date: '2025-02-23' });
  });
});
