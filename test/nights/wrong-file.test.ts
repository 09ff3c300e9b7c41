import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '../../pipelines/project.ts';
import { confirmExamples, deliveredSources, deliverTemplate } from '../helpers/city-deliveries.ts';
import { hashPublic, night } from '../helpers/night.ts';
import { makeProject } from '../helpers/project.ts';
import { askPublishers, type Publishers, startPublishers } from '../helpers/publishers.ts';
import { readRepository } from '../helpers/repository.ts';
import { thoroughly } from '../helpers/thoroughly.ts';
import { withFolder } from '../helpers/with-folder.ts';

/** Everybody gets the file of the next one, of the one after that, and so on: each file at each wrong place. */
const shifts = [1, 2, 3];
const shifted = <Item>(items: readonly Item[], index: number, shift: number) =>
  items[(index + shift) % items.length] as Item;

describe('the file of another city', () => {
  let root = '';
  let examples: Project;
  let data: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'quartett-cities-'));
    examples = await readRepository();
    await confirmExamples(root, deliveredSources);
  });
  afterAll(() => rm(root, { recursive: true }));

  it('is refused as the very first one', async () => {
    for (const [index, id] of deliveredSources.entries())
      await deliverTemplate(root, shifted(deliveredSources, index, 1), examples, { into: id });
    await expect(night(root)).rejects.toThrow(/No accepted data exist/);
  });

  it('is taken where it belongs', async () => {
    const at = '2026-11-22T03:00:00Z';
    for (const id of deliveredSources) await deliverTemplate(root, id, examples, { night: at });
    const { sources } = await night(root, { at });
    expect(sources.map(({ state }) => state)).toEqual(deliveredSources.map(() => 'accepted'));
    data = await dataOf(root);
  });

  it.each(shifts)('changes no figure and is named, %i cities on', async (shift) => {
    const at = `2026-11-${22 + shift}T03:00:00Z`;
    for (const [index, id] of deliveredSources.entries()) {
      const wrong = shifted(deliveredSources, index, shift);
      await deliverTemplate(root, wrong, examples, { into: id, date: `2026-0${shift}-01`, night: at });
    }
    const { sources } = await night(root, { at });
    expect(sources.map(({ source, state }) => [source, state])).toEqual(
      deliveredSources.map((id) => [id, 'rejected']),
    );
    for (const { issues } of sources) expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
    expect(await dataOf(root)).toEqual(data);
  });
});

describe.runIf(thoroughly)('the file of another source', () => {
  let publishers: Publishers;
  beforeAll(async () => {
    publishers = await startPublishers();
  });
  afterAll(() => publishers.close());

  it('changes no figure and is named, wherever it turns up', async () => {
    await withFolder(async (root) => {
      const ids = [...(await readRepository()).sources.keys()];
      await askPublishers(await makeProject(root), publishers, ids);
      await night(root);
      const data = await dataOf(root);
      for (const shift of shifts) {
        for (const [index, id] of ids.entries()) {
          publishers.say(id, await publishers.bytes(shifted(ids, index, shift)));
        }
        const { sources } = await night(root, { at: `2026-11-${21 + shift}T03:00:00Z` });
        expect(sources.map(({ source, state }) => [source, state])).toEqual(
          ids.map((id) => [id, 'rejected']),
        );
        expect(await dataOf(root)).toEqual(data);
      }
    });
  }, 120_000);
});

/** Path → SHA-256 of the published figures. */
async function dataOf(root: string): Promise<Readonly<Record<string, string>>> {
  const all = Object.entries(await hashPublic(root));
  return Object.fromEntries(all.filter(([path]) => /^data\/.*\.csv$/.test(path) && !path.includes('checks')));
}
