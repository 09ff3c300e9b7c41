import { type Issue, isError } from '../../schemas/issues.ts';
import type { Report } from '../../schemas/types.ts';
import type { NightFacts } from './facts.ts';

type Warning = Report['warnings'][number];

/**
 * What a person should judge: of the files that were accepted tonight, and of what is published. The latter stands as
 * long as its release does, so that a night without news does not hide it. Who was told before is not told as news.
 */
export function warningsIn({
  project,
  sources,
  ended,
  changes,
  published,
  notices,
  previous,
  made,
}: NightFacts): readonly Warning[] {
  const files = sources.flatMap(({ source, state, issues }) =>
    state === 'accepted' || state === 'unchanged' ? issues.map((issue) => ({ of: source, issue })) : [],
  );
  const release = 'release' in ended && ended.outcome === 'published' ? ended.release.issues : [];
  const found = [...(project?.warnings ?? []), ...release, ...(changes?.issues ?? [])];
  const own = notices.map((issue) => ({ of: 'report', issue }));
  const tonight = [...files, ...found.map((issue) => ({ of: 'release', issue })), ...own].filter(
    // An error of a source or a release is told where it is held back; what is found beside them, nowhere else.
    ({ of, issue }) => issue.severity === 'warning' || (of === 'report' && isError(issue)),
  );
  const before = new Map(previous?.warnings.map((warning) => [keyOf(warning), warning]));
  const isNew = ended.outcome === 'published';
  const standing = isNew || previous?.published?.id !== published?.id ? [] : (previous?.warnings ?? []);
  const kept = standing.filter(({ of }) => of === 'release');
  const all = new Map([...kept, ...tonight].map((one) => [keyOf(one), one]));
  return [...all].map(([key, { of, issue }]) => ({ of, since: before.get(key)?.since ?? made, issue }));
}

function keyOf({ of, issue }: { readonly of: string; readonly issue: Warning['issue'] | Issue }): string {
  return [of, issue.code, issue.file, issue.column ?? '', issue.sentence.de].join('\n');
}
