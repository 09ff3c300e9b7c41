import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';

/** Refuses what arrives instead of a file: nothing at all, or a web page that says why there is none. */
export function refusePage(bytes: Uint8Array, file: string): void {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  if (start === '' && bytes.length < 4096) throw new SourceError([issue('empty-file', { file })]);
  if (/^(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype html|html)\b/is.test(start)) {
    throw new SourceError([issue('html-instead', { file, value: titleOf(start) })]);
  }
}

function titleOf(page: string): string {
  const title = plain(/<title[^>]*>([^<]*)/i.exec(page)?.[1] ?? '');
  return title || plain(page).slice(0, 80);
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
