import { type Issue, issue } from '../schemas/issues.ts';
import { dropOf, dropsBeside, isNamedFor } from './deliveries/drop.ts';
import type { Project, SourceDefinition } from './project.ts';

type Place = (path: string, pointer: string) => { readonly file: string; readonly record: number | null };

/** Deliveries that could never be read, and files of which two sources would each say that they are theirs. */
export function checkDeliveries({ sources }: Pick<Project, 'sources'>, place: Place): readonly Issue[] {
  return [...sources.values()].flatMap((source) => [
    ...checkWords(source, place),
    ...checkOverlaps(source, [...sources.values()], place),
  ]);
}

function checkWords({ file, request }: SourceDefinition, place: Place): readonly Issue[] {
  const { via = 'download' } = request;
  const isGiven = (word: 'folder' | 'files' | 'settle' | 'complete') => request[word] !== undefined;
  const wrong =
    via === 'delivery'
      ? (['folder', 'files'] as const).filter((word) => !isGiven(word))
      : (['folder', 'files', 'settle', 'complete'] as const).filter(isGiven);
  if (wrong.length === 0) return [];
  const column = wrong.map((word) => `request.${word}`).join(', ');
  return [issue('delivery-words', { ...place(file, '/request'), column, value: via })];
}

/** A pattern that fits another one as a text would take its files. */
function checkOverlaps(
  source: SourceDefinition,
  all: readonly SourceDefinition[],
  place: Place,
): readonly Issue[] {
  const drop = dropOf(source);
  if (!drop) return [];
  return dropsBeside(drop, all)
    .filter((other) => other.source !== source.id && isNamedFor(drop, other.pattern))
    .map((other) =>
      issue(
        'delivery-overlap',
        { ...place(source.file, '/request/files'), column: 'request.files', value: drop.pattern },
        { folder: drop.folder, other: other.source },
      ),
    );
}
