/** Names, passwords and keys stand before the host or after the question mark. */
export function withoutSecrets(address: string): string {
  const url = URL.parse(address);
  if (url === null) return address.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//');
  return `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}
