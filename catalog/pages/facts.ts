import { type Html, html } from './html.ts';

/** Terms and what is to be said about each, side by side. */
export function facts(pairs: readonly (readonly [term: string, Html | string])[]): Html {
  return html`<dl>
${pairs.map(([term, content]) => html`<dt>${term}</dt><dd>${content}</dd>\n`)}</dl>
`;
}
