import type { Source } from '../../schemas/types.ts';
import type { Definitions } from './mini-project.ts';

export const source = 'office/people';

/** One office, one file, one dataset `people-total`; a test may say more of the source. */
export function peopleTotal(own: Partial<Source> = {}): Definitions {
  return {
    variables: { people: {} },
    sources: {
      [source]: {
        ...own,
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          values: [{ column: 'people', variable: 'people' }],
        },
      },
    },
    indicators: { 'people-total': { value: { variable: 'people' } } },
  };
}

/** That file for 2018: so many people in Mainz, 100 in each other city, then what stands below the table. */
export function peopleIn2018(mainz: number | string, footer = ''): string {
  const others = ['07314', '07211', '07111'].map((key) => `${key};2018;100\n`);
  return `key;year;people\n07315;2018;${mainz}\n${others.join('')}${footer}`;
}
