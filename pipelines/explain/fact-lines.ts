import type { Text } from '../../schemas/issues.ts';
import { dayInWords, noValue, numberInWords } from '../in-words.ts';
import { wrap } from '../wrap.ts';
import type { Explanation } from './explanation.ts';
import type { Page } from './page.ts';

/** What the figure means, how it was computed and how far it can be trusted. */
export function factLines(explanation: Explanation, page: Page): readonly string[] {
  const { indicator, refDate, basis, figure } = explanation;
  const { language } = page;
  const names = {
    de: ['Stichtag', 'Basis', 'Bedeutung', 'Formel', 'Rechnung', 'Abgedeckt', 'Vergleichbar'],
    en: ['Date', 'Basis', 'Meaning', 'Formula', 'Calculation', 'Covered', 'Comparable'],
  }[language];
  const covered = figure.coverage === null ? null : coverageInWords(explanation, page);
  const texts = [
    refDate === null ? null : dayInWords(refDate, language),
    basis.code === '_Z' ? null : basis.label[language],
    indicator.definition[language],
    indicator.formula[language],
    calculation(explanation, page),
    covered,
    comparabilityInWords(explanation, page),
  ];
  const width = Math.max(...names.map(({ length }) => length));
  return names.flatMap((name, index) => {
    const text = texts[index] ?? null;
    if (text === null) return [];
    const [first = '', ...rest] = wrap(text, page.width - width - 4);
    return [
      `  ${page.paint('dim', name.padEnd(width))}  ${first}`,
      ...rest.map((line) => `  ${' '.repeat(width)}  ${line}`),
    ];
  });
}

/** `38.212 / 217.118 × 100 ≈ 17,6`; null where nothing is computed. */
function calculation(explanation: Explanation, page: Page): string | null {
  const { indicator, numerator, denominator, figure } = explanation;
  if (indicator.meanOf !== null) return meanInWords(explanation, indicator.meanOf, page);
  const { language } = page;
  if (indicator.times === null || denominator === null) return null;
  const missing = [numerator, denominator].map(({ value }) => value === null);
  if (missing.includes(true)) return notComputed(missing[0] === true, missing[1] === true)[language];
  const number = (value: string | null) => numberInWords(value ?? '', language);
  const times = indicator.times === 1 ? '' : ` × ${number(String(indicator.times))}`;
  const sides = `${number(numerator.value)} / ${number(denominator.value)}${times}`;
  if (figure.value === null) return `${sides}: ${noValue[language]}`;
  return `${sides} ≈ ${numberInWords(figure.value, language, indicator.decimals)}`;
}

/** `448.000 / 4 ≈ 112.000`: the mean of quarters or months. */
function meanInWords(
  { indicator, numerator, figure }: Explanation,
  parts: number,
  { language }: Page,
): string | null {
  if (numerator.how !== 'parts' || numerator.value === null || figure.value === null) return null;
  const mean = numberInWords(figure.value, language, indicator.decimals);
  return `${numberInWords(numerator.value, language)} / ${parts} ≈ ${mean}`;
}

function notComputed(lacksNumerator: boolean, lacksDenominator: boolean): Text {
  if (lacksNumerator && lacksDenominator) {
    return {
      de: 'nicht möglich, Zähler und Nenner fehlen',
      en: 'impossible without numerator and denominator',
    };
  }
  return lacksNumerator
    ? { de: 'nicht möglich, der Zähler fehlt', en: 'impossible without a numerator' }
    : { de: 'nicht möglich, der Nenner fehlt', en: 'impossible without a denominator' };
}

function comparabilityInWords({ figure }: Explanation, { language }: Page): string | null {
  if (figure.comparability === null) return null;
  const { code, label, because } = figure.comparability;
  const words = { de: `Klasse ${code}, ${label.de}`, en: `class ${code}, ${label.en}` }[language];
  return because === null ? words : `${words}. ${because[language]}`;
}

function coverageInWords({ figure, numerator }: Explanation, { language }: Page): string {
  const percent = numberInWords(String(Number(figure.coverage) * 100).slice(0, 5), language);
  const missing = numerator.steps.filter(({ value, isLeftOut }) => isLeftOut || value === null);
  const names = missing.map(({ label }) => label[language]).join(', ');
  if (missing.length === 0)
    return { de: `${percent} %, alle Städte`, en: `${percent} %, all cities` }[language];
  return { de: `${percent} %, ohne ${names}`, en: `${percent} %, without ${names}` }[language];
}
