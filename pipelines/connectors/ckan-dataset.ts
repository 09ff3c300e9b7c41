import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { CkanDataset } from '../../schemas/types.ts';
import { isObject, notTheFormat, parseJson, validDocument } from '../parsers/json-document.ts';
import type { Ask } from './series.ts';

const name = { de: 'eine Antwort von CKAN', en: 'An answer of CKAN' };

/** What the portal says of a dataset. One that is gone is refused with the names that resemble it. */
export async function showDataset(
  portal: string,
  wanted: string,
  ask: Ask,
  file: string,
): Promise<CkanDataset> {
  const shown = await act(portal, 'package_show', { id: wanted }, ask, file).catch((error: unknown) => error);
  if (shown instanceof Error) throw await whyMissing(shown, portal, wanted, ask, file);
  const dataset = validDocument<CkanDataset>(shown, { schema: 'ckan-dataset', name }, file);
  if (dataset.state !== undefined && dataset.state !== 'active') throw missing(portal, wanted, [], file);
  return dataset;
}

/** Runs a reading action; an answer without success is an error, whatever its status. */
async function act(
  portal: string,
  action: string,
  parameters: Readonly<Record<string, string>>,
  ask: Ask,
  file: string,
): Promise<unknown> {
  const { bytes } = await ask(`${portal}/api/3/action/${action}?${new URLSearchParams(parameters)}`);
  const answer = parseJson(new TextDecoder().decode(bytes), name, file);
  if (isObject(answer) && answer.success === true) return answer.result;
  const said = JSON.stringify(isObject(answer) ? (answer.error ?? answer) : answer).slice(0, 200);
  throw notTheFormat(name, { de: `das Portal meldet ${said}`, en: `the portal reports ${said}` }, file);
}

/**
 * CKAN answers 404 to a name that it does not know and 403 to what is not for everybody, as does a server that is no CKAN. If
 * another action works, it is the dataset that is missing.
 */
async function whyMissing(
  error: Error,
  portal: string,
  wanted: string,
  ask: Ask,
  file: string,
): Promise<unknown> {
  if (!(error instanceof SourceError)) return error;
  const isAnswered = error.issues.some(({ code }) => code === 'http-status' || code === 'not-the-format');
  if (!isAnswered) return error;
  const [start = wanted] = wanted.split(/[-_]/);
  return act(portal, 'package_autocomplete', { q: start, limit: '8' }, ask, file).then(
    (found) => missing(portal, wanted, namesIn(found), file, error),
    () => error,
  );
}

function missing(
  portal: string,
  dataset: string,
  names: readonly string[],
  file: string,
  cause?: Error,
): SourceError {
  const known = names.join(', ') || '–';
  return new SourceError(
    [issue('dataset-missing', { file, value: portal }, { dataset, known })],
    cause === undefined ? {} : { cause },
  );
}

function namesIn(found: unknown): readonly string[] {
  const list = Array.isArray(found) ? found : [];
  return list.flatMap((one: unknown) => (isObject(one) && typeof one.name === 'string' ? [one.name] : []));
}
