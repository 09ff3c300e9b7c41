import type { Language } from '../../schemas/language.ts';
import type { Quality } from '../input.ts';
import { spelled } from '../spelled.ts';
import { type Html, html, nothing } from './html.ts';
import { table } from './table.ts';

/** What the figures are worth: how far the cities compare, and how many figures are missing why. */
export function qualitySection(quality: Quality, language: Language): Html {
  const own = words[language];
  return html`<h2>${own.comparability}</h2>
${classes(quality, language)}<p>${quality.deviations?.[language] ?? own.none}</p>
<p>${own.all} <a href="../data/comparability.csv">comparability.csv</a>.</p>
<h2>${own.completeness}</h2>
${completeness(quality, language)}`;
}

function classes({ cities }: Quality, language: Language): Html {
  if (cities.length === 0) return nothing;
  const own = words[language];
  const columns = [{ heading: own.city }, { heading: own.class }, { heading: own.points, isNumber: true }];
  const rows = cities.map((city) => [
    city.name,
    `${city.class}: ${city.label[language]}`,
    spelled.number(city.score, language, 1),
  ]);
  return table(own.classes, columns, rows);
}

function completeness({ rows, missing }: Quality, language: Language): Html {
  const own = words[language];
  const count = missing.reduce((sum, one) => sum + one.count, 0);
  const all = spelled.number(rows, language);
  if (count === 0) return html`<p>${own.complete(all)}</p>`;
  const columns = [{ heading: own.reason }, { heading: own.figures, isNumber: true }];
  const reasons = missing.map((one) => [one.label[language], spelled.number(one.count, language)]);
  return table(own.missing(spelled.number(count, language), all), columns, reasons);
}

const words = {
  de: {
    comparability: 'Wie gut sich die Städte vergleichen lassen',
    classes: 'Klassen von A (vergleichbar) bis D (nicht vergleichbar), Punkte von höchstens 100',
    city: 'Stadt',
    class: 'Klasse',
    points: 'Punkte',
    none: 'Keine Abweichungen.',
    all: 'Die einzelnen Kriterien stehen in',
    completeness: 'Vollständigkeit',
    complete: (all: string) => `Keiner der ${all} Werte fehlt.`,
    missing: (count: string, all: string) => `Von ${all} Werten fehlen ${count}, aus diesen Gründen:`,
    reason: 'Grund (Status)',
    figures: 'Werte',
  },
  en: {
    comparability: 'How far the cities compare',
    classes: 'Classes from A (comparable) to D (not comparable), points out of 100',
    city: 'City',
    class: 'Class',
    points: 'Points',
    none: 'No deviations.',
    all: 'The single criteria are in',
    completeness: 'Completeness',
    complete: (all: string) => `None of the ${all} figures is missing.`,
    missing: (count: string, all: string) => `Of ${all} figures ${count} are missing, for these reasons:`,
    reason: 'Reason (status)',
    figures: 'Figures',
  },
} as const;
