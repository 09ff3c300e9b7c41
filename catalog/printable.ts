/** XML 1.0 has no way to write control characters or half surrogates, so neither a serialisation nor a page carries them. */
export function printable(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
