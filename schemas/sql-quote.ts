/** An SQL identifier; every name that comes from a definition or a file goes through here. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** An SQL text literal; null becomes NULL. */
export function literal(text: string | null): string {
  return text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`;
}

/** A comma-separated list of text literals, for IN (…); never empty, because IN () is no SQL. */
export function literals(texts: readonly string[]): string {
  return texts.length > 0 ? texts.map(literal).join(', ') : 'NULL';
}

/** SQL that writes a decimal exactly and as short as it is: 114024, not 114024.000000. */
export function plainNumber(value: string): string {
  return `rtrim(rtrim((${value})::DECIMAL(28, 6)::VARCHAR, '0'), '.')`;
}
