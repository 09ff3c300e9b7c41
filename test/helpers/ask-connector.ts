import type { Asked, Connector } from '../../pipelines/connectors/connector.ts';
import { createCredentials } from '../../pipelines/effects/credentials.ts';
import { createHttp, type FetchedAnswer, type HttpAnswer } from '../../pipelines/effects/http.ts';
import type { SourceRequest } from '../../schemas/types.ts';

export interface Answered {
  readonly answer: HttpAnswer;
  /** The bytes as text; empty where nothing new came. */
  readonly text: string;
  /** The milliseconds of all pauses. */
  readonly pauses: readonly number[];
}

type Request = Pick<SourceRequest, 'url' | 'query' | 'timeout' | 'limit'>;

/** Lets a connector ask a server of the test, without waiting for anything. */
export async function askConnector(
  connector: Connector,
  request: Request,
  known: Asked['known'] = null,
): Promise<Answered> {
  const pauses: number[] = [];
  const answer = await connector(
    { file: 'trier/districts', request: { ...request, verified: false, mirror: 'x' }, known },
    {
      http: createHttp({ pauses: [] }),
      credentials: createCredentials({}),
      clock: { now: () => new Date('2026-11-21T02:00:00Z') },
      pause: async (milliseconds) => void pauses.push(milliseconds),
    },
  );
  return { answer, text: textOf(answer), pauses };
}

function textOf(answer: HttpAnswer): string {
  return answer.status === 'fetched' ? new TextDecoder().decode((answer as FetchedAnswer).bytes) : '';
}
