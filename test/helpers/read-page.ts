import { SaxesParser } from '@rubensworks/saxes';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Reads a page as strictly as XML is read: whatever is not well-formed throws. */
export function readPage(text: string): Element {
  const root = { name: '', attributes: {}, children: [] as (Element | string)[] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (piece) => open.at(-1)?.children.push(piece));
  parser.write(text).close();
  return root;
}

/** All elements of a name, in the order of the page. */
export function elementsOf(element: Element, ...names: readonly string[]): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(names.includes(child.name) ? [child] : []), ...elementsOf(child, ...names)],
  );
}

/** All text below an element. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The cells of the rows below the head of a table. */
export function rowsOf(table: Element): readonly (readonly string[])[] {
  return elementsOf(table, 'tbody')
    .flatMap((body) => elementsOf(body, 'tr'))
    .map((row) => elementsOf(row, 'th', 'td').map(textOf));
}
