import type { HttpAnswer } from '../effects/http.ts';
import { unpackOne } from '../parsers/unpack-one.ts';
import type { Asked, ConnectorEffects } from './connector.ts';

/** A plain file at its address, asked for conditionally; of an archive the file in it is kept, whose bytes know no time of packing. */
export async function download(
  { file, request, known }: Asked,
  { http }: Pick<ConnectorEffects, 'http'>,
): Promise<HttpAnswer> {
  const { url, timeout = 60, limit = 50, archive } = request;
  const answer = await http.get({
    file,
    url,
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
    timeout,
    limit,
  });
  if (archive === undefined || answer.status !== 'fetched') return answer;
  return { ...answer, bytes: await unpackOne(answer.bytes, { file, limit }), mediaType: null };
}
