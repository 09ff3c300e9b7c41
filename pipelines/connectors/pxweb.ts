import type { PxwebTable, SourcePxwebQuery } from '../../schemas/types.ts';
import type { FetchedAnswer } from '../effects/http.ts';
import { parseJson } from '../parsers/json-document.ts';
import { jsonStatDataset } from '../parsers/json-stat-dataset.ts';
import { joinAlong } from '../parsers/json-stat-join.ts';
import type { Asked, ConnectorEffects } from './connector.ts';
import { jsonAnswer } from './json-answer.ts';
import { refuseChanged } from './pxweb-changed.ts';
import { partsOf, type Selected } from './pxweb-parts.ts';
import { selectionOf } from './pxweb-selection.ts';
import { explained, refuseRefusal } from './refusal.ts';
import { type Ask, series } from './series.ts';

const tableKind = {
  schema: 'pxweb-table',
  name: { de: 'die Beschreibung einer PxWeb-Tabelle', en: 'The description of a PxWeb table' },
} as const;

/** Cells of a PxWeb table (API version 1). The table is first asked what variables it has, so that a new one is noticed. */
export async function pxweb(
  asked: Asked,
  effects: Pick<ConnectorEffects, 'http' | 'clock' | 'pause'>,
): Promise<FetchedAnswer> {
  const { file, request } = asked;
  const query = request.query as unknown as SourcePxwebQuery; // Its schema goes with via.
  const ask = series(asked, effects);
  const table = jsonAnswer<PxwebTable>((await ask(request.url)).bytes, tableKind, file);
  const { along, parts } = partsOf(selectionOf(table, query.select, file), query, file);
  const answers: FetchedAnswer[] = [];
  for (const part of parts) {
    await effects.pause(betweenCalls);
    answers.push(await askFor(part, query.format ?? 'json-stat2', ask, asked));
  }
  const [only] = answers;
  if (only !== undefined && answers.length === 1) return { ...only, etag: null, lastModified: null };
  return joined(answers, along, file);
}

/** Milliseconds: PxWeb allows 30 calls in 10 seconds unless its operator changes that. */
const betweenCalls = 350;

async function askFor(
  selected: readonly Selected[],
  format: string,
  ask: Ask,
  { file, request }: Pick<Asked, 'file' | 'request'>,
): Promise<FetchedAnswer> {
  const query = selected.map(({ code, values }) => ({ code, selection: { filter: 'item', values } }));
  const isJson = format !== 'csv';
  const answer = await ask(request.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, response: { format } }),
    // A refusal in words must not be taken for a table.
    ...(isJson ? { statuses: explained } : {}),
  });
  if (isJson) refuseRefusal(parseJson(new TextDecoder().decode(answer.bytes), cellsName, file), file);
  return answer;
}

const cellsName = { de: 'JSON-stat', en: 'JSON-stat' };

function joined(answers: readonly FetchedAnswer[], along: string, file: string): FetchedAnswer {
  const parts = answers.map(({ bytes }) => jsonStatDataset(new TextDecoder().decode(bytes), file));
  refuseChanged(parts, file);
  const bytes = new TextEncoder().encode(`${JSON.stringify(joinAlong(along, parts, file))}\n`);
  return { status: 'fetched', bytes, mediaType: 'application/json', etag: null, lastModified: null };
}
