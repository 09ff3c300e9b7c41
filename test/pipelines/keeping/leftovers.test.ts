import { expect, it } from 'vitest';
import { createFiles } from '../../../pipelines/effects/files.ts';
import { removeLeftovers } from '../../../pipelines/keeping/leftovers.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const kept = [
  ...['data/live/lock', 'data/live/looks.json'],
  ...['data/live/releases/1/release.json', 'data/live/releases/1/data/a.csv'],
  ...['data/live/snapshots/o/s/latest.json', 'data/live/snapshots/o/s/abc/body'],
];

it('clears away what only a run under way needs, and nothing else', async () => {
  await withFolder(async (root) => {
    const files = createFiles(root);
    const left = [
      'data/live/.looks.json.4711.tmp',
      'data/live/spill-12/duckdb_temp_storage_S32K-0.tmp',
      'data/live/releases/.next-12/data/a.csv',
      'data/live/snapshots/o/s/.latest.json.4711.tmp',
      'data/live/snapshots/o/s/.new-4711/body',
      'data/live/snapshots/o/s/abc/.accepted.json.4711.tmp',
    ];
    for (const path of [...kept, ...left]) await files.writeAtomic(path, 'x');
    await files.makeFolder('data/live/snapshots/o/s/.new-4712');
    await removeLeftovers('data/live', files);
    expect(await files.list('data', true)).toEqual([...kept].sort());
    expect(await files.folders('data/live')).toEqual(['releases', 'snapshots']);
    expect(await files.folders('data/live/snapshots/o/s')).toEqual(['abc']);
  });
});

it('has nothing to do where nothing has ever run', async () => {
  await withFolder(async (root) => {
    const files = createFiles(root);
    await removeLeftovers('data/live', files);
    expect(await files.list('.', true)).toEqual([]);
  });
});
