import { describe, expect, it } from 'vitest';
import { aggregated, mainz, trier } from '../../helpers/aggregated.ts';
import { miniProject } from '../../helpers/mini-project.ts';

const map = {
  area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
  period: { column: 'year', as: 'year' },
  values: [
    { column: 'people', variable: 'people' },
    { column: 'households', variable: 'households' },
  ],
} as const;
const project = await miniProject({
  variables: { people: {}, households: {} },
  sources: { 'office/people': { map, snapshot: 'window' } },
});
const [old, fresh] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'];
const source = 'office/people';

describe('the newest file of a window', () => {
  it('holds all of each year it gives; older files keep the other years', async () => {
    const { variable } = await aggregated(project, [
      {
        source,
        snapshot: old,
        rows: [
          { area: mainz, time_period: '2017', obs_value: 1 },
          { area: mainz, time_period: '2018', obs_value: 2 },
        ],
      },
      {
        source,
        snapshot: fresh,
        rows: [
          { area: mainz, time_period: '2018', obs_value: 22 },
          { area: mainz, time_period: '2019', obs_value: 3 },
        ],
      },
    ]);
    expect(
      variable('people').map(({ time_period, obs_value, snapshot }) => [time_period, obs_value, snapshot]),
    ).toEqual([
      ['2017', 1, old],
      ['2018', 22, fresh],
      ['2019', 3, fresh],
    ]);
  });

  it('does not let a withdrawn figure come back from an older one', async () => {
    const { variable } = await aggregated(project, [
      {
        source,
        snapshot: old,
        rows: [
          { area: mainz, obs_value: 1 },
          { area: trier, obs_value: 2 },
        ],
      },
      { source, snapshot: fresh, rows: [{ area: mainz, obs_value: 1 }] },
    ]);
    expect(variable('people').map(({ area, snapshot }) => [area, snapshot])).toEqual([[mainz, fresh]]);
  });

  it('replaces a figure by a blocked one', async () => {
    const { variable } = await aggregated(project, [
      { source, snapshot: old, rows: [{ area: mainz, obs_value: 1 }] },
      { source, snapshot: fresh, rows: [{ area: mainz, obs_value: null, obs_status: 'Q' }] },
    ]);
    expect(variable('people')).toMatchObject([{ obs_value: null, obs_status: 'Q' }]);
  });

  it('holds a year for each variable on its own', async () => {
    const { variable } = await aggregated(project, [
      {
        source,
        snapshot: old,
        rows: [
          { area: mainz, obs_value: 1 },
          { variable: 'households', area: mainz, obs_value: 5 },
        ],
      },
      { source, snapshot: fresh, rows: [{ area: mainz, obs_value: 11 }] },
    ]);
    expect(variable('people')).toMatchObject([{ obs_value: 11, snapshot: fresh }]);
    expect(variable('households')).toMatchObject([{ obs_value: 5, snapshot: old }]);
  });
});
