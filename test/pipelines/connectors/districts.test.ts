import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { harmonizeText } from '../../helpers/harmonize-text.ts';
import { miniSource } from '../../helpers/mini-project.ts';
import { repository } from '../../helpers/repository.ts';

/** The Ortsbezirke of Trier, as MapServer writes their names. */
const trier = new Map([
  ['11', 'Mitte/Gartenfeld'],
  ['12', 'Nord'],
  ['13', 'S&uuml;d'],
  ['21', 'Ehrang/Quint'],
  ['22', 'Pfalzel'],
  ['23', 'Biewer'],
  ['24', 'Ruwer/Eitelsbach'],
  ['31', 'West/Pallien'],
  ['32', 'Euren'],
  ['33', 'Zewen'],
  ['41', 'Olewig'],
  ['42', 'K&uuml;renz'],
  ['43', 'Tarforst'],
  ['44', 'Filsch'],
  ['45', 'Irsch'],
  ['46', 'Kernscheid'],
  ['51', 'Feyen/Weismark'],
  ['52', 'Heiligkreuz'],
  ['53', 'Mariahof'],
]);

/** A layer with a square for each district; its corner lies further east the larger the number is. */
function layer(names: ReadonlyMap<string, string>): string {
  const features = [...names].map(([nr, name]) => {
    const west = 6.5 + Number(nr) / 1000;
    const ring = [
      [west, 49.75],
      [west + 0.01, 49.75],
      [west + 0.01, 49.76],
      [west, 49.76],
      [west, 49.75],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    return { type: 'Feature', properties: { nr: Number(nr), name }, geometry };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const read = (path: string) => readFileSync(join(repository, 'indicators/codes', path), 'utf8');

/** The group of the four cities weighs by a variable that a small project does not have. */
const areas = read('areas.yaml').replace(/^ +weight: .+$/m, '');

async function harmonized(names: ReadonlyMap<string, string>) {
  const definition = await miniSource('office/districts', {
    variables: { area: { unit: 'KM2', reference: { default: '12-31' } } },
    files: {
      'indicators/codes/areas.yaml': areas,
      'indicators/codes/units.yaml': read('units.yaml'),
    },
    sources: {
      'office/districts': {
        read: { parser: 'geojson' },
        map: {
          area: { column: 'nr', scheme: 'district2', within: '07211000', name: 'name', outside: 'error' },
          period: { const: '2025-12-31', as: 'reference-date' },
          values: [{ column: 'geometry > area', variable: 'area' }],
          skip: [
            { column: 'geometry*', because: 'not published' },
            { column: 'feature > id', because: 'not needed' },
          ],
        },
      },
    },
  });
  return harmonizeText(layer(names), definition);
}

describe('the districts of a city on a map', () => {
  test('have their computed area', async () => {
    const { observations, messages } = await harmonized(trier);
    expect(messages).toEqual([]);
    expect(observations.map(({ area }) => area)).toEqual([...trier.keys()].map((nr) => `07211000.OB.${nr}`));
    // 0.80148 km² by the integral of meridian arc times parallel arc.
    expect(new Set(observations.map(({ obs_value }) => obs_value))).toEqual(new Set([0.8015]));
  });

  test('must all be there', async () => {
    const { messages } = await harmonized(new Map([...trier].filter(([nr]) => nr !== '41')));
    expect(messages).toEqual([
      'office/districts: Olewig fehlt für area 2025. Prüfen, ob die Zeile in der Datei fehlt oder ihr Schlüssel geändert ist; beim Herausgeber nachfragen. Ist die Lücke endgültig, unter expect mit Grund nennen.',
    ]);
  });

  test('must have the names of their numbers', async () => {
    const { messages } = await harmonized(new Map([...trier, ['41', 'Filsch']]));
    expect(messages).toEqual([
      'office/districts, Zeile 11: Der Schlüssel 41 gehört zu Olewig, in der Spalte „name“ steht aber „Filsch“. Prüfen, ob der Herausgeber Schlüssel und Namen vertauscht hat; eine neue Schreibweise des Namens gehört in codes/areas.yaml.',
    ]);
  });

  test('must be districts of this city', async () => {
    const { messages } = await harmonized(new Map([...trier, ['99', 'Konz']]));
    expect(messages).toEqual([
      'office/districts, Zeile 20: Der Schlüssel „99“ in der Spalte „nr“ gehört zu keinem bekannten Gebiet. Das Gebiet in codes/areas.yaml ergänzen, oder mit area.outside: ignore fremde Gebiete zulassen.',
    ]);
  });
});
