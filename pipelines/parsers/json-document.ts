import { SourceError } from '../../schemas/errors.ts';
import { issue, type Text } from '../../schemas/issues.ts';
import { type SchemaName, validator } from '../../schemas/validator.ts';

/** What a document must be: its schema, and what people call it. */
export interface DocumentKind {
  readonly schema: SchemaName;
  readonly name: Text;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Text from outside → a valid document. Throws a SourceError that names `file` and says what came instead. */
export function jsonDocument<Document>(text: string, kind: DocumentKind, file: string): Document {
  return validDocument<Document>(parseJson(text, kind.name, file), kind, file);
}

/** JSON, not yet validated. */
export function parseJson(text: string, name: Text, file: string): unknown {
  if (depthOf(text) > deepest) throw notTheFormat(name, tooDeep, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    const start = text.trimStart().slice(0, 80).replace(/\s+/g, ' ');
    const reason = {
      de: `das ist kein JSON und beginnt mit „${start}“`,
      en: `this is no JSON and begins with "${start}"`,
    };
    throw notTheFormat(name, reason, file, error);
  }
}

export function validDocument<Document>(
  value: unknown,
  { schema, name }: DocumentKind,
  file: string,
): Document {
  const [breach, ...others] = validator()(schema, value, file);
  if (breach === undefined) return value as Document;
  const { de, en } = breach.sentence;
  const all = others.length === 0 ? null : others.length + 1;
  throw notTheFormat(
    name,
    {
      de: `${de.replace(/\.$/, '')}${all === null ? '' : ` (${all} Abweichungen insgesamt)`}`,
      en: `${en.replace(/\.$/, '')}${all === null ? '' : ` (${all} deviations in all)`}`,
    },
    file,
  );
}

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The error of an answer that is not what it should be; `reason` completes the sentence. */
export function notTheFormat(name: Text, reason: Text, file: string, cause?: unknown): SourceError {
  const details = { format: name.de, formaten: name.en, reason: reason.de, reasonen: reason.en };
  return new SourceError([issue('not-the-format', { file }, details)], cause === undefined ? {} : { cause });
}

/** No data are nested so deep, but a walk through them would end in a stack overflow. */
const deepest = 100;

const tooDeep = {
  de: `es ist mehr als ${deepest}fach verschachtelt`,
  en: `it is nested more than ${deepest} times`,
};

/** How deep brackets stand in brackets, without those in strings. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c && isString) at += 1;
    else if (code === 0x22) isString = !isString;
    else if (!isString && (code === 0x5b || code === 0x7b)) most = Math.max(most, ++depth);
    else if (!isString && (code === 0x5d || code === 0x7d)) depth -= 1;
  }
  return most;
}
