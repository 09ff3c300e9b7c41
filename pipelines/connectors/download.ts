import type { HttpAnswer } from '../effects/http.ts';
import type { Asked, ConnectorEffects } from './connector.ts';

/** A plain file at its address, asked for conditionally. */
export function download(
  { file, request, known }: Asked,
  { http }: Pick<ConnectorEffects, 'http'>,
): Promise<HttpAnswer> {
  const { url, timeout = 60, limit = 50 } = request;
  return http.get({
    file,
    url,
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
    timeout,
    limit,
  });
}
