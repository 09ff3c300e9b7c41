import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { FetchedAnswer, HttpRequest } from '../effects/http.ts';
import type { Asked, ConnectorEffects } from './connector.ts';

/** One request of several: all that differs from the next. */
export type Step = Pick<HttpRequest, 'method' | 'headers' | 'body' | 'statuses'>;

/** Asks an address; the answer always comes whole, because nothing is asked conditionally. */
export type Ask = (url: string, step?: Step) => Promise<FetchedAnswer>;

/** Several requests of one look: all together have the time and the megabytes that the definition gives to one. */
export function series(
  { file, request }: Pick<Asked, 'file' | 'request'>,
  { http, clock }: Pick<ConnectorEffects, 'http' | 'clock'>,
): Ask {
  const { timeout = 60, limit = 50 } = request;
  const begun = clock.now().getTime();
  let received = 0;
  return async (url, step = {}) => {
    const place = { file, value: withoutQuery(url) };
    const left = timeout - (clock.now().getTime() - begun) / 1_000;
    if (left <= 0) throw new SourceError([issue('timed-out', place, { seconds: timeout })]);
    const answer = await http.get({
      ...step,
      file,
      url,
      etag: null,
      lastModified: null,
      timeout: Math.ceil(left),
      limit,
    });
    if (answer.status === 'not-modified') throw new Error(`${file}: 304 to an unconditional request`);
    received += answer.bytes.length;
    if (received > limit * 1_000_000)
      throw new SourceError([issue('too-large', place, { limit: `${limit} MB` })]);
    return answer;
  };
}

/** What stands behind the question mark is long and says little. */
export function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
