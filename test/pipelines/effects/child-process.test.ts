import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type ChildOptions, runChild } from '../../../pipelines/effects/child-process.ts';

const run = (script: string, options: Partial<ChildOptions> = {}) =>
  runChild(['--eval', script], {
    limit: 60_000,
    grace: 60_000,
    stop: new AbortController().signal,
    ...options,
  });
const forever = 'setInterval(() => {}, 1000);';
const deaf = `process.on('SIGTERM', () => {}); ${forever}`;

describe('a process of its own', () => {
  it('ends with its exit code', async () => {
    expect(await run('process.exit(3)')).toEqual({ how: 'exited', code: 3 });
  });

  it('may be killed from outside', async () => {
    expect(await run("process.kill(process.pid, 'SIGKILL')")).toEqual({ how: 'killed', signal: 'SIGKILL' });
  });

  it('is ended when it takes too long, even if it does not listen', async () => {
    expect(await run(forever, { limit: 300 })).toEqual({ how: 'hung' });
    expect(await run(deaf, { limit: 300, grace: 100 })).toEqual({ how: 'hung' });
  });

  it('is asked to end when we are', async () => {
    const stop = new AbortController();
    const ended = run("process.on('SIGTERM', () => process.exit(6)); setInterval(() => {}, 1000);", {
      stop: stop.signal,
    });
    await setTimeout(500); // It listens only once it runs; until then SIGTERM would end it as well.
    stop.abort();
    expect([
      { how: 'exited', code: 6 },
      { how: 'killed', signal: 'SIGTERM' },
    ]).toContainEqual(await ended);
  });

  it('is asked to end when we were before it began', async () => {
    expect(await run(forever, { stop: AbortSignal.abort() })).toEqual({ how: 'killed', signal: 'SIGTERM' });
  });

  it('leaves nothing behind that listens to us', async () => {
    const before = process.listenerCount('exit');
    await run('');
    expect(process.listenerCount('exit')).toBe(before);
  });
});
