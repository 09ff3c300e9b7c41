import { describe, expect, it } from 'vitest';
import { peopleFile } from '../../helpers/people-file.ts';

const cities = ['07315', '07314', '07211', '07111'];

describe('records that add up', () => {
  const map = {
    area: { column: 'key', scheme: 'polling-district', outside: 'ignore' },
    period: { const: '2025-02-23', as: 'election-day' },
    records: 'add',
  };
  /** One polling district in district 41 of each city, as whose key the first 13 digits of 18 count. */
  const others = ['206314000004100001;1', '203211000004100001;1', '199111000004100001;1'];
  const file = (...mainz: string[]) => `key;people\n${[...mainz, ...others].join('\n')}\n`;
  const read = { signs: 'classic' };
  const values = async (...mainz: string[]) => {
    const { observations, messages } = await peopleFile(file(...mainz), { map, read });
    expect(messages).toEqual([]);
    return observations
      .filter(({ area }) => area.startsWith('07315000'))
      .map(({ area, obs_value, obs_status, reason, record }) => [area, obs_value, obs_status, reason, record])
      .sort();
  };

  it('count once for their district and once for their city', async () => {
    expect(await values('205315000004100001;10', '205315000004100002;20', '205315000000000001;5')).toEqual([
      ['07315000', 35, 'A', null, 2],
      ['07315000.OB.000', 5, 'A', null, 4],
      ['07315000.OB.41', 30, 'A', null, 2],
    ]);
  });

  it('make their sum missing when one of them is not known', async () => {
    expect(await values('205315000004100001;10', '205315000004100002;.', '205315000000000001;5')).toEqual([
      ['07315000', null, 'O', 'unknown_or_secret', 2],
      ['07315000.OB.000', 5, 'A', null, 4],
      ['07315000.OB.41', null, 'O', 'unknown_or_secret', 2],
    ]);
  });

  it('count nothing where a figure cannot exist, unless it can exist nowhere', async () => {
    expect(await values('205315000004100001;10', '205315000004100002;*', '205315000000000001;*')).toEqual([
      ['07315000', 10, 'A', null, 2],
      ['07315000.OB.000', null, 'M', 'not_possible', 4],
      ['07315000.OB.41', 10, 'A', null, 2],
    ]);
  });

  it('hand down the worst status of those that are there, and secrecy', async () => {
    const { observations } = await peopleFile(
      file('205315000004100001;10p', '205315000004100002;(20)', '205315000000000001;g'),
      { map, read },
    );
    const own = observations.filter(({ area }) => area.startsWith('07315000'));
    expect(
      own
        .map(({ area, obs_value, obs_status, conf_status, unreliable }) => [
          area,
          obs_value,
          obs_status,
          conf_status,
          unreliable,
        ])
        .sort(),
    ).toEqual([
      ['07315000', null, 'Q', 'C', true],
      ['07315000.OB.000', null, 'Q', 'C', false],
      ['07315000.OB.41', 30, 'P', 'F', true],
    ]);
  });

  it('of a district that the city does not have hold the file back', async () => {
    const { messages } = await peopleFile(file('205315000004100001;10', '205315000009900001;20'), {
      map,
      read,
    });
    expect(messages).toEqual([
      'office/people, Zeile 3: Der Schlüssel „205315000009900001“ in der Spalte „key“ gehört zu keinem bekannten Gebiet. Das Gebiet in codes/areas.yaml ergänzen, oder mit area.outside: ignore fremde Gebiete zulassen.',
    ]);
  });
});

describe('rows of several measures', () => {
  const rows = (lines: readonly string[]) =>
    `key;year;measure;value\n${cities.flatMap((key) => lines.map((line) => `${key};2018;${line}`)).join('\n')}\n`;
  const values = [
    { column: 'value', variable: 'people', rows: { measure: 'Personen' } },
    { column: 'value', variable: 'area', rows: { measure: ['Fläche', 'Fläche in qkm'] } },
  ];
  const definitions = { variables: { area: { unit: 'KM2' } } };

  it('go to the line that picks them', async () => {
    const { observations, messages } = await peopleFile(rows(['Personen;10', 'Fläche in qkm;97']), {
      map: { values },
      definitions,
    });
    expect(messages).toEqual([]);
    expect(observations.slice(0, 2).map(({ variable, obs_value }) => [variable, obs_value])).toEqual([
      ['people', 10],
      ['area', 97],
    ]);
  });

  it('that no line picks are an error, not a loss', async () => {
    const { messages } = await peopleFile(rows(['Personen;10', 'Fläche;97', 'Haushalte;3']), {
      map: { values },
      definitions,
    });
    expect(messages).toEqual([
      'office/people, Zeile 4: Zeilen mit Haushalte sind keiner Zeile unter map.values zugeordnet. Unter map.values eine Zeile mit passendem rows ergänzen, oder die Zeilen unter skip mit Grund nennen.',
    ]);
  });

  it('are left out with a reason, and counted', async () => {
    const skip = [{ rows: { measure: 'Haus*' }, because: 'Haushalte sind nicht vergleichbar.' }];
    const { messages, issues, observations } = await peopleFile(
      rows(['Personen;10', 'Fläche;97', 'Haushalte;3']),
      {
        map: { values, skip },
        definitions,
      },
    );
    expect(messages).toEqual([]);
    expect(observations).toHaveLength(8);
    expect(issues.map(({ sentence }) => sentence.de)).toEqual([
      '4 Zeilen wurden mit Grund ausgelassen: Haushalte sind nicht vergleichbar.',
    ]);
  });

  it('take % and _ in a label for what they are', async () => {
    const skip = [{ rows: { measure: '*%' }, because: 'Anteile rechnen wir selbst.' }];
    const { messages, issues } = await peopleFile(rows(['Personen;10', 'Fläche;97', 'Anteil in %;3']), {
      map: { values, skip },
      definitions,
    });
    expect(messages).toEqual([]);
    expect(issues.map(({ value }) => value)).toEqual(['4']);
  });
});

describe('a row dimension', () => {
  const map = { sex: { column: 'label' } };
  const variable = { dimensions: ['sex'] };
  const definitions = {
    spellings: { office: { sex: { _T: ['Insgesamt'], M: ['männlich'], F: ['weiblich'] } } },
  };
  const rows = (lines: readonly string[]) =>
    `key;year;label;people\n${cities.flatMap((key) => lines.map((line) => `${key};2018;${line}`)).join('\n')}\n`;

  it('gives each row its code', async () => {
    const { observations, messages } = await peopleFile(
      rows(['Insgesamt;30', 'männlich;10', 'weiblich;20']),
      {
        map,
        variable,
        definitions,
      },
    );
    expect(messages).toEqual([]);
    expect(observations.slice(0, 3).map(({ sex, obs_value }) => [sex, obs_value])).toEqual([
      ['_T', 30],
      ['M', 10],
      ['F', 20],
    ]);
  });

  it('with a label that nobody has spelt is an error with its first record', async () => {
    const { issues } = await peopleFile(rows(['männlich;10', 'Männlich;20']), { map, variable, definitions });
    const [first] = issues.filter(({ code }) => code === 'unknown-label');
    expect([first?.record, first?.sentence.de, first?.cure.de]).toEqual([
      3,
      '„Männlich“ in der Spalte „label“ ist keinem Code von sex zugeordnet. Gemeint ist vielleicht „männlich“ (M).',
      'Die Bezeichnung in spellings.yaml aufnehmen, oder die Zeilen unter skip mit Grund ausschließen.',
    ]);
  });

  it('needs no spelling for rows that are left out', async () => {
    const skip = [{ rows: { label: 'divers' }, because: 'Zu kleine Zahlen für Vergleiche.' }];
    const { messages } = await peopleFile(rows(['männlich;10', 'divers;20']), {
      map: { ...map, skip },
      variable,
      definitions,
    });
    expect(messages).toEqual([]);
  });

  it('needs no spelling for rows of other places', async () => {
    const text = `${rows(['männlich;10'])}07339;2018;divers;3\n`;
    const { messages } = await peopleFile(text, { map, variable, definitions });
    expect(messages).toEqual([]);
  });

  it('that the variable does not have is left out for it', async () => {
    const text = rows(['männlich;10']);
    const { observations, messages } = await peopleFile(text, { map, definitions });
    expect(messages).toEqual([]);
    expect(observations.map(({ sex }) => sex)).toEqual(['_Z', '_Z', '_Z', '_Z']);
  });
});

describe('a column whose meaning ends', () => {
  it('is read until then; what comes after is counted and told', async () => {
    const text = `key;year;people\n${['2017', '2018', '2019'].flatMap((year) => cities.map((key) => `${key};${year};5`)).join('\n')}\n`;
    const map = { values: [{ column: 'people', variable: 'people', until: '2018' }] };
    const { observations, messages } = await peopleFile(text, { map });
    expect([...new Set(observations.map(({ time_period }) => time_period))].sort()).toEqual(['2017', '2018']);
    expect(messages).toEqual([
      'office/people: 4 Zahlen der Spalte „people“ liegen nach ihrem until und bleiben draußen. Für die Zeit danach eine neue Zeile unter map.values anlegen.',
    ]);
  });
});
