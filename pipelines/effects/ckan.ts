import { setTimeout as sleep } from 'node:timers/promises';
import got from 'got';
import { type CkanAnswer, type CkanFailure, readAnswer, unanswered } from './ckan-answer.ts';
import type { Network } from './network.ts';

/** A CKAN portal, action by action (harvest.md §5). Whatever goes wrong is a CkanFailure, never an exception. */
export interface Ckan {
  /** Asks something; repeated while the portal stumbles, because asking changes nothing. */
  read(action: string, parameters: object): Promise<CkanAnswer>;
  /**
   * Changes something. An answer may leave open whether it was done (a proxy gave up, the line broke, the index failed
   * after the write), so `isDone` looks before anything is repeated: nothing is created twice.
   */
  write(action: string, parameters: object, isDone: () => Promise<boolean>): Promise<CkanAnswer>;
}

export interface CkanOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string;
  /** The header that carries the token, as it is: CKAN takes no `Bearer`. */
  readonly header?: string;
  readonly userAgent?: string;
  /** Milliseconds before the second attempt, the third and so on; their number limits the attempts. */
  readonly pauses?: readonly number[];
  /** Milliseconds for one attempt. */
  readonly timeout?: number;
  /** Proxy and certificates. */
  readonly network?: Network;
}

/** @example const ckan = createCkan({ url: 'https://ckan.example.org', token }); await ckan.read('package_show', { id }) */
export function createCkan(options: CkanOptions): Ckan {
  const { pauses = [1_000, 4_000, 15_000] } = options;
  return {
    read: (action, parameters) => patiently(() => tryOnce(action, parameters, options), pauses, never),
    write: (action, parameters, isDone) =>
      patiently(() => tryOnce(action, parameters, options), pauses, isDone),
  };
}

async function never(): Promise<boolean> {
  return false;
}

async function patiently(
  attempt: () => Promise<CkanAnswer>,
  pauses: readonly number[],
  isDone: () => Promise<boolean>,
): Promise<CkanAnswer> {
  for (let attempts = 0; ; attempts++) {
    const answer = await attempt();
    if (answer.status === 'done' || !answer.isUncertain) return answer;
    const pause = pauseAfter(answer, pauses[attempts]);
    if (pause !== null) await sleep(pause);
    if (await isDone()) return { status: 'done', result: null };
    if (pause === null) return answer;
  }
}

/** How long to wait before the next attempt; null if there is none. */
function pauseAfter({ isTransient, retryAfter }: CkanFailure, pause: number | undefined): number | null {
  if (!isTransient || pause === undefined || retryAfter > patience) return null;
  return Math.max(pause, retryAfter);
}

/** A portal that wants us to wait longer is better pushed to in the next run. */
const patience = 60_000;

async function tryOnce(action: string, parameters: object, options: CkanOptions): Promise<CkanAnswer> {
  const { url, token, header = 'Authorization', userAgent = 'Quartett', timeout = 60_000, network } = options;
  try {
    const { statusCode, headers, rawBody } = await got.post(`${url}/api/3/action/${action}`, {
      json: parameters,
      headers: { [header]: token, 'user-agent': userAgent, accept: 'application/json' },
      responseType: 'buffer',
      signal: AbortSignal.timeout(timeout), // got's own limit does not end a proxy's silence
      ...(network === undefined ? {} : { agent: network.agents() }),
      followRedirect: false, // the token must not travel to another host
      retry: { limit: 0 },
      throwHttpErrors: false,
    });
    return readAnswer({ status: statusCode, headers, body: rawBody }, token);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return unanswered('code' in error ? String(error.code) : error.name); // got's error carries our headers: it ends here
  }
}
