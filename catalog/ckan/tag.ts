/**
 * A keyword in CKAN's alphabet (letters, digits, blank, `-`, `_`, `.`; 2 to 100 characters), as one bad tag makes the portal
 * refuse the whole dataset; null if nothing is left of it. A release has tested its keywords, so this changes only foreign ones.
 */
export function tagOf(keyword: string): string | null {
  const clean = keyword
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} _.-]+/gu, ' ')
    .replace(/ +/g, ' ');
  const tag = [...clean.trim()].slice(0, 100).join('').trim();
  return [...tag].length < 2 ? null : tag;
}
