import { identifier } from '../schemas/sql-quote.ts';

/** SQL: the codes of a row as people read them, `F Y65T74`; totals and what does not apply are left out. */
export function codesInWords(dimensions: readonly string[], row?: string): string {
  const prefix = row === undefined ? '' : `${row}.`;
  const codes = dimensions.map((name) => `nullif(nullif(${prefix}${identifier(name)}, '_T'), '_Z')`);
  return `concat_ws(' ', ${codes.join(', ') || "''"})`;
}
