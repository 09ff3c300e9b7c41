/** The first names of a list, so that a message stays one that people read. */
export function inShort(names: readonly string[], most = 5): string {
  return [...names.slice(0, most), ...(names.length > most ? ['…'] : [])].join(', ');
}
