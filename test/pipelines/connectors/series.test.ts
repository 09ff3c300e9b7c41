import { expect, test } from 'vitest';
import { series } from '../../../pipelines/connectors/series.ts';
import { createHttp } from '../../../pipelines/effects/http.ts';
import { german } from '../../helpers/german.ts';
import { withServer } from '../../helpers/with-server.ts';

test('all requests of one look together have the time of one', async () => {
  await withServer(
    (_, response) => response.end('x'),
    async ({ url, requests }) => {
      const clock = { time: Date.parse('2026-11-21T02:00:00Z'), now: () => new Date(clock.time) };
      const request = { url, verified: false, mirror: 'x', timeout: 30 };
      const ask = series({ file: 'trier/districts', request }, { http: createHttp({ pauses: [] }), clock });
      await ask(`${url}/1`);
      clock.time += 29_000;
      await ask(`${url}/2`);
      clock.time += 1_000;
      expect(await german(ask(`${url}/3?key=secret`))).toBe(
        `Die Adresse ${url}/3 hat nicht innerhalb von 30 s vollständig geantwortet. Später noch einmal versuchen; ist der Herausgeber nur langsam, request.timeout erhöhen. Der letzte gute Stand bleibt veröffentlicht.`,
      );
      expect(requests()).toBe(2);
    },
  );
});
