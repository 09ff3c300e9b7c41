import type { HttpAnswer } from '../effects/http.ts';
import { unpackOne } from '../parsers/unpack-one.ts';
import { accountOf, basicAuth } from './account.ts';
import type { Asked, ConnectorEffects } from './connector.ts';

/**
 * A plain file at its address, asked for conditionally, with a login where the source has an account. Of an archive the file in
 * it is kept, because the archive itself carries the time of packing.
 */
export async function download(
  { file, request, known }: Asked,
  effects: Pick<ConnectorEffects, 'http' | 'credentials'>,
): Promise<HttpAnswer> {
  const { url, account, timeout = 60, limit = 50, archive } = request;
  const login = account === undefined ? null : basicAuth(accountOf({ file, request }, effects));
  const answer = await effects.http.get({
    file,
    url,
    ...(login === null ? {} : { headers: { authorization: login } }),
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
    timeout,
    limit,
  });
  if (archive === undefined || answer.status !== 'fetched') return answer;
  return { ...answer, bytes: await unpackOne(answer.bytes, { file, limit }), mediaType: null };
}
