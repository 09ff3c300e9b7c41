/** A text as YAML writes it: plain where nobody can misread it, else in double quotes. */
export function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const isPlain =
    /^[\p{L}][\p{L}\p{N} ._/()+-]*$/u.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return isPlain && !value.endsWith(' ') ? value : JSON.stringify(value);
}

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** A value on one line: `{column: "{sex}", variable: population}`. */
export function flow(value: Value): string {
  if (typeof value !== 'object') return scalar(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  const entries = Object.entries(value as { readonly [key: string]: Value });
  return `{${entries.map(([key, inner]) => `${scalar(key)}: ${flow(inner)}`).join(', ')}}`;
}
