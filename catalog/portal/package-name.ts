/**
 * The name in CKAN's addresses, from the title of a new dataset: small ASCII letters without their marks, `ß` as `ss`;
 * everything else goes. On update the old name stays (harvest.md §2.1, no. 10).
 */
export function packageNameOf(title: string): string {
  const plain = title.replace(/[ßẞ]/g, 'ss').replace(/[æÆ]/g, 'ae').replace(/[øØ]/g, 'o').normalize('NFD');
  const name = plain
    .replace(/[ .:/]/g, '-')
    .replace(/[^a-zA-Z0-9_-]/g, '')
    .toLowerCase()
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  return name.slice(0, 95).padEnd(2, '_');
}
