import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../../pipelines/explain/explanation.ts';
import { type Explainer, openExplainer } from '../../helpers/explainer.ts';
import { night } from '../../helpers/night.ts';
import { publishedRows } from '../../helpers/published-rows.ts';
import { repository } from '../../helpers/repository.ts';

const project = join(repository, 'test/golden/four-cities');

describe('a figure of the golden project', () => {
  let root = '';
  let explainer: Explainer;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quartett-explain-'));
    await cp(join(project, 'project'), root, { recursive: true });
    // The small project has no words for these; a page without them is no page.
    for (const list of ['status', 'reason', 'comparability']) {
      const path = `indicators/codes/${list}.yaml`;
      await cp(join(repository, path), join(root, path));
    }
    await night(root, { mirror: join(project, 'mirror') });
    explainer = await openExplainer(root);
  });
  afterAll(async () => {
    explainer.close();
    await rm(root, { recursive: true, force: true });
  });

  it.each([
    ['population-total', 'Mainz', '2018'],
    ['population-change', 'Mainz', '2018'],
    ['population-change', 'Koblenz', '2018'],
    ['population-density', 'RLP4', '2018'],
    ['population-density', 'RLP4', '2019'],
  ])('%s of %s in %s is explained on a page', async (indicator, area, period) => {
    const page = await explainer.page({ indicator, area, period });
    await expect(page).toMatchFileSnapshot(`expected/${indicator}-${area}-${period}.txt`);
  });

  it('is explained in English as well', async () => {
    const page = await explainer.page({ indicator: 'population-density', area: 'RLP4' }, 'en');
    await expect(page).toMatchFileSnapshot('expected/population-density-RLP4-2018-en.txt');
  });

  it.each(['population-total', 'population-change', 'population-density'])(
    'of %s adds up to what is published, in every row',
    async (indicator) => {
      const rows = await publishedRows(root, indicator);
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) {
        const { ref_area: area = '', time_period: period = '', basis = '' } = row;
        const where = row.sex === undefined ? [] : [`sex=${row.sex}`];
        const { figure, numerator, denominator } = await explainer.tree({
          ...{ indicator, area, period, basis, where },
        });
        expect(figure.value ?? '').toBe(row.obs_value);
        expect(unequal(numerator)).toEqual([]);
        if (denominator === null) continue;
        expect(unequal(denominator)).toEqual([]);
        expect([numerator.value ?? '', denominator.value ?? '']).toEqual([row.numerator, row.denominator]);
      }
    },
  );

  it('that is published with another value says so first, and what has changed since', async () => {
    const path = join(root, 'output/public/data/population-total.csv');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('fort-z2011,_T,217118,A', 'fort-z2011,_T,217000,P'));
    const altered = await explainer.page({ indicator: 'population-total' });
    await writeFile(path, text.replaceAll(/^population-total,07315000,.*,2018,.*\n/gm, ''));
    const absent = await explainer.page({ indicator: 'population-total' });
    await writeFile(path, text);
    expect(
      altered.split('\n\n')[0],
    ).toBe(`Veröffentlicht ist seit 21.11.2026 ein anderer Wert: 217.000 (Status P, in
output/public/data/population-total.csv). Die veröffentlichte Datei ist
verändert worden.`);
    expect(absent.split('\n\n')[0]).toBe(`In der Veröffentlichung vom 21.11.2026 steht diese Zahl nicht
(output/public/data/population-total.csv). Die veröffentlichte Datei ist
verändert worden.`);
  });
});

/** The sums in a tree that do not add up, in hundredths. */
function unequal(step: Step): readonly string[] {
  const below = step.steps.filter(({ isLeftOut }) => !isLeftOut);
  const parts =
    below.length > 0
      ? below.map(({ value, isSubtracted }) => (isSubtracted ? -1 : 1) * hundredths(value))
      : step.cells.map(({ value }) => hundredths(value));
  const sum = parts.reduce((whole, part) => whole + part, 0);
  const wrong = step.value !== null && sum !== hundredths(step.value) ? [step.label.de] : [];
  return [...wrong, ...step.steps.flatMap(unequal)];
}

function hundredths(value: string | null): number {
  return Math.round(Number(value ?? '0') * 100);
}
