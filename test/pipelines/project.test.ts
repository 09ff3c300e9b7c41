import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../pipelines/effects/files.ts';
import { readProject } from '../../pipelines/project.ts';
import { DefinitionError } from '../../schemas/errors.ts';
import { messagesOf } from '../helpers/harmonize-text.ts';
import { mini, miniProject } from '../helpers/mini-project.ts';
import { withFolder } from '../helpers/with-folder.ts';

const people = 'pipelines/sources/office/people.yaml';
const pupils = 'pipelines/sources/office/pupils.yaml';
const spellings = 'pipelines/sources/office/spellings.yaml';
/** A small project as people write it: two sources of one publisher. */
const good: Readonly<Record<string, string>> = {
  [people]: `title: {de: Bevölkerung}
publisher: office
licence: dl-by-de/2.0
request: {url: "https://office.example.org/people.csv", verified: false, mirror: people}
schedule: "0 4 2 * *"
read: {parser: csv}
snapshot: whole
map:
  area: {column: key, scheme: kreis5, outside: ignore}
  period: {column: year, as: year}
  values:
    - {column: "{sex}", variable: people}
expect:
  range: {people: {min: 1, max: 900000}}
  parts: {sex: {tolerance: 1, because: "Gerundet."}}
`,
  [pupils]: `title: {de: Schüler}
publisher: office
licence: dl-by-de/2.0
request: {url: "https://office.example.org/pupils.csv", verified: false, mirror: pupils}
schedule: "0 4 2 * *"
read: {parser: csv}
snapshot: whole
map:
  area: {column: key, scheme: kreis5, outside: ignore}
  period: {const: 2018/19, as: school-year}
  basis: {const: fort-z2011, from: 2011, until: 2021}
  values:
    - {column: pupils, variable: pupils, unit: Tsd. Personen}
`,
  [spellings]: `sex:
  M: [männlich, Männer]
  F: [weiblich]
`,
  'indicators/variables/people.yaml': variable('Bevölkerung', 'sex', 'office/people'),
  'indicators/variables/pupils.yaml': variable('Schüler', '', 'office/pupils'),
};

function variable(title: string, dimension: string, source: string): string {
  return `title: {de: ${title}, en: Example}
definition: {de: Beispiel., en: Example.}
unit: PERS
kind: stock
dimensions: [${dimension}]
sources: [${source}]
`;
}

/** What a person reads when a file is changed so; fails when nothing changes. */
async function says(path: string, find: string, replacement: string): Promise<readonly string[]> {
  const text = good[path] ?? '';
  const changed = text.replace(find, replacement);
  if (changed === text) throw new Error(`nothing changed in ${path}`);
  return messages(miniProject({ files: { ...good, [path]: changed } }));
}

async function messages(project: Promise<unknown>): Promise<readonly string[]> {
  const error = await project.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return [];
  if (!(error instanceof DefinitionError)) throw error;
  return messagesOf(error.issues);
}

it('reads a project in which all is well', async () => {
  const project = await miniProject({ files: good });
  expect(project.warnings).toEqual([]);
  expect([...project.sources.keys()]).toEqual(['office/people', 'office/pupils']);
});

describe('a spelling', () => {
  it('that stands under two codes is named once, with file and line', async () => {
    expect(await says(spellings, 'F: [weiblich]', 'F: [weiblich, Männer]')).toEqual([
      'pipelines/sources/office/spellings.yaml, Zeile 1: „Männer“ steht bei sex unter zwei Codes: M, F. Die Bezeichnung nur bei einem Code stehen lassen.',
    ]);
  });

  it('of a code that does not exist is named once, with file and line', async () => {
    expect(await says(spellings, 'F: [weiblich]', 'W: [weiblich]')).toEqual([
      'pipelines/sources/office/spellings.yaml, Zeile 3: „spellings.sex“ nennt „W“, das es nicht gibt. Bekannt sind: F, M, _T. Schreibweise prüfen oder den Code in codes/sex.yaml anlegen.',
    ]);
  });
});

describe('a guard that guards nothing', () => {
  const cure = 'Die beiden Grenzen tauschen oder berichtigen.';

  it.each([
    [
      'a range of a variable that is misspelt',
      people,
      'range: {people:',
      'range: {poeple:',
      [
        'pipelines/sources/office/people.yaml, Zeile 14: „expect.range“ nennt „poeple“, das es nicht gibt. Bekannt sind: people. Schreibweise prüfen oder die Zeile in pipelines/sources/office/people.yaml anlegen.',
      ],
    ],
    [
      'parts of a dimension that no variable of the source has',
      people,
      'parts: {sex:',
      'parts: {age:',
      [
        'pipelines/sources/office/people.yaml, Zeile 15: „expect.parts“ nennt „age“, das es nicht gibt. Bekannt sind: sex. Schreibweise prüfen oder die Zeile in pipelines/sources/office/people.yaml anlegen.',
      ],
    ],
    [
      'a range whose bounds are exchanged',
      people,
      'min: 1, max: 900000',
      'min: 900000, max: 1',
      [
        `pipelines/sources/office/people.yaml, Zeile 14: „expect.range.people“ reicht von 900000 bis 1; das lässt nichts zu. ${cure}`,
      ],
    ],
    [
      'a loss of a variable that is misspelt',
      people,
      'parts: {sex: {tolerance: 1, because: "Gerundet."}}',
      'gone: [{variable: poeple, where: {sex: F}, because: "Nicht mehr da."}]',
      [
        'pipelines/sources/office/people.yaml, Zeile 15: „expect.gone.variable“ nennt „poeple“, das es nicht gibt. Bekannt sind: people. Schreibweise prüfen oder die Zeile in pipelines/sources/office/people.yaml anlegen.',
      ],
    ],
    [
      'a basis whose years are exchanged',
      pupils,
      'from: 2011, until: 2021',
      'from: 2021, until: 2011',
      [
        `pipelines/sources/office/pupils.yaml, Zeile 11: „map.basis“ reicht von 2021 bis 2011; das lässt nichts zu. ${cure}`,
      ],
    ],
    [
      'a period that cannot be',
      pupils,
      'const: 2018/19',
      'const: 2018/91',
      [
        'pipelines/sources/office/pupils.yaml, Zeile 10: „2018/91“ in der Spalte „map.period.const“ ist kein Zeitraum der Art school-year. period.as und die Spalte in der Quelle prüfen.',
      ],
    ],
    [
      'a unit that the variable does not know',
      pupils,
      'unit: Tsd. Personen',
      'unit: Tsd Personen',
      [
        'pipelines/sources/office/pupils.yaml, Zeile 13: „values.unit“ nennt „Tsd Personen“, das es nicht gibt. Bekannt sind: Tsd. Personen, Anzahl, Personen. Schreibweise prüfen oder die Zeile in pipelines/sources/office/pupils.yaml anlegen.',
      ],
    ],
  ])('%s is named', async (_, path, find, replacement, expected) => {
    expect(await says(path, find, replacement)).toEqual(expected);
  });
});

describe('a mirror', () => {
  it('whose files would belong to two sources is named', async () => {
    expect(await says(pupils, 'mirror: pupils', 'mirror: people_young')).toEqual([
      'pipelines/sources/office/people.yaml, Zeile 4: Dateien, die mit „people“ beginnen, gehörten zu zwei Quellen: auch zu office/pupils. request.mirror so wählen, dass jeder Dateiname nur zu einer Quelle passt.',
    ]);
  });

  it('may serve two sources from the very same file, or from names that only begin alike', async () => {
    expect(await says(pupils, 'mirror: pupils', 'mirror: people')).toEqual([]);
    expect(await says(pupils, 'mirror: pupils', 'mirror: peoples')).toEqual([]);
    expect(await says(pupils, 'mirror: pupils', 'mirror: people-young')).toEqual([]);
  });
});

describe('a total', () => {
  it.each([
    ['of itself', '_T: [_T, M, F]', ['_T']],
    ['of one that is made of it', '_T: [M, F]\n  M: [_T, F]', ['_T', 'M']],
  ])('%s is named', async (_, totals, circular) => {
    const sex = `title: {de: Geschlecht, en: Sex}
dimension: true
codes:
  - {code: _T, label: {de: Insgesamt, en: Total}}
  - {code: M, label: {de: männlich, en: male}}
  - {code: F, label: {de: weiblich, en: female}}
totals:
  ${totals}
`;
    const files = { ...good, 'indicators/codes/sex.yaml': sex };
    expect(await messages(miniProject({ files }))).toEqual(
      circular.map(
        (code, index) =>
          `indicators/codes/sex.yaml, Zeile ${8 + index}: Die Summe „${code}“ ist Teil ihrer selbst. Unter totals die Teile so angeben, dass jede Summe nur aus kleineren Codes besteht.`,
      ),
    );
  });
});

describe('a definition file', () => {
  it.each([
    ['that ends in .yml', 'indicators/variables/beds.yml'],
    ['in a folder of its own', 'indicators/health/beds.yaml'],
    ['of a source outside the folder of its publisher', 'pipelines/sources/beds.yaml'],
    ['that the catalog does not know', 'catalog/beds.yaml'],
  ])('%s is named, for nobody would read it', async (_, path) => {
    expect(await messages(miniProject({ files: { ...good, [path]: 'title: Betten' } }))).toEqual([
      `${path}: Diese Datei liest niemand: Name oder Ordner passen zu keiner Art von Definition. Die Datei in den richtigen Ordner legen und auf .yaml enden lassen, oder entfernen.`,
    ]);
  });

  it.each(['Pupils 2018.yaml', 'schüler.yaml', 'pupils-.yaml'])('called %s is no id', async (name) => {
    const { [pupils]: text = '', ...others } = good;
    const path = `pipelines/sources/office/${name}`;
    expect(await messages(miniProject({ files: { ...others, [path]: text } }))).toEqual([
      `${path}: „${name}“ taugt nicht als Kennung. Die Datei umbenennen: nur kleine Buchstaben a–z, Ziffern und Bindestriche, zum Beispiel population-by-age.yaml.`,
    ]);
  });

  it('of corrections without their source is named', async () => {
    const path = 'pipelines/sources/office/pupil.corrections.yaml';
    const text = `corrections:
  - {variable: pupils, area: "07315000", period: "2018", published: "5", corrected: 6, because: "Tippfehler des Amtes.", told: {whom: Amt, on: "2019-05-03"}}
`;
    expect(await messages(miniProject({ files: { ...good, [path]: text } }))).toEqual([
      `${path}: Zu diesen Korrekturen gibt es keine Quelle: pipelines/sources/office/pupil.yaml fehlt. Die Datei nach ihrer Quelle benennen, oder entfernen.`,
    ]);
  });

  it('that is saved as ANSI is named, and no umlaut is guessed', async () => {
    await withFolder(async (root) => {
      await cp(mini, root, { recursive: true });
      for (const [path, text] of Object.entries(good)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text, path === people ? 'latin1' : 'utf8');
      }
      expect(await messages(readProject(createFiles(root)))).toEqual([
        'pipelines/sources/office/people.yaml: Die Datei ist nicht in UTF-8 gespeichert. Die Datei im Editor mit der Kodierung UTF-8 neu speichern (nicht „ANSI“ und nicht „Unicode“).',
      ]);
    });
  });
});
