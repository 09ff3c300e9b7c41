import { type Issue, issue } from '../schemas/issues.ts';
import type { DefinitionFiles, SourceDefinition } from './project.ts';

/**
 * What a draft has left to do in the text of a definition. A source may be tried before it is finished, for nothing of it
 * is accepted; anything else would be published as it stands.
 */
export function unfinishedIn(path: string, text: string): readonly Issue[] {
  const isSource = path.startsWith('pipelines/sources/');
  const lines = (mark: RegExp) =>
    !mark.test(text)
      ? []
      : text
          .split('\n')
          .flatMap((line, index) => (mark.test(line) && !line.startsWith('#') ? [index + 1] : []));
  const open = lines(/bitte ergänzen|bitte-ergaenzen/);
  const guessed = lines(/# geraten\b/);
  return [
    ...(open.length > 0 ? [told('unfinished', path, open, isSource ? 'warning' : 'error')] : []),
    ...(guessed.length > 0 ? [told('unconfirmed', path, guessed, 'warning')] : []),
  ];
}

/** The definitions without the drafts among them: whoever starts the next draft need not finish the last one first. */
export function finishedFiles(files: DefinitionFiles): DefinitionFiles {
  const isFinished = async (path: string) =>
    !path.endsWith('.yaml') || !isUnfinished(await files.readText(path).catch(() => ''));
  return {
    readText: files.readText,
    list: async (folder, recursively) => {
      const paths = await files.list(folder, recursively);
      const finished = await Promise.all(paths.map(isFinished));
      return paths.filter((_, index) => finished[index]);
    },
  };
}

/** Whether something is left to be filled in. */
export function isUnfinished(text: string): boolean {
  return unfinishedIn('', text).some(({ code }) => code === 'unfinished');
}

/** What keeps a file of an unfinished source from being accepted. */
export function unfinishedSource(source: SourceDefinition, warnings: readonly Issue[]): readonly Issue[] {
  return warnings
    .filter(({ code, file }) => code === 'unfinished' && file === source.file)
    .map((warning) => ({ ...warning, severity: 'error' }));
}

function told(
  code: 'unfinished' | 'unconfirmed',
  file: string,
  lines: readonly number[],
  severity: Issue['severity'],
): Issue {
  return issue(code, { file, record: lines[0] ?? null }, { lines: lines.join(', ') }, severity);
}
