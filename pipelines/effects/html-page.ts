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
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&#(\d{1,6});/g, (whole, digits) => characterOf(Number(digits), whole))
    .replace(/&(\w+);/g, (whole, name) => entities.get(name) ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

function characterOf(code: number, otherwise: string): string {
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['auml', 'ä'],
  ['ouml', 'ö'],
  ['uuml', 'ü'],
  ['Auml', 'Ä'],
  ['Ouml', 'Ö'],
  ['Uuml', 'Ü'],
  ['szlig', 'ß'],
]);
