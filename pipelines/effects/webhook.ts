import got from 'got';
import type { Sending } from './mail.ts';
import type { Network } from './network.ts';
import { networkReason } from './network-reason.ts';

export interface WebhookOptions {
  readonly url: string;
  /** Sent as Authorization: Bearer; empty: none. */
  readonly token: string;
  readonly userAgent: string;
  /** How connections are made; as Node does, if not told. */
  readonly network?: Network;
  /** Milliseconds for the whole request. */
  readonly patience?: number;
}

/** Where a message goes: as it is, or with PUT to an address below that is its own. */
export interface WebhookRequest {
  readonly method: 'POST' | 'PUT';
  /** What is added to the path. */
  readonly below: string;
  readonly body: unknown;
}

/** Calls a webhook, which takes a message by answering 2xx. */
export type CallWebhook = (request: WebhookRequest) => Promise<Sending>;

/** Never follows a redirection, which would carry the token elsewhere; asks once, because a message must not come twice. */
export function createWebhook({
  url,
  token,
  userAgent,
  network,
  patience = 30_000,
}: WebhookOptions): CallWebhook {
  return async ({ method, below, body }) => {
    try {
      const address = new URL(url);
      if (below !== '') address.pathname = `${address.pathname.replace(/\/$/, '')}/${below}`;
      const { statusCode } = await got(address, {
        ...(network === undefined ? {} : { agent: network.agents() }),
        method,
        json: body,
        headers: { 'user-agent': userAgent, ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
        followRedirect: false,
        retry: { limit: 0 },
        timeout: { request: patience },
        throwHttpErrors: false,
      });
      if (statusCode >= 200 && statusCode < 300) return { isTaken: true, problem: null };
      const problem = { de: `er antwortet mit ${statusCode}`, en: `it answers ${statusCode}` };
      return { isTaken: false, problem };
    } catch (error) {
      const { code = 'ERR_UNKNOWN' } = error as { code?: string };
      return { isTaken: false, problem: networkReason(code) };
    }
  };
}
