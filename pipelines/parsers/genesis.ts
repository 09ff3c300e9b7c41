import type { SourceRead } from '../../schemas/types.ts';
import { decode } from './decode.ts';
import { layOut } from './genesis-layout.ts';
import { cutRegions } from './genesis-regions.ts';
import { lineText, splitLines } from './lines.ts';
import { melt } from './melt.ts';
import type { Table } from './parser.ts';

/** Any table export of a GENESIS database, at whatever depth of header, read by the shapes of its cells. */
export function genesis(bytes: Uint8Array, read: SourceRead, file: string): Table {
  const regions = cutRegions(splitLines(decode(bytes, read, file), ';', file), file);
  return {
    ...melt(regions.body, layOut(regions, file)),
    preamble: regions.preamble.map(lineText).join('\n').trim(),
    footer: regions.footer,
    stand: regions.stand,
  };
}
