import type { Language } from '../schemas/language.ts';
import type { Bilingual } from '../schemas/types.ts';
import type { City, DatasetInput } from './input.ts';
import { withdrawalNote } from './withdrawal-note.ts';

/** What the indicator says and what can be got wrong, as plain text: GovData shows Markdown raw (dcat.md §4). */
export function description(dataset: DatasetInput, cities: readonly City[]): Bilingual {
  const { definition, formula, traps } = dataset.indicator;
  const places = cities.map(({ name }) => name).join(', ');
  const lines = (language: Language) => [
    ...(dataset.withdrawn === null ? [] : [withdrawalNote(dataset.withdrawn)[language]]),
    definition[language],
    `${words.formula[language]}: ${formula[language]}`,
    `${words.unit[language]}: ${dataset.unit[language]}`,
    `${words.areas[language]}: ${places}${dataset.hasDistricts ? words.districts[language] : ''}`,
    ...(traps.length > 0
      ? [`${words.traps[language]}: ${traps.map((trap) => trap[language]).join(' ')}`]
      : []),
  ];
  return { de: lines('de').join('\n\n'), en: lines('en').join('\n\n') };
}

const words = {
  formula: { de: 'Berechnung', en: 'Computation' },
  unit: { de: 'Einheit', en: 'Unit' },
  areas: { de: 'Gebiete', en: 'Areas' },
  districts: { de: '; auch nach Stadtteilen', en: '; also by district' },
  traps: { de: 'Zu beachten', en: 'Please note' },
} as const;
