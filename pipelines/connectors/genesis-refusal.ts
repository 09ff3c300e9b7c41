import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { SourceGenesisQuery } from '../../schemas/types.ts';
import type { Asked, ConnectorEffects } from './connector.ts';
import type { StatusReply } from './genesis-reply.ts';

/** Why GENESIS gives no table, by the code in its answer. */
export function refusal(
  { code, content }: StatusReply,
  { file, request }: Asked,
  { credentials }: Pick<ConnectorEffects, 'credentials'>,
): SourceError {
  const account = request.account ?? '';
  const { table } = request.query as unknown as SourceGenesisQuery;
  const words = content.replace(/\s+/g, ' ').trim().slice(0, 300);
  if (loginCodes.has(code)) {
    const details = { code, words, ...credentials.variables(account) };
    return new SourceError([issue('login-refused', { file, value: account }, details)]);
  }
  const kind = emptyCodes.has(code) ? 'table-not-given' : 'query-refused';
  return new SourceError([
    issue(kind, { file, value: emptyCodes.has(code) ? table : words }, { code, words }),
  ]);
}

/** 2: wrong name or password; 15: no right to it. */
const loginCodes: ReadonlySet<number> = new Set([2, 15]);

/** 90: no such object; 104: none that fits the query. */
const emptyCodes: ReadonlySet<number> = new Set([90, 104]);
