import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import type { HttpRequest } from './http.ts';
import { bareCause } from './http-failure.ts';
import { networkReason } from './network-reason.ts';
import type { Proxies } from './proxy.ts';

/** A request that failed before it reached its server. */
export interface ProxyFailure {
  readonly error: SourceError;
  readonly isTransient: boolean;
}

/** What is wrong with the proxy; null where an error has nothing to do with it. */
export function proxyFailure(
  { file, url: address }: HttpRequest,
  error: Error,
  proxies: Proxies,
): ProxyFailure | null {
  const { code, statusCode, hostname, port } = detailsOf(error);
  if (code === 'ERR_PROXY_TUNNEL') return tunnelFailure(file, address, statusCode, error);
  const target = new URL(address);
  const proxy = URL.parse((target.protocol === 'https:' ? proxies.HTTPS_PROXY : proxies.HTTP_PROXY) ?? '');
  if (proxy === null || !isAt(proxy, hostname, port) || isAt(target, hostname, port)) return null;
  const reason = networkReason(code);
  return { error: unreachable(file, proxy, reason, error), isTransient: true };
}

/** 407 on its own, when the proxy has to be asked for http addresses. */
export function proxyWantsLogin(file: string): SourceError {
  return new SourceError([issue('proxy-login', { file })]);
}

function tunnelFailure(file: string, address: string, statusCode: number | null, error: Error): ProxyFailure {
  if (statusCode === 407) return { error: proxyWantsLogin(file), isTransient: false };
  const { host } = new URL(address);
  const answer: Text =
    statusCode === null
      ? { de: 'er antwortet nicht oder bricht ab', en: 'it does not answer or breaks off' }
      : { de: `er antwortet mit ${statusCode}`, en: `it answers ${statusCode}` };
  const place = { file, value: host };
  const details = { reason: answer.de, reasonen: answer.en };
  return {
    error: new SourceError([issue('proxy-refuses', place, details)], { cause: bareCause(error) }),
    isTransient: statusCode === null || statusCode >= 500,
  };
}

function unreachable(file: string, proxy: URL, { de, en }: Text, error: Error): SourceError {
  const place = { file, value: proxy.host }; // never the whole address: name and password stand in it
  return new SourceError([issue('proxy-unreachable', place, { reason: de, reasonen: en })], {
    cause: bareCause(error),
  });
}

interface Details {
  readonly code: string;
  readonly statusCode: number | null;
  /** Whose name was looked up in vain. */
  readonly hostname: string | null;
  /** Where a connection was tried in vain. */
  readonly port: number | null;
}

/** What Node tells lies in the cause of got's error; of several attempts (IPv4, IPv6) the first stands for all. */
function detailsOf(error: Error): Details {
  const cause = error.cause instanceof AggregateError ? error.cause.errors[0] : (error.cause ?? error);
  const { code = '', statusCode = null, hostname = null, port = null } = cause as Partial<Details>;
  return { code: String(code), statusCode, hostname, port };
}

/** By name where there was no address yet, else by the port: the proxy's name has become an address by then. */
function isAt(url: URL, hostname: string | null, port: number | null): boolean {
  if (hostname !== null) return url.hostname === hostname;
  return port !== null && port === (Number(url.port) || (url.protocol === 'https:' ? 443 : 80));
}
