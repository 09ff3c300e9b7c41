import type { Definitions } from './mini-project.ts';

const columns = ['beds', 'people', 'women'] as const;
const cities = ['07315', '07314', '07211', '07111'];

/** Beds, people and women of four cities: one file of one office, an indicator each. */
export const threeDatasets = {
  variables: { beds: {}, people: {}, women: {} },
  sources: {
    'office/people': {
      map: {
        area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
        period: { column: 'year', as: 'year' },
        values: columns.map((column) => ({ column, variable: column })),
      },
    },
  },
  indicators: {
    beds: { value: { variable: 'beds' } },
    people: { value: { variable: 'people' } },
    women: { value: { variable: 'women' } },
  },
} satisfies Definitions;

/** That file for 2018, with the same cells for each city, such as `5;50;26`. */
export function threeColumns(cells: string): string {
  return `key;year;${columns.join(';')}\n${cities.map((key) => `${key};2018;${cells}\n`).join('')}`;
}
