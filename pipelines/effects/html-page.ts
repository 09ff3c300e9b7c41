import { decodeEntities } from '../parsers/entities.ts';

/** No source is an HTML page: one that comes nevertheless is an error page, a login or a notice. */
export function isHtml(bytes: Uint8Array, mediaType: string | null): boolean {
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return true;
  return /^\s*(<\?xml[^>]*>\s*)?(<!--((?!-->).)*-->\s*)*<(!doctype\s+html|html)[\s>]/is.test(
    beginningOf(bytes),
  );
}

/** The title of a page, else its first words; null if there are none. */
export function pageTitle(bytes: Uint8Array): string | null {
  const page = beginningOf(bytes);
  const title = textOf(/<title[^>]*>(.*?)<\/title/is.exec(page)?.[1] ?? '');
  const words = title || textOf(page.replace(/<(script|style)\b.*?<\/\1\s*>/gis, ' '));
  return words === '' ? null : cut(words, 100);
}

/** Pages are UTF-8 or, on old servers, Windows-1252; `stream` allows for a character cut in two. */
function beginningOf(bytes: Uint8Array): string {
  const beginning = bytes.subarray(0, 50_000);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(beginning);
  }
}

function textOf(html: string): string {
  return decodeEntities(html.replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
