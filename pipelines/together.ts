import type { Outcome } from './collect.ts';

const severity = ['unchanged', 'accepted', 'absent', 'unreachable', 'rejected'] as const;

/** What came of two files of one source: the worse state, and all that was seen. */
export function together(one: Outcome, other: Outcome): Outcome {
  const worst = Math.max(severity.indexOf(one.state), severity.indexOf(other.state));
  return {
    source: one.source,
    state: severity[worst] ?? other.state,
    rows: one.rows + other.rows,
    observations: one.observations + other.observations,
    issues: [...one.issues, ...other.issues],
    loaded: [...one.loaded, ...other.loaded],
  };
}
