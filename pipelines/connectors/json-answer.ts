import { type DocumentKind, notTheFormat, parseJson, validDocument } from '../parsers/json-document.ts';
import { refuseRefusal } from './refusal.ts';

/** The answer of a service as a valid document; JSON is UTF-8, whatever the headers say (RFC 8259). */
export function jsonAnswer<Document>(bytes: Uint8Array, kind: DocumentKind, file: string): Document {
  const document = parseJson(utf8(bytes, kind, file), kind.name, file);
  refuseRefusal(document, file);
  return validDocument<Document>(document, kind, file);
}

function utf8(bytes: Uint8Array, { name }: DocumentKind, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw notTheFormat(
      name,
      { de: 'die Antwort ist nicht in UTF-8 geschrieben', en: 'the answer is not written in UTF-8' },
      file,
      error,
    );
  }
}
