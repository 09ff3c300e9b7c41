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
  if (account !== null) return account;
  const { username, password } = credentials.variables(name);
  throw new SourceError([issue('credentials-missing', { file, value: name }, { username, password })]);
}
