import { serializations } from '../serializations.ts';

/**
 * The Content-Type of a file, by its name. Only HTML names its character set: some harvesters compare the whole header
 * with the types they know (harvest.md H3), and the others say in themselves how they are encoded.
 */
export function mediaTypeOf(path: string): string {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return mediaTypes.get(extension) ?? 'application/octet-stream';
}

export const html = 'text/html; charset=utf-8';

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ...serializations.map(({ extension, mediaType }) => [extension, mediaType] as const),
  ['atom', 'application/atom+xml'],
  ['csv', 'text/csv'],
  ['html', html],
  ['json', 'application/json'],
  ['parquet', 'application/vnd.apache.parquet'],
]);
