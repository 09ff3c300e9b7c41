import type { Indicator, Source, SourceMap, Variable } from '../../schemas/types.ts';
import { type HarmonizedText, harmonizeText } from './harmonize-text.ts';
import { type Definitions, miniSource } from './mini-project.ts';

/** The least a test says about a file of people in four cities. */
export interface PeopleFile {
  readonly read?: Partial<Source['read']>;
  readonly map?: Readonly<Record<string, unknown>>;
  readonly expect?: Source['expect'];
  readonly variable?: Partial<Variable>;
  readonly indicator?: Partial<Indicator>;
  readonly definitions?: Definitions;
}

/** What becomes of `office/people`, a CSV file with the columns key, year, people unless the test says otherwise. */
export async function peopleFile(text: string, file: PeopleFile = {}): Promise<HarmonizedText> {
  return harmonizeText(text, await peopleSource(file));
}

export function peopleSource({ read, map, expect, variable, definitions = {} }: PeopleFile) {
  const whole = {
    area: { column: 'key', scheme: 'kreis5', outside: 'ignore' } satisfies SourceMap['area'],
    period: { column: 'year', as: 'year' } satisfies SourceMap['period'],
    values: [{ column: 'people', variable: 'people' }],
    ...map,
  };
  return miniSource('office/people', {
    ...definitions,
    variables: { people: variable ?? {}, ...definitions.variables },
    sources: {
      'office/people': {
        read: { parser: 'csv', ...read },
        map: whole,
        ...(expect === undefined ? {} : { expect }),
      },
      ...definitions.sources,
    },
  });
}

/** A file with one row a city; `cell` stands in the row of Mainz, which is record 2, and 7 in all others. */
export function oneCell(cell: string): string {
  const quoted = `"${cell.replaceAll('"', '""')}"`;
  return `key;year;people\n07315;2018;${quoted}\n07314;2018;7\n07211;2018;7\n07111;2018;7\n`;
}
