import { basename } from 'node:path/posix';
import { DefinitionError, SourceError } from '../schemas/errors.ts';
import { issue } from '../schemas/issues.ts';
import type { Session } from './commands.ts';
import { draftFile } from './draft/draft-file.ts';
import { nextSteps } from './draft/next-steps.ts';
import { pageLines } from './draft/page-lines.ts';
import type { Files } from './effects/files.ts';
import { exitCodes } from './exit-codes.ts';

export interface UnknownFile {
  readonly path: string;
  /** The path as it was typed, for the commands that are suggested. */
  readonly named?: string;
  /** The sheet of a workbook; the likely one unless told. */
  readonly sheet: string | null;
  /** Where the draft is to lie, from the root: pipelines/sources/<publisher>/<name>.yaml. */
  readonly write: string | null;
}

/** Wider lines are hard to read. */
const widest = 110;

/** `preview --file`: what the parsers see of a file without a definition, and a draft of one; writes only where told. */
export async function previewUnknown(
  { path, named = path, sheet, write }: UnknownFile,
  session: Session,
): Promise<number> {
  const { project, effects, language } = session;
  const { files, terminal } = effects;
  const id = write === null ? null : sourceIdOf(write);
  if (write !== null) await refuseOverwriting(write, files);
  const bytes = await readNamed(path, files);
  const file = await draftFile(bytes, { file: basename(path), sheet, id }, project);
  if (write !== null) await files.writeAtomic(write, file.text);
  const steps = nextSteps(file, project, { path: named, written: write !== null });
  const page = { language, width: Math.min(terminal.width, widest), paint: terminal.paint };
  for (const line of pageLines(file, steps, write === null, page)) terminal.line(line);
  if (write !== null) terminal.line({ de: `\nGeschrieben: ${write}`, en: `\nWritten: ${write}` }[language]);
  return exitCodes.fine;
}

/** publisher/name of a path below pipelines/sources. */
export function sourceIdOf(path: string): string {
  const [, id] =
    /^(?:\.\/)?pipelines\/sources\/([a-z0-9-]+\/[a-z0-9]+(?:[-_][a-z0-9]+)*)\.yaml$/.exec(path) ?? [];
  if (id !== undefined && !id.endsWith('/spellings')) return id;
  throw new DefinitionError([issue('bad-target', { file: 'quartett', value: path })]);
}

/** What a person has written stays. */
export async function refuseOverwriting(path: string, files: Pick<Files, 'exists'>): Promise<void> {
  if (await files.exists(path)) throw new DefinitionError([issue('target-exists', { file: path })]);
}

/** The bytes of a file that somebody names; a SourceError says if it cannot be read. */
export async function readNamed(file: string, files: Pick<Files, 'readBytes'>): Promise<Uint8Array> {
  try {
    return await files.readBytes(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new SourceError([issue('no-such-file', { file })], { cause: error });
  }
}
