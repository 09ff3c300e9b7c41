import { describe, expect, it } from 'vitest';
import type { Source } from '../../../schemas/types.ts';
import { german } from '../../helpers/german.ts';
import { harmonizeText } from '../../helpers/harmonize-text.ts';
import { type Definitions, miniSource } from '../../helpers/mini-project.ts';

const id = 'office/migration';
type Equation = NonNullable<NonNullable<Source['expect']>['equal']>[number];

const balance: Equation = {
  left: [{ variable: 'arrivals' }, { variable: 'departures', minus: true }],
  right: [{ variable: 'balance' }],
  because: 'Der Saldo ist die Differenz der Zu- und Fortzüge.',
};

function definitions(equal: Equation): Definitions {
  const line = (variable: string) => ({ column: variable, variable });
  return {
    variables: { arrivals: { decimals: 0 }, departures: { decimals: 0 }, balance: { decimals: 0 } },
    sources: {
      [id]: {
        read: { parser: 'csv', signs: 'classic' },
        expect: { equal: [equal], range: { balance: { min: -100_000 } } },
        map: {
          area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
          period: { column: 'year', as: 'year' },
          values: ['arrivals', 'departures', 'balance'].map(line),
        },
      },
    },
    indicators: { 'balance-total': { value: { variable: 'balance' } } },
  };
}

/** Ludwigshafen 2014 as it was published; the other cities are made up and agree. */
const file = (ludwigshafen: string) =>
  `key;year;arrivals;departures;balance\n07315;2014;900;1000;-100\n07314;2014;${ludwigshafen}\n07211;2014;50;20;30\n07111;2014;50;50;0\n`;

const says = async (ludwigshafen: string, equation: Equation = balance) =>
  (await harmonizeText(file(ludwigshafen), await miniSource(id, definitions(equation)))).messages;

describe('figures that must agree', () => {
  it('are reported where they do not, and both are kept', async () => {
    const source = await miniSource(id, definitions(balance));
    const { messages, observations } = await harmonizeText(file('11582;9194;2418'), source);
    expect(messages).toEqual([
      'office/migration, Zeile 3: Ludwigshafen am Rhein 2014: arrivals − departures ergibt 2388, balance ergibt 2418; Abweichung 30. Der Saldo ist die Differenz der Zu- und Fortzüge. Beide Zahlen bleiben stehen, nichts wird berichtigt. In der Datei nachrechnen und den Herausgeber verständigen; ist die Abweichung bekannt, unter expect.equal eine tolerance angeben.',
    ]);
    const kept = observations.filter(({ area }) => area === '07314000').map(({ obs_value }) => obs_value);
    expect(kept).toEqual(expect.arrayContaining([11582, 9194, 2418]));
  });

  it('may differ as much as the source allows', async () => {
    expect(await says('11582;9194;2418', { ...balance, tolerance: 30 })).toEqual([]);
    expect(await says('11582;9194;2418', { ...balance, tolerance: 29 })).toHaveLength(1);
  });

  it('say nothing where one of them is unknown', async () => {
    expect(await says('11582;.;2418')).toEqual([]);
  });

  it('must be figures of the source', async () => {
    const equation = { ...balance, right: [{ variable: 'blance' }] };
    expect(await german(miniSource(id, definitions(equation)))).toContain(
      '„expect.equal.variable“ nennt „blance“, das es nicht gibt. Bekannt sind: balance, arrivals, departures.',
    );
  });
});
