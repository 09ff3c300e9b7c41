import { type Html, html } from './html.ts';

export interface Column {
  readonly heading: string;
  /** Numbers stand right, so that their digits stand below each other. */
  readonly isNumber?: boolean;
}

/** A table whose first column names its rows. On a narrow screen it scrolls by itself, by keyboard, too. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly (Html | string)[])[],
): Html {
  return html`<div class="wide" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col"${alignment(column)}>${column.heading}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell, index) => written(cell, index, columns))}</tr>\n`)}</tbody>
</table></div>
`;
}

function written(cell: Html | string, index: number, columns: readonly Column[]): Html {
  return index === 0
    ? html`<th scope="row">${cell}</th>`
    : html`<td${alignment(columns[index])}>${cell}</td>`;
}

function alignment(column: Column | undefined): Html {
  return column?.isNumber ? html` class="number"` : html``;
}
