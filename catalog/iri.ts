/**
 * All permanent addresses. They are identifiers before they are addresses: never derived from a title, a year or a file
 * name, and never used again for something else (harvest.md H14). Parts of a dataset live below it with `#`, so that
 * nothing is shared between datasets: who deletes one on a portal deletes everything it points at (dcat.md §9, trap 3).
 */
export const iris = {
  /** A sample release says what it is by its address, too (design.md §9). */
  base: (publicBase: string, sample: boolean) => (sample ? `${publicBase}/sample` : publicBase),
  catalog: (base: string) => `${base}/catalog`,
  publisher: (base: string) => `${base}/publisher`,
  dataset: (base: string, id: string) => `${base}/dataset/${id}`,
  /** What a person reads about a dataset. */
  landingPage: (dataset: string) => `${dataset}.html`,
  /** Where a file lies; the distribution that describes it is `distribution`. */
  file: (base: string, path: string) => `${base}/${path}`,
  /** A page of the catalog as it is at one state; pinned, so that a walk over the pages never mixes two (H8). */
  page: (base: string, state: string, number: number, extension: string) =>
    `${base}/catalog/${state}/${number}.${extension}`,
  distribution: (dataset: string, format: string) => `${dataset}#${format}`,
  checksum: (distribution: string) => `${distribution}-sha256`,
  /** The feed of releases, and each of them in it. */
  feed: (base: string) => `${base}/releases.atom`,
  release: (base: string, id: string) => `${base}/release.json#${id}`,
  contact: (parent: string) => `${parent}#kontakt`,
  period: (parent: string) => `${parent}#zeitraum`,
  quality: (dataset: string, aspect: string) => `${dataset}#${aspect}`,
  office: (dataset: string, office: string) => `${dataset}#stelle-${office}`,
} as const;
