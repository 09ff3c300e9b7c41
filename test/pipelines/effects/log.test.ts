import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLog } from '../../../pipelines/effects/log.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const clock = { now: () => new Date('2026-11-21T03:00:00Z') };
const redact = (text: string) => text.replaceAll('geheim', '***');

it('the log has a JSON line for each event, without secrets, and goes on where it ended', async () => {
  await withFolder(async (folder) => {
    const destination = join(folder, 'new/log.jsonl');
    createLog({ destination, redact, clock }).event('source ended', {
      source: 'a/b',
      url: 'https://x/?k=geheim',
    });
    const error = new Error('geheim', { cause: new TypeError('deep') });
    createLog({ destination, redact, clock }).error('night broke off', error, { source: 'a/b' });
    const lines = (await readFile(destination, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({
      level: 'info',
      time: '2026-11-21T03:00:00.000Z',
      event: 'source ended',
      source: 'a/b',
      url: 'https://x/?k=***',
    });
    expect(lines[1]).toMatchObject({
      level: 'error',
      event: 'night broke off',
      error: 'Error: ***',
      stack: expect.stringContaining('log.test.ts'),
      cause: { error: 'TypeError: deep' },
    });
  });
});

it('without a destination nothing is written', () => {
  expect(createLog({ destination: null, redact, clock }).event('night began')).toBeUndefined();
});
