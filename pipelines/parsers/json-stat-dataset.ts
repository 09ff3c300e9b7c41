import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { JsonStat } from '../../schemas/types.ts';
import { isObject, type JsonObject, notTheFormat, parseJson, validDocument } from './json-document.ts';

/** What people call it, and by what it is checked. */
const jsonStatKind = { schema: 'json-stat', name: { de: 'JSON-stat', en: 'JSON-stat' } } as const;

/** The one dataset of a JSON-stat document, of version 2.0 or 1.x (`{"dataset": {…}}`), in the form of 2.0. */
export function jsonStatDataset(text: string, file: string): JsonStat {
  const document = parseJson(text, jsonStatKind.name, file);
  if (!isObject(document)) return validDocument(document, jsonStatKind, file);
  if (document.class === 'collection') throw severalDatasets(itemsOf(document), file);
  return validDocument(inFormOf2(onlyDataset(document, file)), jsonStatKind, file);
}

/** Version 1 wraps its datasets into a bundle; the name of the one dataset says nothing. */
function onlyDataset(document: JsonObject, file: string): JsonObject {
  if (document.class !== undefined || document.dimension !== undefined) return document;
  if (document.error !== undefined) throw refused(document.error, file);
  const datasets = Object.entries(document).filter(
    ([, value]) => isObject(value) && isObject(value.dimension),
  );
  if (datasets.length > 1)
    throw severalDatasets(
      datasets.map(([name]) => name),
      file,
    );
  const [only] = datasets;
  return only === undefined ? document : (only[1] as JsonObject);
}

/** In version 1 the order and sizes of the dimensions stood among the dimensions themselves. */
function inFormOf2(dataset: JsonObject): JsonObject {
  const { dimension } = dataset;
  if (!isObject(dimension) || !Array.isArray(dimension.id) || dataset.id !== undefined) return dataset;
  const { id, size, role, ...dimensions } = dimension;
  return { ...dataset, id, size, ...(role === undefined ? {} : { role }), dimension: dimensions };
}

/** The labels (or addresses) of the datasets that a collection offers. */
function itemsOf({ link }: JsonObject): readonly string[] {
  const items = isObject(link) && Array.isArray(link.item) ? link.item.filter(isObject) : [];
  return items.map(({ label, href }) => String(label ?? href ?? '?'));
}

function severalDatasets(names: readonly string[], file: string): SourceError {
  const shown = names.slice(0, 8).join(' | ');
  const value = names.length > 8 ? `${shown} | … (${names.length})` : shown || '–';
  return new SourceError([issue('several-datasets', { file, value })]);
}

/** A service may send its error as a JSON-stat document. */
function refused(error: unknown, file: string): SourceError {
  const words = JSON.stringify(error).slice(0, 200);
  return notTheFormat(
    jsonStatKind.name,
    { de: `der Dienst meldet ${words}`, en: `the service reports ${words}` },
    file,
  );
}
