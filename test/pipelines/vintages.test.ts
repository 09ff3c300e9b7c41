import { describe, expect, it } from 'vitest';
import { indicatorTable } from '../../indicators/indicator-sql.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { createSnapshots, type Snapshots } from '../../pipelines/effects/snapshots.ts';
import { harmonizeAccepted } from '../../pipelines/harmonize-accepted.ts';
import { usedSnapshots } from '../../pipelines/release-sources.ts';
import { aggregate } from '../../pipelines/steps/aggregate.ts';
import { load } from '../../pipelines/steps/load.ts';
import { peopleSource } from '../helpers/people-file.ts';
import { withFolder } from '../helpers/with-folder.ts';
import { withWarehouse } from '../helpers/with-warehouse.ts';

const id = 'office/people';
const definitions = { indicators: { 'people-total': { value: { variable: 'people' } } } };
/** Trier as an office revises it: 112,000 by the old update, 104,100 since it knows the census. */
const vintages = [
  { people: '112000', accepted: '2024-06-30T03:00:00.000Z' },
  { people: '104100', accepted: '2025-03-01T03:00:00.000Z' },
] as const;

describe('the figure as of a day', () => {
  it.each([
    ['before the first was accepted', '2024-06-29T23:59:59.999Z', null],
    ['one instant before the first was accepted', '2024-06-30T02:59:59.999Z', null],
    ['at the very instant', '2024-06-30T03:00:00.000Z', 112_000],
    ['at the end of 2024', '2024-12-31T23:59:59.999Z', 112_000],
    ['one instant before it was revised', '2025-03-01T02:59:59.999Z', 112_000],
    ['at the instant of the revision', '2025-03-01T03:00:00.000Z', 104_100],
    ['at the end of that day', '2025-03-01T23:59:59.999Z', 104_100],
    ['long after', '2030-01-01T00:00:00.000Z', 104_100],
  ])('%s', async (_, instant, expected) => {
    expect(await trierAsOf(instant)).toBe(expected);
  });

  it('goes by the day we accepted it, not by the day the office gives', async () => {
    // The revision says of itself that it is older than what it revises.
    expect(await trierAsOf('2024-12-31T23:59:59.999Z', ['2024-06-01', '2024-05-01'])).toBe(112_000);
  });
});

/** The released figure of Trier when only what was accepted until `asOf` counts; null: there is no row. */
async function trierAsOf(
  asOf: string,
  stands: readonly (string | null)[] = [null, null],
): Promise<number | null> {
  const { project } = await peopleSource({ definitions });
  return withFolder(async (root) => {
    const snapshots = createSnapshots('snapshots', createFiles(root));
    for (const [index, { people, accepted }] of vintages.entries()) {
      await add(snapshots, people, accepted, stands[index] ?? null);
    }
    const used = await usedSnapshots(project, snapshots, asOf);
    if ([...used.values()].every((of) => of.length === 0)) return null;
    return withWarehouse(async (warehouse) => {
      await load(
        await harmonizeAccepted(used, [], project, snapshots, warehouse),
        project.registry,
        warehouse,
      );
      await aggregate(project, warehouse);
      const rows = await warehouse.rows<{ value: number }>(
        `SELECT obs_value::DOUBLE AS value FROM ${indicatorTable('people-total')} WHERE ref_area = '07211000'`,
      );
      expect(rows).toHaveLength(1);
      return rows[0]?.value ?? null;
    });
  });
}

async function add(snapshots: Snapshots, people: string, accepted: string, stand: string | null) {
  const cities = ['07315', '07314', '07111'].map((key) => `${key};2023;7\n`).join('');
  const bytes = new TextEncoder().encode(`key;year;people\n07211;2023;${people}\n${cities}`);
  const answer = { status: 'fetched', bytes, mediaType: 'text/csv', etag: null, lastModified: null } as const;
  const snapshot = await snapshots.store(id, answer, 'https://office.example.org/people.csv', accepted);
  await snapshots.accept(snapshot, { accepted, stand, observations: 4 });
}
