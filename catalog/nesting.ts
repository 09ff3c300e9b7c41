/** How deeply a text is nested, as far as it goes. The parsers take quadratic time for depth, and do not all notice a missing end. */
export interface Nesting {
  readonly deepest: number;
  /** What is not closed at the end. */
  readonly open: number;
}

/** Elements within elements. */
export function xmlNesting(text: string): Nesting {
  let [open, deepest] = [0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after('-->', text, at);
    else if (text.startsWith('<![CDATA[', at)) at = after(']]>', text, at);
    else if (/[!?]/.test(text[at + 1] ?? '')) at += 2;
    else {
      const end = endOfTag(text, at);
      if (text[at + 1] === '/') open -= 1;
      else if (text[end - 2] !== '/') open += 1;
      deepest = Math.max(deepest, open, 1);
      at = end;
    }
  }
  return { deepest, open };
}

/** Objects and lists within each other. */
export function jsonNesting(text: string): Nesting {
  let [open, deepest] = [0, 0];
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString && character === '\\') at += 1;
    else if (character === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (character === '{' || character === '[') open += 1;
    else if (character === '}' || character === ']') open -= 1;
    deepest = Math.max(deepest, open);
  }
  return { deepest, open };
}

/** The place after the `>` that ends a tag; one in quotes does not. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return text.length;
}

function after(end: string, text: string, start: number): number {
  const found = text.indexOf(end, start);
  return found < 0 ? text.length : found + end.length;
}
