import type { Bilingual } from '../../schemas/types.ts';
import type { DatasetDescription } from '../graph.ts';
import type { CatalogInput, DatasetInput } from '../input.ts';
import { spelled } from '../spelled.ts';
import { titleOf } from '../title.ts';

/** How a publication names the dataset: who, what, of when, where. */
export function citation(
  { indicator }: DatasetInput,
  { iri, modified }: DatasetDescription,
  { publisher, release }: CatalogInput,
): Bilingual {
  const title = titleOf(indicator.title, release.sample);
  return {
    de: `${publisher.name}: ${title.de}. Stand ${spelled.day(modified, 'de')}. ${iri}`,
    en: `${publisher.name}: ${title.en}. As of ${spelled.day(modified, 'en')}. ${iri}`,
  };
}
