import { DefinitionError } from '../../schemas/errors.ts';
import { type Issue, issue } from '../../schemas/issues.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Which way requests leave the house, in the names that Node's agents read. */
export interface Proxies {
  readonly HTTP_PROXY?: string;
  readonly HTTPS_PROXY?: string;
  readonly NO_PROXY: string;
}

/**
 * Reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY, in either case, small letters first as curl does. This machine is never asked
 * through a proxy: mirrors are served on it.
 */
export function readProxies(environment: Environment): Proxies {
  const read = names.map((name) => ({ name, url: addressIn(settingOf(name, environment)) }));
  const unusable = read.filter(({ url }) => url === null);
  if (unusable.length > 0) throw new DefinitionError(unusable.map(({ name }) => invalid(name)));
  const used = read.flatMap(({ name, url }) => (url ? [[name, url] as const] : []));
  const exceptions = [settingOf('NO_PROXY', environment), ...ownNames].filter((one) => one !== '');
  return { ...Object.fromEntries(used), NO_PROXY: exceptions.join(',') };
}

const names = ['HTTP_PROXY', 'HTTPS_PROXY'] as const;
const ownNames = ['localhost', '127.0.0.1', '::1', '[::1]'];

function settingOf(name: string, environment: Environment): string {
  return (environment[name.toLowerCase()] || environment[name] || '').trim();
}

/** Administrations often write `proxy.example.de:3128`. Empty: none is set; null: no address of a proxy. */
function addressIn(text: string): string | null {
  if (text === '') return '';
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  return url !== null && ['http:', 'https:'].includes(url.protocol) ? url.href : null;
}

/** Without the value, in which a password may stand. */
function invalid(name: string): Issue {
  return issue('proxy-invalid', { file: name });
}
