import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Explainer, openExplainer } from '../../helpers/explainer.ts';
import { shared } from '../../helpers/repository.ts';
import { repositoryNight } from '../../helpers/repository-night.ts';

const originals = join(shared, 'sources');
const present = existsSync(originals);
const title = present
  ? 'a figure of the original files of the publishers'
  : 'skipped: ../shared/sources not present';

describe.skipIf(!present)(title, () => {
  let root = '';
  let explainer: Explainer;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quartett-explain-'));
    await repositoryNight(root, originals);
    explainer = await openExplainer(root);
  }, 180_000);
  afterAll(async () => {
    explainer.close();
    await rm(root, { recursive: true, force: true });
  });

  it.each([
    ['population-total', 'Mainz', '2018', []],
    ['share-65-plus', 'RLP4', '2018', []],
    ['share-65-plus', 'Trier', '2018', []],
    ['turnout-federal-election', '07211000.OB.11', '2025', ['channel=URN']],
    ['turnout-federal-election', '07211000.OB.11', '2025', []],
    ['employees-by-sector-share', 'Koblenz', '2018', ['sector=F']],
    ['unemployment-rate', 'RLP4', '2025', []],
    ['disposable-income-per-capita', 'Mainz', '2021', []],
  ])('%s of %s in %s descends to its cells', async (indicator, area, period, where) => {
    const page = await explainer.page({ indicator, area, period, where });
    const name = [indicator, area, period, ...where].join('-').replace('=', '-');
    await expect(descent(page)).toMatchFileSnapshot(`expected/originals/${name}.txt`);
  });
});

/** The figure and its descent; what else a page says stands in definitions that have tests of their own. */
function descent(page: string): string {
  const sections = page.split('\n\n');
  const named = sections.filter((section) => /^(Zähler|Nenner|Woher die Zahl kommt)\n/.test(section));
  return `${[sections[0], ...named].join('\n\n')}\n`;
}
