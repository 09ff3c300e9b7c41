import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import { isObject, type JsonObject } from '../parsers/json-document.ts';

/** Statuses under which services explain themselves in the body. Others come again or say nothing of the request. */
export const explained: readonly number[] = [400, 403, 404];

/** Refuses a JSON answer that only says what is wrong: `{code, description}` (OGC API), `{title, detail}` (RFC 9457), `{error}` (PxWeb). */
export function refuseRefusal(document: unknown, file: string): void {
  if (!isObject(document) || dataWords.some((word) => word in document)) return;
  const words = wordsOf(document);
  if (words === '') return;
  const value = words.length > 300 ? `${words.slice(0, 299)}…` : words;
  throw new SourceError([issue('service-exception', { file, value })]);
}

/** Words of documents that hold data. */
const dataWords = ['features', 'dimension', 'variables'];

function wordsOf({ code, title, description, detail, error }: JsonObject): string {
  const said = [code, title, description, detail, error].filter((one) => typeof one === 'string');
  return said.map((one) => one.replace(/\s+/g, ' ').trim().replace(/\.$/, '')).join(': ');
}
