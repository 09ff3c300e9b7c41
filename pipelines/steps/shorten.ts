import { type Issue, type IssueCode, issue } from '../../schemas/issues.ts';

/** Lists the first issues of each kind and counts the rest. */
export function shorten(issues: readonly Issue[], file: string, listed: number): readonly Issue[] {
  const kinds = [...new Set(issues.map(({ code }) => code))];
  return kinds.flatMap((code: IssueCode) => {
    const same = issues.filter((one) => one.code === code);
    const rest = same.length - listed;
    return rest > 0
      ? [...same.slice(0, listed), issue('more-of-these', { file, value: String(rest) }, { kind: code })]
      : same;
  });
}
