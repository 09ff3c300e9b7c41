import { expect } from 'vitest';
import { timesOf } from '../../indicators/external.ts';
import type { IndicatorReference } from '../../schemas/types.ts';
import { mainz } from '../helpers/aggregated.ts';
import { compute, example, ratio, rowOf, type WorkedExample } from './example.ts';

const label = { de: 'INKAR', en: 'INKAR' };
const scheme = { title: label, codes: [{ code: 'inkar', label, numbered: true }] };

const scaleTrap = example({
  id: 'scale-trap',
  title: 'one short name stands for two scales, told apart by their numbers',
  input: { casualties: 500, pop: 200_000 },
  expected: { inkar_13211_per_100000: 250, sdg_16033_per_1000: 2.5, same_kuerzel: 'q_vunp_bev' },
  check: async ({ casualties, pop }, expected) => {
    const code = expected.same_kuerzel;
    const known = { scheme: 'inkar', code, evidence: 'verified' } as const;
    const external: IndicatorReference[] = [
      { ...known, m_id: 13_211, match: 'exact' },
      { ...known, m_id: 16_033, match: 'scale_differs', times: 0.01 },
    ];
    const rate = ratio([{ variable: 'casualties' }], [{ variable: 'people' }], {
      times: 100_000,
      decimals: 1,
    });
    const indicators = { rate: { ...rate, external } };
    const computation = {
      variables: { casualties: {}, people: {} },
      files: { 'indicators/codes/scheme.yaml': scheme },
      rows: [
        { area: mainz, variable: 'casualties', obs_value: casualties },
        { area: mainz, variable: 'people', obs_value: pop },
      ],
    };
    const { indicator } = await compute({ ...computation, indicators });
    const ours = Number(rowOf(indicator('rate'), mainz).obs_value);
    const theirs = external.map((one) => [one.m_id, ours * (timesOf(one) ?? Number.NaN)]);
    expect(theirs).toEqual([
      [13_211, expected.inkar_13211_per_100000],
      [16_033, expected.sdg_16033_per_1000],
    ]);
    const confused = external.map((reference) => ({ ...reference, m_id: 13_211 }));
    const mixedUp = compute({ ...computation, indicators: { rate: { ...rate, external: confused } } });
    await expect(mixedUp).rejects.toMatchObject({ issues: [{ code: 'external-scale' }] });
  },
});

export const externalCodes: readonly WorkedExample[] = [scaleTrap];
