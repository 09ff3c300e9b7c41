import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { confirmExamples, deliveredSources, deliverTemplate } from '../../helpers/city-deliveries.ts';
import { fillTemplate } from '../../helpers/filled-template.ts';
import { copySample, night } from '../../helpers/night.ts';
import { makeProject } from '../../helpers/project.ts';
import { publishedRows } from '../../helpers/published-rows.ts';
import { readRepository } from '../../helpers/repository.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const others = ['regionalstatistik/population', 'zensus/population'];

describe('the deliveries of the four cities', { timeout: 180_000 }, () => {
  it('give figures of their districts once the line example: true is gone', () =>
    withFolder(async (root) => {
      await confirmExamples(root, deliveredSources);
      const examples = await readRepository();
      for (const id of deliveredSources) await deliverTemplate(root, id, examples);

      const { sources } = await night(root, { at: '2026-11-21T03:00:00Z' });
      expect(sources.map(({ source, state }) => [source, state])).toEqual(
        deliveredSources.map((id) => [id, 'accepted']),
      );
      const said = sources.flatMap(({ issues }) => issues);
      expect(said.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(said.filter(({ code }) => code === 'delivery-accepted')).toHaveLength(deliveredSources.length);

      const total = (await publishedRows(root, 'population-total')).filter(({ sex }) => sex === '_T');
      const districts = total.filter(({ area_level }) => area_level === 'OB' || area_level === 'ST');
      expect(districts).toHaveLength(15 + 14 + 19 + 29);
      expect(new Set(total.map(({ basis, time_period }) => `${basis} ${time_period}`))).toEqual(
        new Set(['register 2025']),
      );
      expect(districts.every(({ obs_value }) => Number(obs_value) > 0)).toBe(true);
      for (const city of total.filter(({ area_level }) => area_level === 'city')) {
        const parts = total.filter(({ ref_area }) => ref_area?.startsWith(`${city.ref_area}.`));
        expect(parts.reduce((sum, { obs_value }) => sum + Number(obs_value), 0)).toBe(Number(city.obs_value));
      }
      const share = await publishedRows(root, 'share-65-plus');
      expect(share.find(({ ref_area }) => ref_area === '07315000.OB.15')).toMatchObject({
        ...{
          basis: 'register',
          time_period: '2025',
          obs_status: 'A',
          source: 'mainz/population-by-district',
        },
      });
    }));

  it('change nothing of what other sources say', () =>
    withFolder(async (root) => {
      await makeProject(root, [...others, ...deliveredSources]);
      const mirror = await copySample(join(root, 'mirror'), /12411-01-01-4|1000A/);
      await night(root, { mirror });
      const before = await publishedRows(root, 'population-total');

      await confirmExamples(root, [...others, ...deliveredSources]);
      const examples = await readRepository();
      for (const id of deliveredSources) {
        const source = examples.examples.get(id);
        if (!source) throw new Error(`no example ${id}`);
        const name = `${source.request.mirror}_2025.${source.read.parser}`;
        await writeFile(join(mirror, name), await fillTemplate(source, examples));
      }
      await night(root, { mirror, at: '2026-11-22T03:00:00Z' });
      const after = await publishedRows(root, 'population-total');
      expect(after.filter(({ basis }) => basis !== 'register')).toEqual(before);
      expect(after.length).toBeGreaterThan(before.length);
    }));
});
