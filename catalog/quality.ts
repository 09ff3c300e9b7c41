import type { Language } from '../schemas/language.ts';
import type { Bilingual } from '../schemas/types.ts';
import type { CatalogInput, DatasetInput, Quality } from './input.ts';
import { iris } from './iri.ts';
import { iri, name, node, type Triple, text } from './triple.ts';

/**
 * What a dataset's figures are worth, as quality annotations (DQV): how far the cities compare, and how many figures are
 * missing why. A function of its own, so that a page for harvesters can do without; and no part of the fingerprint,
 * because every class and every missing figure stands in the CSV file, whose checksum is.
 */
export function describeQuality(dataset: DatasetInput, input: CatalogInput): readonly Triple[] {
  const self = iris.dataset(iris.base(input.publisher.base, input.release.sample), dataset.id);
  const annotations = [
    { id: iris.quality(self, 'vergleichbarkeit'), words: comparability(dataset.quality) },
    { id: iris.quality(self, 'vollstaendigkeit'), words: completeness(dataset.quality) },
  ];
  return annotations.flatMap(({ id, words }) => [
    ...node(self, { 'dqv:hasQualityAnnotation': [iri(id)] }),
    ...node(id, {
      'rdf:type': [name('dqv:QualityAnnotation')],
      'oa:motivatedBy': [name('dqv:qualityAssessment')],
      'oa:hasTarget': [iri(self)],
      'oa:hasBody': (['de', 'en'] as const).map((language) => iri(`${id}-${language}`)),
    }),
    ...(['de', 'en'] as const).flatMap((language) =>
      // The Web Annotation vocabulary wants plain text here, and its language beside it.
      node(`${id}-${language}`, {
        'rdf:type': [name('oa:TextualBody')],
        'rdf:value': [text(words[language])],
        'dc:language': [text(language)],
        'dc:format': [text('text/plain')],
      }),
    ),
  ]);
}

function comparability({ cities, deviations }: Quality): Bilingual {
  const sentence = (language: Language) => {
    const classes = cities.map((city) => {
      const score = city.score.toFixed(1).replace('.', language === 'de' ? ',' : '.');
      return `${city.name} ${city.class} (${score})`;
    });
    const end = deviations === null ? words.none[language] : deviations[language];
    return `${words.classes[language]}: ${classes.join(', ')}. ${end}`;
  };
  return { de: sentence('de'), en: sentence('en') };
}

function completeness({ rows, missing }: Quality): Bilingual {
  const count = missing.reduce((sum, one) => sum + one.count, 0);
  const by = (language: Language) =>
    missing.map((one) => `${one.count} ${one.status} (${one.label[language]})`).join(', ');
  return count === 0
    ? { de: `Keiner der ${rows} Werte fehlt.`, en: `None of the ${rows} figures is missing.` }
    : {
        de: `Von ${rows} Werten fehlen ${count}, nach Status: ${by('de')}.`,
        en: `Of ${rows} figures ${count} are missing, by status: ${by('en')}.`,
      };
}

const words = {
  classes: {
    de: 'Vergleichbarkeit der Städte, Klasse A bis D (Punkte von 100)',
    en: 'Comparability of the cities, class A to D (points of 100)',
  },
  none: { de: 'Keine Abweichungen.', en: 'No deviations.' },
} as const;
