import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { SourceMeineHeimatQuery } from '../../schemas/types.ts';
import type { FetchedAnswer } from '../effects/http.ts';
import { accountOf, basicAuth } from './account.ts';
import type { Asked, ConnectorEffects } from './connector.ts';
import { series } from './series.ts';

/**
 * Figures of "Meine Heimat" of the Statistisches Landesamt Rheinland-Pfalz. Regions are keys of 12 digits (ARS), figures are
 * numbers (Lfdnr) that the office gives. Which columns come is not documented; the definition says how they are read.
 */
export async function meineHeimat(asked: Asked, effects: ConnectorEffects): Promise<FetchedAnswer> {
  const { file, request } = asked;
  const { format = 'CSV', regions, lfdnrs, years } = request.query as unknown as SourceMeineHeimatQuery;
  const answer = await series(asked, effects)(request.url, {
    method: 'POST',
    headers: {
      accept: 'text/csv, */*;q=0.1',
      'content-type': 'application/json; charset=UTF-8',
      authorization: basicAuth(accountOf(asked, effects)),
    },
    body: JSON.stringify({ outputFormat: format, regions, lfdnrs, years }),
  });
  refuseMessage(answer.bytes, file);
  return { ...answer, etag: null, lastModified: null }; // of an answer to a query they say nothing
}

/** An error may come in JSON under HTTP 200. */
function refuseMessage(bytes: Uint8Array, file: string): void {
  const start = new TextDecoder().decode(bytes.subarray(0, 300)).trim();
  if (!/^[{[]/.test(start)) return;
  throw new SourceError([issue('query-refused', { file, value: start }, { code: 'JSON' })]);
}
