import type { CatalogInput, DatasetSource } from './input.ts';

/**
 * The text to copy when using the figures. dl-by-de/2.0 asks for the office's name, the licence, the dataset and a note
 * that the data were changed. It is written without such a licence, too: naming the source is good manners.
 */
export function attribution(
  sources: readonly DatasetSource[],
  { offices, licences, publisher }: CatalogInput,
): string {
  const byOffice = Map.groupBy(
    sources,
    (source) => offices[source.publisher]?.attribution ?? source.publisher,
  );
  const named = [...byOffice].map(([office, theirs]) => `${office}: ${works(theirs)}`).sort();
  return `${named.join('; ')}. Daten verändert; Berechnung: ${publisher.name}.`;

  function works(theirs: readonly DatasetSource[]): string {
    const lines = theirs.map(
      ({ title, licence, url }) => `${title} (${licences[licence]?.label.de ?? licence}, ${url})`,
    );
    return [...new Set(lines)].sort().join(', ');
  }
}
