import { describe, expect, it } from 'vitest';
import { english, german } from '../helpers/german.ts';
import { miniProject } from '../helpers/mini-project.ts';

const file = 'indicators/people-total.yaml';
const indicator = (comparability: string) => `title: {de: Bevölkerung, en: Population}
definition: {de: Beispiel., en: Example.}
formula: {de: Beispiel., en: Example.}
unit: PERS
decimals: 0
value: {variable: people}
themes: [SOCI]
keywords: {de: [Beispiel], en: [example]}
frequency: ANNUAL
issued: "2026-01-01"
traps: []
${comparability}`;

const deviations = `title: {de: Abweichung, en: Deviation}
codes:
  - {code: heads, criterion: D, label: {de: Köpfe, en: heads}, description: {de: Köpfe., en: Heads.}}
  - {code: households, criterion: D, label: {de: Haushalte, en: households}, description: {de: Haushalte., en: Households.}}
  - {code: published_late, criterion: T, label: {de: spät, en: late}, description: {de: Spät., en: Late.}}
`;
const all = 'D: 1, S: 1, R: 1, G: 1';
const reason = 'reason: {de: Weil., en: Because.}';

const project = (comparability: string) =>
  miniProject({
    variables: { people: {} },
    sources: {
      'office/people': {
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          values: [{ column: 'people', variable: 'people' }],
        },
      },
    },
    files: { [file]: indicator(comparability), 'indicators/codes/deviation.yaml': deviations },
  });

describe('a declaration of comparability', () => {
  it.each([
    ['for all cities at once', `comparability: {all: {${all}, T: 1}}`],
    [
      'for all cities, and another one for Trier',
      `comparability:
  all: {${all}, T: {score: 0.5, deviation: published_late, ${reason}}}
  cities: {"07211000": {T: 1, D: {score: 0, deviation: households, ${reason}}}}`,
    ],
    [
      'city by city',
      `comparability: {cities: {${['07111000', '07211000', '07314000', '07315000']
        .map((city) => `"${city}": {${all}, T: 1}`)
        .join(', ')}}}`,
    ],
  ])('may be made %s', async (_, comparability) => {
    expect((await project(comparability)).warnings).toEqual([]);
  });

  it.each([
    [
      'that is not there',
      '',
      '„comparability“ fehlt, gefunden: –. Den Wert nach der Beschreibung in schemas/indicator.schema.json berichtigen: How far the figures of the cities can be compared, each with the definition above: five criteria, each 1, 0.5 or 0. What is said of a city goes before what is said of all.',
    ],
    [
      'that forgets a criterion',
      `comparability: {all: {${all}}}`,
      'Unter comparability fehlt „T“ für Mainz, Ludwigshafen am Rhein, Trier, Koblenz. Unter all (für alle Städte) oder cities (für eine) ergänzen: „T: 1“, oder weniger mit deviation und reason.',
    ],
    [
      'that forgets a city',
      `comparability: {all: {${all}}, cities: {"07315000": {T: 1}, "07314000": {T: 1}, "07111000": {T: 1}}}`,
      'Unter comparability fehlt „T“ für Trier. Unter all (für alle Städte) oder cities (für eine) ergänzen: „T: 1“, oder weniger mit deviation und reason.',
    ],
    [
      'of a city that nobody knows',
      `comparability: {all: {${all}, T: 1}, cities: {"07339000": {T: 1}}}`,
      '„comparability.cities“ nennt „07339000“, das es nicht gibt. Bekannt sind: 07314000, 07111000, 07211000, 07315000. Schreibweise prüfen oder die Stadt in codes/areas.yaml anlegen.',
    ],
    [
      'of a district, which is rated as its city',
      `comparability: {all: {${all}, T: 1}, cities: {"07315000.OB.41": {T: 1}}}`,
      '„comparability.cities“ nennt „07315000.OB.41“, das es nicht gibt. Bekannt sind: 07111000, 07211000, 07314000, 07315000. Schreibweise prüfen oder die Stadt in codes/areas.yaml anlegen.',
    ],
    [
      'that is lowered without saying why',
      `comparability: {all: {D: 0.5, S: 1, R: 1, G: 1, T: 1}}`,
      '„D“ ist 0.5, sagt aber nicht, worin die Zahlen abweichen. Statt 0.5 schreiben: D: {score: 0.5, deviation: …, reason: {de: …, en: …}}; Abweichungen für D sind: heads, households.',
    ],
    [
      'with a deviation of another criterion',
      `comparability: {all: {D: {score: 0.5, deviation: published_late, ${reason}}, S: 1, R: 1, G: 1, T: 1}}`,
      '„D“ nennt die Abweichung „published_late“; die gehört aber zu T. Eine Abweichung für D nennen (heads, households), oder sie unter T angeben; was zu was gehört, steht in codes/deviation.yaml.',
    ],
    [
      'with a deviation that is misspelt',
      `comparability: {all: {D: {score: 0.5, deviation: haeds, ${reason}}, S: 1, R: 1, G: 1, T: 1}}`,
      '„deviation“ nennt „haeds“, das es nicht gibt. Bekannt sind: heads, households, published_late. Schreibweise prüfen oder die Abweichung in codes/deviation.yaml anlegen.',
    ],
    [
      'between the three steps',
      `comparability: {all: {${all}, T: 0.7}}`,
      '„comparability.all.T“ hat keine der erlaubten Formen, gefunden: 0.7. Den Wert nach der Beschreibung in schemas/indicator.schema.json berichtigen: Timeliness, weight 10: from the end of the reference period to the Stand of the file. 1: up to 12 months. 0.5: up to 24. 0: longer.',
    ],
    [
      'that is lowered without a reason',
      `comparability: {all: {${all}, T: {score: 0.5, deviation: published_late}}}`,
      '„comparability.all.T.reason“ fehlt, gefunden: –. Den Wert nach der Beschreibung in schemas/indicator.schema.json berichtigen: What that means here, in one sentence that readers will see.',
    ],
    [
      'of a sixth criterion',
      `comparability: {all: {${all}, T: 1, Q: 1}}`,
      'Das Wort „Q“ gibt es hier nicht. Gemeint ist wohl „D“. Schreibweise prüfen; erlaubt sind: D, G, R, S, T.',
    ],
  ])('%s is named', async (_, comparability, expected) => {
    expect(await german(project(comparability))).toBe(expected);
  });

  it('that is wrong is named in English, too', async () => {
    const comparability = `comparability: {all: {D: {score: 0.5, deviation: published_late, ${reason}}, S: 0, R: 1, G: 1}}`;
    expect((await english(project(comparability))).split('\n')).toEqual([
      '"D" names the deviation "published_late", which belongs to T. Name a deviation of D (heads, households), or state it under T; codes/deviation.yaml says which belongs where.',
      '"S" is 0 but does not say what differs. Write instead of 0: S: {score: 0, deviation: …, reason: {de: …, en: …}}; deviations of S are: –.',
      'Under comparability "T" is missing for Mainz, Ludwigshafen am Rhein, Trier, Koblenz. Add it under all (for every city) or cities (for one): "T: 1", or less with deviation and reason.',
    ]);
  });

  it('is shown with file and line', async () => {
    const comparability = `comparability:
  all:
    D: 1
    S: 1
    R: 1
    G: 0.5
    T: 1`;
    const error = await project(comparability).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ issues: [{ code: 'deviation-missing', file, record: 17, column: 'G' }] });
  });
});
