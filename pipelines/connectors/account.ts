import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { Account } from '../effects/credentials.ts';
import type { Asked, ConnectorEffects } from './connector.ts';

/** What opens the service of a source; throws a SourceError that names the variables to set where nothing is set. */
export function accountOf(
  { file, request }: Pick<Asked, 'file' | 'request'>,
  { credentials }: Pick<ConnectorEffects, 'credentials'>,
): Account {
  const name = request.account ?? '';
  const account = credentials.of(name);
  const { username, password } = credentials.variables(name);
  if (account === null)
    throw new SourceError([issue('credentials-missing', { file, value: name }, { username, password })]);
  if (unsendable.test(`${account.username}${account.password}`))
    throw new SourceError([issue('credentials-unusable', { file, value: name }, { username, password })]);
  return account;
}

/** As HTTP's own login wants it (RFC 7617), in UTF-8. */
export function basicAuth({ username, password }: Account): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Line ends, mostly from a file that a password was read from, and what HTTP has no letters for. */
const unsendable = /[^\t\x20-\x7e\x80-\xff]/;
