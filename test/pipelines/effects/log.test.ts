import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLog } from '../../../pipelines/effects/log.ts';
import type { Issue } from '../../../schemas/issues.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const clock = { now: () => new Date('2026-11-21T03:00:00Z') };
const failed = (issue: Issue) => {
  throw new Error(issue.sentence.de);
};
const redact = (text: string) => text.replaceAll('geheim', '***');

it('the log has a JSON line for each event, without secrets, and goes on where it ended', async () => {
  await withFolder(async (folder) => {
    const destination = join(folder, 'new/log.jsonl');
    createLog({ destination, redact, clock, failed }).event('source ended', {
      source: 'a/b',
      url: 'https://x/?k=geheim',
    });
    const error = new Error('geheim', { cause: new TypeError('deep') });
    createLog({ destination, redact, clock, failed }).error('night broke off', error, { source: 'a/b' });
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
  expect(createLog({ destination: null, redact, clock, failed }).event('night began')).toBeUndefined();
});

it('a log that cannot be written is told of once, and stops nothing', async () => {
  await withFolder(async (folder) => {
    await writeFile(join(folder, 'file'), '');
    for (const destination of [join(folder, 'file/log.jsonl'), '/dev/full']) {
      const issues: Issue[] = [];
      const log = createLog({ destination, redact, clock, failed: (issue) => issues.push(issue) });
      log.event('night began');
      log.error('night broke off', new Error('x'));
      expect(issues.map(({ code, file }) => [code, file])).toEqual([['log-unwritten', destination]]);
      expect(issues[0]?.sentence.de).toMatch(
        /^Das Protokoll für Programme ließ sich nicht schreiben: .+\. Der Lauf geht ohne es weiter\.$/,
      );
    }
  });
});
