import { SourceError } from '../../schemas/errors.ts';
import { issue } from '../../schemas/issues.ts';
import type { SourceRead } from '../../schemas/types.ts';
import { decode } from './decode.ts';
import { layOut } from './genesis-layout.ts';
import { cutRegions } from './genesis-regions.ts';
import { lineText, splitLines } from './lines.ts';
import { melt } from './melt.ts';
import type { Table } from './parser.ts';

/** Any table export of a GENESIS database, at whatever depth of header, read by the shapes of its cells. */
export function genesis(bytes: Uint8Array, read: SourceRead, file: string): Table {
  const lines = splitLines(decode(bytes, read, file), ';', file);
  const regions = cutRegions(lines, file);
  refuseOtherTable(lines[0]?.cells[0] ?? '', read.table, file);
  return {
    ...melt(regions.body, layOut(regions, file)),
    preamble: regions.preamble.map(lineText).join('\n').trim(),
    footer: regions.footer,
    stand: regions.stand,
  };
}

/** Many tables have the same header, so the code in the first line is what tells them apart. */
function refuseOtherTable(title: string, expected: string | undefined, file: string): void {
  const value = title.replace(/^[^:]*:\s*/, '');
  if (expected === undefined || value === expected) return;
  throw new SourceError([issue('other-table', { file, record: 1, value }, { expected })]);
}
