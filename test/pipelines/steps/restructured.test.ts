import { describe, expect, it } from 'vitest';
import { columnChanges, type Sketch, similarity } from '../../../pipelines/steps/column-changes.ts';
import { restructured } from '../../../pipelines/steps/restructured.ts';
import { peopleSource } from '../../helpers/people-file.ts';

const keys = ['key', 'year'];
const sketch = (columns: string, ...rows: readonly string[]): Sketch => ({
  columns: columns.split(';'),
  rows: rows.map((row) => row.split(';')),
});
const before = sketch('key;year;men;women', '1;2018;5;6', '2;2018;7;8', '3;2018;9;10');
const changes = (after: Sketch, from = before) => columnChanges(from, after, keys);
const names = (after: Sketch, from = before) =>
  changes(after, from)?.renamed.map(({ from: old, to }) => [old, to]);

describe('the columns of two files', () => {
  it('are the same where names and order are', () => {
    expect(changes(sketch('key;year;men;women', '1;2019;50;60'))).toBeNull();
  });

  it('of which one has another name are told by equal figures, whatever the names and places', () => {
    const after = sketch('key;Frauen;year;men', '3;10;2018;9', '1;6;2018;5', '2;8;2018;7');
    expect(changes(after)).toMatchObject({
      renamed: [{ from: 'women', to: 'Frauen', equal: 1 }],
      removed: [],
      added: [],
      isReordered: false,
    });
  });

  it('are told apart by their figures where the names have been exchanged for others', () => {
    const after = sketch('key;year;W;M', '1;2018;6;5', '2;2018;8;7', '3;2018;10;9');
    expect(names(after)).toEqual([
      ['men', 'M'],
      ['women', 'W'],
    ]);
  });

  it('are told by names and places where all figures are new', () => {
    const after = sketch('key;year;men;women (total)', '1;2019;50;60', '2;2019;70;80', '3;2019;90;99');
    expect(names(after)).toEqual([['women', 'women (total)']]);
  });

  it('that have nothing in common are gone and new', () => {
    const after = sketch('key;year;men;Kliniken', '1;2018;5;66', '2;2018;7;88', '3;2018;9;99');
    expect(changes(after)).toEqual({
      renamed: [],
      removed: ['women'],
      added: ['Kliniken'],
      isReordered: false,
    });
  });

  it('that hold one figure everywhere are not told by it', () => {
    const from = sketch('key;year;abc', '1;2018;0', '2;2018;0');
    expect(names(sketch('key;year;xyz;uvw', '1;2018;0;0', '2;2018;0;0'), from)).toEqual([]);
  });

  it('may only stand in another order', () => {
    const after = sketch('key;year;women;men', '1;2018;6;5');
    expect(changes(after)).toEqual({ renamed: [], removed: [], added: [], isReordered: true });
  });

  it('are paired line by line where the key itself has another name', () => {
    const after = sketch('AGS;year;men;women', '1;2018;5;6', '2;2018;7;8', '3;2018;9;10');
    expect(names(after)).toEqual([['key', 'AGS']]);
  });
});

describe('names', () => {
  it('are alike by their letters, whatever the order of the words', () => {
    expect(similarity('Einwohner insgesamt', 'Insgesamt: Einwohner')).toBe(1);
    expect(similarity('männlich', 'weiblich')).toBeLessThan(0.6);
    expect(similarity('', '')).toBe(0);
  });
});

describe('a file with other columns', () => {
  const old = sketch('key;year;people', '1;2018;5', '2;2018;7');
  const told = async (after: Sketch, isReadable: boolean) => {
    const { source } = await peopleSource({});
    return restructured(old, after, source, isReadable).map(({ severity, sentence, cure }) => [
      severity,
      `${sentence.de} ${cure.de}`,
      `${sentence.en} ${cure.en}`,
    ]);
  };

  it('is an error that names the likely new name and the line of the definition', async () => {
    expect(await told(sketch('key;Jahr;Personen', '1;2018;5', '2;2018;7'), false)).toEqual([
      [
        'error',
        'Die Datei hat andere Spalten als die letzte übernommene: „people“ heißt jetzt so gut wie sicher (gleiche Zahlen) „Personen“; „year“ fehlt; „Jahr“ ist neu. Die Datei ansehen. Bleibt es dabei, in pipelines/sources/office/people.yaml anpassen: map.values „people“, map.period.column. Danach „quartett preview office/people“.',
        'The file has other columns than the last accepted one: "people" is almost certainly (equal figures) called "Personen" now; "year" is gone; "Jahr" is new. Look at the file. If it stays so, adapt in pipelines/sources/office/people.yaml: map.values "people", map.period.column. Then "quartett preview office/people".',
      ],
    ]);
  });

  it('is a remark where all that was there is there', async () => {
    expect(await told(sketch('key;year;people;more', '1;2018;5;1'), true)).toEqual([
      [
        'info',
        'Die Datei hat andere Spalten als die letzte übernommene: „more“ ist neu. Die Datei ansehen. In pipelines/sources/office/people.yaml kommen die Namen nicht vor; neue Spalten dort zuordnen oder unter skip mit Grund nennen, wenn eine Meldung es verlangt. Danach „quartett preview office/people“.',
        'The file has other columns than the last accepted one: "more" is new. Look at the file. pipelines/sources/office/people.yaml does not have these names; assign new columns there, or name them under skip with a reason, where an issue asks for it. Then "quartett preview office/people".',
      ],
    ]);
  });

  it('is a warning where something is gone although the rest could be read', async () => {
    expect((await told(sketch('key;year', '1;2018'), true)).map(([severity]) => severity)).toEqual([
      'warning',
    ]);
  });
});
