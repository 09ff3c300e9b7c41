import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createFiles } from '../../../pipelines/effects/files.ts';
import { newCity } from '../../../pipelines/new-city.ts';
import { newIndicator, newSource } from '../../../pipelines/new-definition.ts';
import { readProject } from '../../../pipelines/project.ts';
import { readSchema, validator } from '../../../schemas/validator.ts';
import { makeProject } from '../../helpers/project.ts';
import { inSession } from '../../helpers/session.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const area = 'regionalstatistik/area';
const kaiserslautern = { ags: '07312000', name: 'Kaiserslautern', from: '2015-01-01' };

interface Schema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly description: string }>>;
}

const codes = (error: unknown) =>
  (error as { issues: readonly { code: string }[] }).issues.map(({ code }) => code);

describe('a template', () => {
  it('of a source has every word of the schema, with its description', async () => {
    await withFolder(async (root) => {
      const { read } = await makeProject(root, [area]);
      await inSession(root, (session) => newSource('regionalstatistik/births', null, session));
      const text = await read('pipelines/sources/regionalstatistik/births.yaml');
      const { properties, required } = readSchema('source') as unknown as Schema;
      expect(Object.keys(parse(text))).toEqual(expect.arrayContaining([...required]));
      const said = text.replace(/\n *# /g, ' ');
      for (const [word, { description }] of Object.entries(properties)) {
        expect(said).toContain(description);
        expect(text).toMatch(new RegExp(`^(# )?${word}:`, 'm'));
      }
      expect(validator()('source', parse(text), 'births')).toEqual([]);
    });
  });

  it.each(['ratio', 'value'] as const)('of an indicator computes a %s', async (kind) => {
    await withFolder(async (root) => {
      const { read } = await makeProject(root, [area]);
      await inSession(root, (session) => newIndicator('births-per-1000', kind, session));
      const text = await read('indicators/births-per-1000.yaml');
      expect(Object.keys(parse(text))).toContain(kind);
      expect(text).toContain('issued: "2026-12-01"');
    });
  });

  it.each([
    ['Births', 'bad-id'],
    ['births_total', 'bad-id'],
    ['observations', 'reserved-id'],
    ['area-total', 'target-exists'],
    ['gone', 'withdrawn-id'],
  ])('is refused for the id %s: %s', async (id, code) => {
    await withFolder(async (root) => {
      await makeProject(root, [area]);
      const withdrawn =
        'title: {de: Alt, en: Old}\non: "2026-11-21"\nbecause: {de: Die Quelle ist versiegt.}\n';
      await createFiles(root).writeAtomic('catalog/withdrawn/gone.yaml', withdrawn);
      const error = await inSession(root, (session) => newIndicator(id, 'ratio', session)).catch(
        (thrown) => thrown,
      );
      expect(codes(error)).toEqual([code]);
    });
  });
});

describe('a further city', () => {
  it('is shown as rows, with what they would change', async () => {
    await withFolder(async (root) => {
      const { read } = await makeProject(root);
      const before = await read('indicators/codes/areas.yaml');
      const { code, text } = await inSession(root, (session) => newCity(kaiserslautern, false, session));
      expect(code).toBe(0);
      const withoutLines = text.replace(/Zeile \d[\d, ]*/g, 'Zeile N');
      await expect(withoutLines).toMatchFileSnapshot('expected/new-city.txt');
      expect(await read('indicators/codes/areas.yaml')).toBe(before);
    });
  });

  it('is appended where that is wanted, and leaves the group of four as it is', async () => {
    await withFolder(async (root) => {
      await makeProject(root, [area]);
      await inSession(root, (session) => newCity(kaiserslautern, true, session));
      const { areas, groups } = (await readProject(createFiles(root))).registry.areas;
      expect(areas.slice(-2).map(({ id, level }) => [id, level])).toEqual([
        ['07312000', 'city'],
        ['07312000.ST.000', 'unassigned'],
      ]);
      expect(groups.map(({ id, members }) => [id, members.length])).toEqual([['RLP4', 4]]);
    });
  });

  it.each([
    ['07315000', 'duplicate-id'],
    ['07339030', 'no-urban-district'],
    ['7312', 'no-urban-district'],
  ])('is refused for the key %s: %s', async (ags, code) => {
    await withFolder(async (root) => {
      await makeProject(root, [area]);
      const error = await inSession(root, (session) =>
        newCity({ ...kaiserslautern, ags }, true, session),
      ).catch((thrown) => thrown);
      expect(codes(error)).toEqual([code]);
    });
  });
});
