import type { SourceRequest } from '../../schemas/types.ts';
import type { SourceDefinition } from '../project.ts';
import { fits } from '../steps/column-labels.ts';

/** Where an office puts the files of a source, and what shows that one is whole. */
export interface Drop {
  readonly source: string;
  readonly folder: string;
  /** What the names look like; * stands for any text. */
  readonly pattern: string;
  /** Milliseconds for which a file must have been left alone. */
  readonly settle: number;
  /** A file of the same name with this after it says that the file is whole. */
  readonly companion: '.ok' | '.fertig' | null;
  readonly endsWithLine: boolean;
  /** Megabytes (10⁶ bytes) of a file that is read. */
  readonly limit: number;
}

/** How a source is delivered; null if it is not. */
export function dropOf({ id, request }: Pick<SourceDefinition, 'id' | 'request'>): Drop | null {
  const { via, folder, files, settle = 60, complete, limit = 50 } = request;
  if (via !== 'delivery' || folder === undefined || files === undefined) return null;
  return {
    source: id,
    folder,
    pattern: files,
    settle: settle * 1000,
    companion: companionOf(complete),
    endsWithLine: complete === 'newline',
    limit,
  };
}

/** The drops of all sources that share the folder of one, itself among them, in order of their ids. */
export function dropsBeside(
  { folder }: Drop,
  sources: Iterable<Pick<SourceDefinition, 'id' | 'request'>>,
): readonly Drop[] {
  return [...sources].flatMap((source) => dropOf(source) ?? []).filter((drop) => drop.folder === folder);
}

/** Whether a file belongs to a drop: offices write .XLSX as well as .xlsx, and Macs compose an ü of two letters. */
export function isNamedFor({ pattern }: Pick<Drop, 'pattern'>, name: string): boolean {
  const plain = (text: string) => text.normalize('NFC').toLowerCase();
  return fits(plain(pattern), plain(name));
}

function companionOf(complete: SourceRequest['complete']): Drop['companion'] {
  if (complete === 'ok') return '.ok';
  return complete === 'fertig' ? '.fertig' : null;
}
