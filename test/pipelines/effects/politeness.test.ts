import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../pipelines/effects/http.ts';
import { createPoliteness } from '../../../pipelines/effects/politeness.ts';
import { german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';

const url = 'http://statistik.test/a.csv';

function soon(milliseconds: number): number {
  return performance.now() + milliseconds;
}

describe('a host', () => {
  it('is asked by no more at once than it wants, and a place that is left is taken', async () => {
    const politeness = createPoliteness(() => ({ parallel: 2, pause: 0 }));
    const [first, second] = [await politeness.enter(url, soon(5)), await politeness.enter(url, soon(5))];
    expect([first.status, second.status]).toEqual(['turn', 'turn']);
    expect(await politeness.enter(url, soon(20))).toEqual({ status: 'refused', heldBack: 0 });
    const waiting = [politeness.enter(url, soon(5_000)), politeness.enter(url, soon(5_000))];
    if (first.status === 'turn') first.leave();
    if (second.status === 'turn') second.leave();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(['turn', 'turn']);
  });

  it('has its pause between two requests, while another host is asked at once', async () => {
    const politeness = createPoliteness(() => ({ parallel: 9, pause: 200 }));
    const started = performance.now();
    await politeness.enter(url, soon(5_000));
    await politeness.enter('http://other.test/', soon(5_000));
    expect(performance.now() - started).toBeLessThan(150);
    await Promise.all([politeness.enter(url, soon(5_000)), politeness.enter(url, soon(5_000))]);
    expect(performance.now() - started).toBeGreaterThan(395);
  });

  it('that wants to be left alone is left alone for an hour at most', async () => {
    const politeness = createPoliteness(() => ({ parallel: 9, pause: 0 }));
    politeness.holdBack(url, 99_999_999_999);
    const refusal = await politeness.enter(url, soon(1_000));
    expect(refusal).toMatchObject({ status: 'refused' });
    if (refusal.status === 'refused') expect(refusal.heldBack / 1_000).toBeCloseTo(3_600, 0);
  });

  it('is known by name: ten at once where GENESIS documents it, two elsewhere, any number on this machine', async () => {
    const politeness = createPoliteness();
    const places = async (address: string, tries: number) => {
      const turns = await Promise.all(
        Array.from({ length: tries }, () => politeness.enter(address, soon(700))),
      );
      return turns.filter(({ status }) => status === 'turn').length;
    };
    expect(await places('http://127.0.0.1:8080/', 50)).toBe(50);
    expect(await places('https://www.statistik.test/', 4)).toBe(2);
  });
});

describe('Retry-After', () => {
  it('of one answer holds back all requests to the host, each up to its own limit', async () => {
    const http = createHttp({ pauses: [] });
    await withServer(
      (_, response) => response.writeHead(503, { 'retry-after': '120' }).end(),
      async (server) => {
        const ask = (file: string, timeout: number) =>
          http.get({ file, url: server.url, etag: null, lastModified: null, timeout, limit: 1 });
        expect(await german(ask('trier/first', 10))).toContain('antwortet mit 503');
        expect(await german(ask('trier/second', 10))).toBe(
          `${server.url}/ wurde nicht abgerufen: Der Server will noch 120 s in Ruhe gelassen werden, länger als diese Quelle warten darf. Keine Handlung nötig, wenn es beim nächsten Lauf geht; sonst request.timeout erhöhen oder die Quellen dieses Herausgebers in schedule weiter auseinanderlegen. Der letzte gute Stand bleibt veröffentlicht.`,
        );
        expect(server.requests()).toBe(1);
      },
    );
  });

  it('is waited for by the next request if its limit allows it', async () => {
    const http = createHttp({ pauses: [] });
    let isFirst = true;
    await withServer(
      (_, response) => {
        if (isFirst) response.writeHead(429, { 'retry-after': '1' }).end();
        else response.end('a;b');
        isFirst = false;
      },
      async (server) => {
        const ask = (timeout: number) =>
          http.get({ file: 'f', url: server.url, etag: null, lastModified: null, timeout, limit: 1 });
        const started = performance.now();
        await ask(10).catch(() => {});
        expect(await ask(10)).toMatchObject({ status: 'fetched' });
        expect(performance.now() - started).toBeGreaterThan(900);
      },
    );
  });
});
