import { parse } from 'yaml';
import { draftFile, type FileDraft } from '../../pipelines/draft/draft-file.ts';
import { nextSteps } from '../../pipelines/draft/next-steps.ts';
import { pageLines } from '../../pipelines/draft/page-lines.ts';
import type { Project, SourceDefinition } from '../../pipelines/project.ts';
import type { Language } from '../../schemas/language.ts';
import type { Source, Spellings } from '../../schemas/types.ts';
import { readRepository } from './repository.ts';

/** Reading all definitions takes longer than drafting one. */
const repositoryProject = readRepository();

/** What the project of the repository makes of a file without a definition. */
export async function drafted(bytes: Uint8Array, file: string, project?: Project): Promise<FileDraft> {
  return draftFile(bytes, { file, sheet: null, id: null }, project ?? (await repositoryProject));
}

/** The page that `preview --file` prints, without colours. */
export async function page(bytes: Uint8Array, file: string, language: Language = 'de'): Promise<string> {
  const project = await repositoryProject;
  const one = await drafted(bytes, file, project);
  const steps = nextSteps(one, project, { path: file, written: false });
  const lines = pageLines(one, steps, true, { language, width: 100, paint: (_, text) => text });
  return `${lines.join('\n')}\n`;
}

/** The project as it would be if nobody had ever defined this source. */
export function without(project: Project, id: string): Project {
  return { ...project, sources: new Map([...project.sources].filter(([source]) => source !== id)) };
}

/** A draft as a definition, together with the spellings that it proposes; what is open stays open. */
export function asSource({ text, draft }: FileDraft, like: SourceDefinition): SourceDefinition {
  const proposed = (parse(draft.spellings.lines.join('\n')) ?? {}) as Spellings;
  return {
    ...like,
    ...(parse(text) as Source),
    id: like.id,
    expect: like.expect ?? {},
    spellings: merged(like.spellings, proposed),
  };
}

function merged(own: Spellings, proposed: Spellings): Spellings {
  const dimensions = [...new Set([...Object.keys(own), ...Object.keys(proposed)])];
  return Object.fromEntries(
    dimensions.map((dimension) => [dimension, { ...own[dimension], ...proposed[dimension] }]),
  );
}
