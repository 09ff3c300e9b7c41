import { describe, expect, it } from 'vitest';
import { oneCell, type PeopleFile, peopleFile } from '../../helpers/people-file.ts';

const cities = ['07315', '07314', '07211', '07111'];
const spellings = {
  office: {
    sex: { _T: ['Insgesamt'], M: ['männlich'], F: ['weiblich'] },
    sector: { _T: ['alle'], A: ['A'], 'B-F': ['B-F'], 'B-E': ['B-E'], F: ['F'], 'G-U': ['G-U'] },
    age: { _T: ['Insgesamt'], Y_LT18: ['unter 18'], Y15T24: ['15 bis 24'], Y_GE65: ['ab 65'] },
    channel: { _T: ['alle'], URN: ['Urne'], POST: ['Brief'] },
  },
};

describe('a file with the same key twice', () => {
  it('is held back, with both records', async () => {
    const { messages } = await peopleFile(`${oneCell('5')}07315;2018;6\n`);
    expect(messages).toEqual([
      'office/people, Zeile 2: people Mainz 2018 steht mehrmals in der Datei, in den Zeilen 2, 6. Die doppelte Zeile beim Herausgeber melden; zählen die Zeilen zusammen, records: add setzen.',
    ]);
  });
});

describe('a file without one of the cities', () => {
  const text = oneCell('5').replace('07211;2018;7\n', '');

  it('is held back, with the city', async () => {
    const { messages } = await peopleFile(text);
    expect(messages).toEqual([
      'office/people: Trier fehlt für people 2018. Prüfen, ob die Zeile in der Datei fehlt oder ihr Schlüssel geändert ist; beim Herausgeber nachfragen. Ist die Lücke endgültig, unter expect mit Grund nennen.',
    ]);
  });

  it('passes where the gap is known', async () => {
    const gap = { area: '07211000', because: 'Die Stadt nimmt nicht teil.' };
    expect((await peopleFile(text, { expect: { missing: [gap] } })).messages).toEqual([]);
    expect((await peopleFile(text, { expect: { missing: [{ ...gap, period: '2018' }] } })).messages).toEqual(
      [],
    );
    expect(
      (await peopleFile(text, { expect: { missing: [{ ...gap, period: '2017' }] } })).messages,
    ).toHaveLength(1);
  });

  it('is also held back when the city is only absent from one year', async () => {
    const { messages } = await peopleFile(`${oneCell('5')}07315;2019;6\n07314;2019;6\n07111;2019;6\n`);
    expect(messages).toEqual([expect.stringContaining('office/people: Trier fehlt für people 2019.')]);
  });
});

describe('a file that lost one row of one city', () => {
  it('is held back, with city and cell', async () => {
    const text = bySex('männlich;10', 'weiblich;20').replace('07111;2018;weiblich;20\n', '');
    const { messages } = await peopleFile(text, sexes());
    expect(messages).toEqual([expect.stringContaining('office/people: Koblenz (F) fehlt für people 2018.')]);
  });
});

describe('a file of other places', () => {
  it('is held back as empty', async () => {
    const { messages } = await peopleFile('key;year;people\n07339;2018;10\n');
    expect(messages).toEqual([
      'office/people: Die Datei enthält keine einzige Zahl für unsere Gebiete. Prüfen, ob es die richtige Datei ist und ob area.column und area.scheme stimmen.',
    ]);
  });
});

describe('a value', () => {
  it('below zero is impossible unless the source says otherwise', async () => {
    expect((await peopleFile(oneCell('-5'))).messages).toEqual([
      'office/people, Zeile 2: people Mainz 2018 ist -5; möglich ist ≥ 0. Den Wert in der Datei prüfen und den Herausgeber verständigen; ist er richtig, expect.range der Quelle anpassen.',
    ]);
    expect(
      (await peopleFile(oneCell('-5'), { expect: { range: { people: { min: -10 } } } })).messages,
    ).toEqual([]);
  });

  it('above 100 percent is impossible', async () => {
    const variable = { unit: 'PCT', kind: 'rate' } as const;
    expect((await peopleFile(oneCell('100'), { variable })).messages).toEqual([]);
    expect((await peopleFile(oneCell('100,1'), { variable })).messages).toEqual([
      expect.stringContaining('people Mainz 2018 ist 100.1; möglich ist 0–100.'),
    ]);
  });

  it('outside the range of its source is held back', async () => {
    const range = { people: { min: 6, max: 8 } };
    expect((await peopleFile(oneCell('5'), { expect: { range } })).messages).toEqual([
      expect.stringContaining('people Mainz 2018 ist 5; möglich ist 6–8.'),
    ]);
  });
});

describe('a fraction', () => {
  const text = oneCell('5,25');

  it('of a person means another unit or decimal mark', async () => {
    expect((await peopleFile(text, { variable: { decimals: 0 } })).messages).toEqual([
      'office/people, Zeile 2: people Mainz 2018 ist 5.25, hat also mehr als 0 Nachkommastellen. Prüfen, ob der Herausgeber Einheit oder Dezimalzeichen geändert hat; gibt er jetzt mehr Stellen an, decimals der Variable erhöhen.',
    ]);
  });

  it('is fine within the decimal places of the variable, zeros at its end do not count', async () => {
    expect((await peopleFile(text, { variable: { decimals: 1 } })).messages).toHaveLength(1);
    expect((await peopleFile(text, { variable: { decimals: 2 } })).messages).toEqual([]);
    expect((await peopleFile(oneCell('5,00'), { variable: { decimals: 0 } })).messages).toEqual([]);
  });
});

describe('records that are added', () => {
  const added = (dimensions: readonly string[] = []): PeopleFile => ({
    ...of('channel', { dimensions: [...dimensions] }),
    map: { channel: { column: 'label' }, records: 'add' },
  });

  it('give the sum of their parts where the variable is not told apart by them', async () => {
    const { messages, observations } = await peopleFile(labelled('Urne;4', 'Brief;6'), added());
    expect(messages).toEqual([]);
    expect(observations.map(({ obs_value }) => obs_value)).toEqual([10, 10, 10, 10]);
  });

  it('are held back where their total stands beside them', async () => {
    const { messages } = await peopleFile(labelled('alle;10', 'Urne;4', 'Brief;6'), added());
    expect(messages).toEqual([
      'office/people: Für people würden in der Spalte „label“ Summe und Teile zusammengezählt. Unter map.values die Zeilen wählen, die gelten sollen (rows), oder der Variable die Dimension channel geben.',
    ]);
  });

  it('may have their total beside them where the variable tells them apart', async () => {
    const { messages } = await peopleFile(labelled('alle;10', 'Urne;4', 'Brief;6'), added(['channel']));
    expect(messages).toEqual([]);
  });

  it('may have their total beside them where the lines choose the rows that count', async () => {
    const values = [{ column: 'people', variable: 'people', rows: { label: ['Urne', 'Brief'] } }];
    const skip = [{ rows: { label: 'alle' }, because: 'Die Summe wird selbst gebildet.' }];
    const file = added();
    const { messages, observations } = await peopleFile(labelled('alle;10', 'Urne;4', 'Brief;6'), {
      ...file,
      map: { ...file.map, values, skip },
    });
    expect(messages).toEqual([]);
    expect(observations.map(({ obs_value }) => obs_value)).toEqual([10, 10, 10, 10]);
  });
});

describe('records that are added for several variables', () => {
  const file = (label: readonly string[]): PeopleFile => {
    const own = of('channel', { dimensions: [] });
    return {
      ...own,
      map: {
        channel: { column: 'label' },
        records: 'add',
        values: [
          { column: 'people', variable: 'people', rows: { label } },
          { column: 'people', variable: 'invited', rows: { label: 'alle' } },
        ],
      },
      definitions: { ...own.definitions, variables: { invited: {} } },
    };
  };
  const text = labelled('alle;12', 'Urne;4', 'Brief;6');

  it('may give the total to one and the parts to another', async () => {
    const { messages, observations } = await peopleFile(text, file(['Urne', 'Brief']));
    expect(messages).toEqual([]);
    expect(
      observations
        .filter(({ area }) => area === '07315000')
        .map(({ variable, obs_value }) => [variable, obs_value])
        .sort(),
    ).toEqual([
      ['invited', 12],
      ['people', 10],
    ]);
  });

  it('are held back for the one that takes both', async () => {
    const { messages } = await peopleFile(text, file(['alle', 'Urne', 'Brief']));
    expect(messages).toEqual([
      'office/people: Für people würden in der Spalte „label“ Summe und Teile zusammengezählt. Unter map.values die Zeilen wählen, die gelten sollen (rows), oder der Variable die Dimension channel geben.',
    ]);
  });
});

describe('parts and total', () => {
  it('must agree', async () => {
    const { messages } = await peopleFile(bySex('Insgesamt;31', 'männlich;10', 'weiblich;20'), sexes());
    expect(messages).toHaveLength(4);
    expect(messages[0]).toBe(
      'office/people, Zeile 11: people Koblenz 2018: die Teile von sex _T ergeben 30, die Summe ist 31. Zahlen in der Datei nachrechnen und den Herausgeber verständigen; weicht das Original bekanntermaßen ab, unter expect.parts Toleranz und Grund nennen.',
    );
  });

  it('may differ by what the source declares, and by no more', async () => {
    // Trier 2018: the total of the original is one person above its parts.
    const parts = { sex: { tolerance: 1, because: 'Eine Person ohne Angabe.' } };
    const one = bySex('Insgesamt;31', 'männlich;10', 'weiblich;20');
    expect((await peopleFile(one, { ...sexes(), expect: { parts } })).messages).toEqual([]);
    const two = bySex('Insgesamt;32', 'männlich;10', 'weiblich;20');
    expect((await peopleFile(two, { ...sexes(), expect: { parts } })).messages).toHaveLength(4);
  });

  it('are not compared where a part is not known, unless the known ones exceed the total', async () => {
    expect((await peopleFile(bySex('Insgesamt;31', 'männlich;10', 'weiblich;.'), sexes())).messages).toEqual(
      [],
    );
    expect(
      (await peopleFile(bySex('Insgesamt;9', 'männlich;10', 'weiblich;.'), sexes())).messages,
    ).toHaveLength(4);
  });

  it('agree where a part cannot exist', async () => {
    expect((await peopleFile(bySex('Insgesamt;10', 'männlich;10', 'weiblich;*'), sexes())).messages).toEqual(
      [],
    );
    expect(
      (await peopleFile(bySex('Insgesamt;11', 'männlich;10', 'weiblich;*'), sexes())).messages,
    ).toHaveLength(4);
  });

  it('are compared on every level of a nested list', async () => {
    const rows = ['alle;100', 'A;1', 'B-F;40', 'B-E;30', 'F;10', 'G-U;59'];
    const file = of('sector');
    expect((await peopleFile(labelled(...rows), file)).messages).toEqual([]);
    const inner = rows.map((row) => row.replace('F;10', 'F;11'));
    const { messages } = await peopleFile(labelled(...inner), file);
    expect(
      messages.map((message) => message.includes('die Teile von sector B-F ergeben 41, die Summe ist 40')),
    ).toEqual([true, true, true, true]);
  });

  it('of overlapping age groups are compared one by one: none exceeds the total', async () => {
    const file = of('age');
    expect(
      (await peopleFile(labelled('Insgesamt;100', 'unter 18;60', '15 bis 24;50'), file)).messages,
    ).toEqual([]);
    const { messages } = await peopleFile(labelled('Insgesamt;100', 'unter 18;60', '15 bis 24;101'), file);
    expect(messages[0]).toContain('die Teile von age _T ergeben 101, die Summe ist 100');
  });

  it('of whatever a source delivers must agree too', async () => {
    const file = of('channel');
    expect((await peopleFile(labelled('alle;10', 'Urne;4', 'Brief;6'), file)).messages).toEqual([]);
    expect((await peopleFile(labelled('alle;10', 'Urne;4', 'Brief;7'), file)).messages).toHaveLength(4);
  });

  it('of a rate are not added up', async () => {
    const file = sexes({ kind: 'rate', unit: 'PCT' });
    expect((await peopleFile(bySex('Insgesamt;5', 'männlich;6', 'weiblich;4'), file)).messages).toEqual([]);
  });
});

describe('a reference date', () => {
  const map = { period: { column: 'year', as: 'reference-date' } };
  const variable = { reference: { default: '12-31' } };
  const text = oneCell('5').replaceAll('2018', '31.12.2018');

  it('that the variable expects passes', async () => {
    const { messages, observations } = await peopleFile(text, { map, variable });
    expect(messages).toEqual([]);
    expect(observations[0]).toMatchObject({ time_period: '2018', ref_date: '2018-12-31' });
  });

  it('that it does not expect holds the file back', async () => {
    const { messages } = await peopleFile(text.replaceAll('31.12.', '30.06.'), { map, variable });
    expect(messages).toEqual([
      'office/people, Zeile 2: Die Datei nennt den Stichtag 2018-06-30, die Variable people verlangt 12-31. Prüfen, ob es die richtige Datei ist; hat sich der Stichtag geändert, reference der Variable anpassen.',
    ]);
  });
});

describe('a basis', () => {
  const basis = { const: 'fort-z2011', from: 2011, until: 2018, footer: 'Grundlage des Zensus 2011' };
  const read = { header: 2 };
  const text = (preamble: string, year = '2018') => `${preamble}\n${oneCell('5').replaceAll('2018', year)}`;

  it('marks every observation while years and words hold', async () => {
    const { messages, observations } = await peopleFile(text('Auf Grundlage  des Zensus 2011'), {
      map: { basis },
      read,
    });
    expect(messages).toEqual([]);
    expect(new Set(observations.map((one) => one.basis))).toEqual(new Set(['fort-z2011']));
  });

  it('is not believed once the file no longer says so', async () => {
    const { messages } = await peopleFile(text('Auf Grundlage des Zensus 2022'), { map: { basis }, read });
    expect(messages).toEqual([
      'office/people: Die Fußnote bestätigt die Basis fort-z2011 nicht mehr: „Grundlage des Zensus 2011“ steht nicht darin. Fußnote der Datei lesen und map.basis in der Quelle anpassen.',
    ]);
  });

  it('is not believed outside its years', async () => {
    const { messages } = await peopleFile(text('Grundlage des Zensus 2011', '2019'), {
      map: { basis },
      read,
    });
    expect(messages).toEqual([
      'office/people, Zeile 3: Die Basis fort-z2011 gilt von 2011 bis 2018, die Datei enthält 2019. Prüfen, worauf die neuen Zahlen beruhen, und map.basis in der Quelle anpassen.',
    ]);
  });
});

describe('many issues of one kind', () => {
  it('are listed up to fifty; the rest is counted', async () => {
    const years = Array.from({ length: 60 }, (_, index) => 1950 + index);
    const text = `key;year;people\n${years.flatMap((year) => cities.map((key) => `${key};${year};${key === '07315' ? '#' : '1'}`)).join('\n')}\n`;
    const { issues } = await peopleFile(text);
    expect(issues.filter(({ code }) => code === 'unknown-sign')).toHaveLength(50);
    const more = issues.find(
      ({ code, sentence }) => code === 'more-of-these' && sentence.de.includes('unknown-sign'),
    );
    expect(more?.sentence.de).toBe(
      '10 weitere Meldungen der Art unknown-sign sind nicht einzeln aufgeführt.',
    );
    expect(more?.severity).toBe('info');
  });
});

/** A file with these lines for each city. */
function labelled(...lines: readonly string[]): string {
  return `key;year;label;people\n${cities.flatMap((key) => lines.map((line) => `${key};2018;${line}\n`)).join('')}`;
}

const bySex = labelled;

function of(dimension: string, variable: PeopleFile['variable'] = {}): PeopleFile {
  return {
    map: { [dimension]: { column: 'label' } },
    variable: { dimensions: [dimension], ...variable },
    definitions: { spellings },
  };
}

function sexes(variable: PeopleFile['variable'] = {}): PeopleFile {
  return of('sex', variable);
}
