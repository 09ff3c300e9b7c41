import type { Issue, IssueCode } from '../../schemas/issues.ts';

/** Lists the first issues of each kind; `rest` says how many more there are. */
export function shorten(
  issues: readonly Issue[],
  listed: number,
  rest: (count: string, kind: IssueCode) => Issue,
): readonly Issue[] {
  const kinds = [...new Set(issues.map(({ code }) => code))];
  return kinds.flatMap((code) => {
    const same = issues.filter((one) => one.code === code);
    const more = same.length - listed;
    return more > 0 ? [...same.slice(0, listed), rest(String(more), code)] : same;
  });
}
