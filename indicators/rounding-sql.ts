/**
 * SQL that rounds a ratio once, kaufmännisch (half away from zero), from exact values: integers of a millionth, never
 * a binary float. (2·|n|·s·k + |d|) / (2·|d|) in integer division, then the sign again. NULL for a denominator of 0.
 * Numerators up to 10^20 fit HUGEINT.
 */
export function roundedRatio(
  numerator: string,
  denominator: string,
  times: number,
  decimals: number,
): string {
  const scale = 10 ** decimals;
  const whole = (value: string) => `(${value} * 1000000)::HUGEINT`;
  const n = whole(numerator);
  const d = whole(denominator);
  const rounded = `((2 * abs(${n}) * ${times} * ${scale} + abs(${d})) // (2 * abs(${d})))`;
  const sign = `(CASE WHEN (${n} < 0) <> (${d} < 0) THEN -1 ELSE 1 END)`;
  return `CASE WHEN ${denominator} <> 0 THEN (${sign} * ${rounded})::DECIMAL(22, 0) * ${unit(decimals)} END::DECIMAL(28, 6)`;
}

/** SQL that rounds a decimal once, half away from zero. DuckDB does so for DECIMAL, not for DOUBLE. */
export function roundedDecimal(value: string, decimals: number): string {
  return `round(${value}, ${decimals})::DECIMAL(28, 6)`;
}

/** 1, 0.1, 0.01 … as exact decimal. */
function unit(decimals: number): string {
  return `${decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`}::DECIMAL(7, 6)`;
}
