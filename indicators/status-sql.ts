import { literal } from '../schemas/sql-quote.ts';

/**
 * Precedence of OBS_STATUS, worst first: a figure that rests on several takes the first of theirs. Missing
 * (Q suppressed, L not collected, O unknown, M cannot exist) stands before every status that has a value.
 */
export const statusOrder = ['Q', 'L', 'O', 'M', 'B', 'E', 'F', 'P', 'U', 'D', 'N', 'A'] as const;

/** The reason of a figure that cannot exist (an empty polling district): the only missing part that counts as zero. */
const impossibleReason = 'not_possible';

const order = `[${statusOrder.map(literal).join(', ')}]`;

/** SQL for the rank of a status: 1 is the worst. */
export function rankOf(status: string): string {
  return `list_position(${order}, ${status})`;
}

/** SQL for the status of a rank. */
export function statusOf(rank: string): string {
  return `${order}[${rank}]`;
}

/**
 * SQL for the flag and the status as published. Until then a break is only a flag beside the status, because a change
 * within one side takes the status of its terms but not their break.
 */
export const publishedBreak = 'obs_value IS NOT NULL AND "break"';
export const publishedStatus = `CASE WHEN ${publishedBreak} THEN 'B' ELSE obs_status END`;

/** What a row of an aggregate says about its sum. */
export interface StrictSum {
  readonly obs_value: string;
  readonly obs_status: string;
  readonly conf_status: string;
  readonly break: string;
  readonly unreliable: string;
  readonly revised: string;
  readonly reason: string;
}

/**
 * SQL expressions, under GROUP BY, for a sum in which a missing part makes the total missing. A part that cannot exist
 * counts as zero unless every part is such; one whose figure the publisher only calls not meaningful (`x`) does not.
 * `incomplete` is SQL that is true where a part is not there at all; the sum is then missing with `reason`.
 */
export function strictSum(incomplete = 'false', reason = 'part_missing'): StrictSum {
  const nothing = `(obs_status = 'M' AND reason IS NOT DISTINCT FROM ${literal(impossibleReason)})`;
  const missing = `bool_or(obs_value IS NULL AND NOT ${nothing})`;
  const impossible = `bool_and${nothing}`;
  const rank = `coalesce(min(${rankOf('obs_status')}) FILTER (WHERE NOT ${nothing}), ${rankOf("'M'")})`;
  const worst = `least(${rank}, CASE WHEN ${incomplete} THEN ${rankOf("'L'")} ELSE 99 END)`;
  return {
    obs_value: `CASE WHEN NOT (${missing} OR ${impossible} OR ${incomplete}) THEN sum(obs_value) END`,
    // A part that rounds to zero (N) does not make a sum that is more than zero round to zero.
    obs_status: `CASE WHEN ${statusOf(worst)} = 'N' AND sum(obs_value) <> 0 THEN 'A' ELSE ${statusOf(worst)} END`,
    conf_status: `CASE WHEN bool_or(conf_status = 'C') THEN 'C' ELSE 'F' END`,
    break: 'bool_or("break")',
    unreliable: 'bool_or(unreliable)',
    revised: 'bool_or(revised)',
    // The reason is that of the status: of what is absent (L) unless a part is worse.
    reason: `CASE
      WHEN ${incomplete} AND ${statusOf(worst)} = 'L' THEN ${literal(reason)}
      WHEN ${missing} OR ${impossible} THEN arg_min(reason, ${rankOf('obs_status')}) FILTER (WHERE obs_value IS NULL) END`,
  };
}
