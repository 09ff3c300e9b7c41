import type { Issue, Text } from '../schemas/issues.ts';

/** The same issues without the secrets that a server may have echoed into them. */
export function redactIssues(issues: readonly Issue[], redact: (text: string) => string): readonly Issue[] {
  const both = ({ de, en }: Text): Text => ({ de: redact(de), en: redact(en) });
  return issues.map((one) => ({
    ...one,
    value: one.value === null ? null : redact(one.value),
    column: one.column === null ? null : redact(one.column),
    sentence: both(one.sentence),
    cure: both(one.cure),
  }));
}
