import { printable } from '../printable.ts';

/** A piece of a page that may stand there as it is; all other text is escaped. */
export interface Html {
  readonly html: string;
}

type Content = Html | string | number | readonly Content[];

/**
 * A piece of a page: what is put in is escaped unless it is such a piece itself, and lists are joined. Pages are written
 * so that an XML parser reads them, too.
 *
 * @example html`<p>${title}</p>`
 */
export function html(pieces: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return {
    html: pieces.reduce((before, piece, index) => before + written(contents[index - 1] ?? '') + piece),
  };
}

/** Nothing: for a part that a page can do without. */
export const nothing: Html = { html: '' };

function written(content: Content): string {
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return 'html' in content ? content.html : content.map(written).join('');
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
