import type { Report } from '../../schemas/types.ts';

type ReportedIssue = Report['stopped'][number];

/** Issues of one kind that one cure helps, in the order in which they come. */
export interface Alike {
  readonly first: ReportedIssue;
  readonly all: readonly ReportedIssue[];
}

/** Puts together what is cured alike, so that the cure is read once. */
export function alike(issues: readonly ReportedIssue[]): readonly Alike[] {
  const groups = Map.groupBy(issues, ({ code, cure }) => `${code} ${cure.de}`);
  return [...groups.values()].flatMap((all) => (all[0] === undefined ? [] : [{ first: all[0], all }]));
}

/** The first few of every kind, so that a kind that is met a hundred times hides no other. */
export function someOfEach<Kind extends { readonly code: string }>(
  issues: readonly Kind[],
  most: number,
): Kind[] {
  const seen = new Map<string, number>();
  return issues.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= most;
  });
}
