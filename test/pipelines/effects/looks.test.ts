import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../../pipelines/effects/files.ts';
import { createLooks, type Look } from '../../../pipelines/effects/looks.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const look = (day: number, state: Look['state']) => ({
  looked: `2026-11-${day}T03:00:00.000Z`,
  state,
  seconds: 1.5,
});

it('remembers the last look at each source, and when it last went well and brought something new', () =>
  withFolder(async (folder) => {
    const looks = createLooks('looks.json', createFiles(folder));
    expect(await looks.read()).toEqual(new Map());
    await looks.record('mainz/people', look(18, 'accepted'));
    await looks.record('mainz/people', look(19, 'unchanged'));
    await looks.record('mainz/people', look(20, 'unreachable'));
    await looks.record('koblenz/people', look(20, 'rejected'));
    expect([...(await createLooks('looks.json', createFiles(folder)).read())]).toEqual([
      ['koblenz/people', { ...look(20, 'rejected'), succeeded: null, changed: null }],
      [
        'mainz/people',
        {
          ...look(20, 'unreachable'),
          succeeded: '2026-11-19T03:00:00.000Z',
          changed: '2026-11-18T03:00:00.000Z',
        },
      ],
    ]);
  }));

it.each(['', '{"sources":', '{"sources": {"a": 1}}', '[]'])(
  'takes a damaged record (%j) for none, so that everything is looked at again',
  (text) =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'looks.json'), text);
      const looks = createLooks('looks.json', createFiles(folder));
      expect(await looks.read()).toEqual(new Map());
      await looks.record('mainz/people', look(18, 'accepted'));
      expect((await looks.read()).get('mainz/people')?.state).toBe('accepted');
    }),
);
