import type { SourceGenesisQuery } from '../../schemas/types.ts';
import type { FetchedAnswer } from '../effects/http.ts';
import { unpackOne } from '../parsers/unpack-one.ts';
import type { Asked, ConnectorEffects } from './connector.ts';
import { finishedJob, startedJob } from './genesis-job.ts';
import { refusal } from './genesis-refusal.ts';
import { type Reply, readReply } from './genesis-reply.ts';
import { type Call, genesisService } from './genesis-service.ts';

/**
 * A table of a GENESIS database by its web service "REST 2020" (GENESIS-Online, Regionaldatenbank, Zensus). There is no ETag:
 * the table comes whole each time, and only its bytes tell whether it is new. What is kept is the file inside the archive,
 * because the archive itself carries the time of the request.
 */
export async function genesis(asked: Asked, effects: ConnectorEffects): Promise<FetchedAnswer> {
  const { file, request } = asked;
  const query = request.query as unknown as SourceGenesisQuery; // Its schema goes with via.
  const call = genesisService(asked, effects);
  const reply = await fetchTable(query, call, asked, effects);
  if (reply.kind === 'status') throw refusal(reply, asked, effects);
  const bytes = await unpackOne(reply.bytes, { file, limit: request.limit ?? 50 });
  return { status: 'fetched', bytes, mediaType: null, etag: null, lastModified: null };
}

/** A table that is too large for an answer (98) is made by the service in the background. */
async function fetchTable(
  query: SourceGenesisQuery,
  call: Call,
  asked: Asked,
  effects: ConnectorEffects,
): Promise<Reply> {
  const { timeout = 60 } = asked.request;
  const deadline = effects.clock.now().getTime() + timeout * 1_000;
  const words = wordsOf(query);
  const reply = readReply(await call('data/tablefile', words), asked.file);
  if (reply.kind === 'file' || reply.code !== 98) return reply;
  const started = readReply(await call('data/tablefile', { ...words, job: 'true' }), asked.file);
  const name = started.kind === 'status' ? startedJob(started) : null;
  if (name === null) return started;
  await finishedJob(name, call, { file: asked.file, deadline, timeout }, effects);
  const { format } = words;
  return readReply(
    await call('data/resultfile', { name, area: 'all', compress: 'false', format }),
    asked.file,
  );
}

/** GENESIS passes over words that it does not know, so the schema has a closed list of them. */
function wordsOf({ table, format = 'csv', ...rest }: SourceGenesisQuery) {
  const given = Object.entries(rest).map(([word, value]) => [word, String(value)] as const);
  return { name: table, area: 'all', format, language: 'de', ...Object.fromEntries(given) };
}
