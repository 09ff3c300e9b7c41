import { ServeError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';

/** Why a server cannot listen, in plain words. An error that says nothing of the kind is our bug and comes back as it is. */
export function listenFailure(error: unknown, address: string): unknown {
  const reason = reasons.get((error as NodeJS.ErrnoException).code ?? '');
  if (reason === undefined) return error;
  const details = { reason: reason.de, reasonen: reason.en };
  return new ServeError([issue('serve-no-address', { file: address }, details)], { cause: error });
}

const noSuchHost: Text = {
  de: 'der Rechner hat diese Adresse nicht',
  en: 'this computer does not have that address',
};
const reasons: ReadonlyMap<string, Text> = new Map([
  ['EADDRINUSE', { de: 'der Port ist schon belegt', en: 'the port is already in use' }],
  ['EACCES', { de: 'für diesen Port fehlen die Rechte', en: 'permission for this port is missing' }],
  ['EADDRNOTAVAIL', noSuchHost],
  ['ENOTFOUND', noSuchHost],
  ['EAI_AGAIN', noSuchHost],
]);
