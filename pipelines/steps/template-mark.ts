import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { Table } from '../parsers/parser.ts';

/** What every template says above its table. Whoever fills it in puts a title in its place. */
export const templateMark = 'MUSTER – zum Ausfüllen, keine Daten';

/** A template that comes back as it went must never become data, not even where empty cells mean something. */
export function refuseTemplate({ preamble, footer }: Pick<Table, 'preamble' | 'footer'>, file: string): void {
  if (!`${preamble}\n${footer}`.includes(templateMark)) return;
  throw new SourceError([issue('template-delivered', { file, value: templateMark })]);
}
