import type { Project } from '../project.ts';
import { draftSource, type SourceDraft } from './draft-source.ts';
import { draftText } from './draft-text.ts';
import { examineFile, type Findings } from './findings.ts';
import { proposeRead } from './propose-read.ts';
import { recognize } from './recognize.ts';
import { readWhole } from './whole-table.ts';

export interface FileDraft {
  readonly findings: Findings;
  readonly draft: SourceDraft;
  /** The definition as YAML. */
  readonly text: string;
}

export interface Asked {
  /** The name of the file, without its folder. */
  readonly file: string;
  /** The sheet of a workbook; the likely one unless told. */
  readonly sheet: string | null;
  /** publisher/name of the source that is to be, if it is said. */
  readonly id: string | null;
}

/** What the parsers see of a file that no definition describes, and a draft of one. Throws a SourceError if no table is found. */
export async function draftFile(
  bytes: Uint8Array,
  { file, sheet, id }: Asked,
  project: Project,
): Promise<FileDraft> {
  const recognized = recognize(bytes, file);
  const proposal = await proposeRead(bytes, recognized, sheet, file);
  const table = await readWhole(bytes, proposal.read, file);
  const publisher = id === null ? null : (id.split('/')[0] ?? null);
  const findings = examineFile({ file, recognized, proposal, table, publisher }, project);
  const draft = draftSource(findings, project, { id });
  const code = findings.surroundings.table;
  const title = findings.title === null || code === null ? findings.title : `${findings.title} (${code})`;
  return { findings, draft, text: draftText(draft, title) };
}
