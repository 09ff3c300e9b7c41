/** The same data with every text passed through `redact`; secrets can reach a report through the answer of a server. */
export function redacted<Value>(value: Value, redact: (text: string) => string): Value {
  const clean = (one: unknown): unknown => {
    if (typeof one === 'string') return redact(one);
    if (Array.isArray(one)) return one.map(clean);
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(value) as Value;
}
