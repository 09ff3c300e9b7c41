import { codeLabel } from '../indicators/code-label.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Language } from '../schemas/language.ts';
import type { ChangedFigure } from './diff.ts';
import { noValue, numberInWords } from './in-words.ts';

/** `Koblenz 2018, weiblich: 59.000 → 59.100 (+100; +0,2 %)`. */
export function figureText(figure: ChangedFigure, registry: Registry, language: Language): string {
  return `${placeText(figure, registry, language)}: ${becoming(figure, registry, language)}`;
}

/** `Koblenz 2018, weiblich`. */
export function placeText(figure: ChangedFigure, registry: Registry, language: Language): string {
  const { area_name, time_period, basis, codes } = figure;
  const words = Object.entries(codes).map(
    ([dimension, code]) => codeLabel(dimension, code, registry)[language],
  );
  return [
    `${area_name} ${time_period}`,
    ...words,
    ...(basis === '_Z' ? [] : [codeLabel('basis', basis, registry)[language]]),
  ].join(', ');
}

/** All that can have caused it; where several coincide, nobody can tell which it was. */
export function whyText({ why }: ChangedFigure, registry: Registry, language: Language): string {
  const words = why.split(' ').map((cause) => codeLabel('why', cause, registry)[language]);
  return words.join({ de: ' oder ', en: ' or ' }[language]);
}

/** `59.000 → 59.100 (+100; +0,2 %)`. */
export function becoming(figure: ChangedFigure, registry: Registry, language: Language): string {
  const old = said(figure.old_value, figure.old_status, figure.old_reason, registry, language);
  if (figure.new_status === null) {
    return `${old} → ${{ de: 'die Zeile fehlt', en: 'the row is gone' }[language]}`;
  }
  const now = said(figure.new_value, figure.new_status, figure.new_reason, registry, language);
  if (figure.change !== 'status') return `${old} → ${now}${changeText(figure, language)}`;
  const value = figure.old_value === null ? '' : `${numberInWords(figure.old_value, language)}, `;
  const status = (code: string, reason: string | null) =>
    `${code}${reason === null ? '' : ` (${codeLabel('reason', reason, registry)[language]})`}`;
  return `${value}Status ${status(figure.old_status, figure.old_reason)} → ${status(figure.new_status, figure.new_reason)}`;
}

/** A value, or that there is none and why. */
function said(
  value: string | null,
  status: string,
  reason: string | null,
  registry: Registry,
  language: Language,
): string {
  if (value !== null) return numberInWords(value, language);
  const because = reason === null ? '' : `, ${codeLabel('reason', reason, registry)[language]}`;
  return `${noValue[language]} (${status}${because})`;
}

/** `(+100; +0,2 %; Status P → A)`. */
function changeText(figure: ChangedFigure, language: Language): string {
  const { absolute_change, relative_change, old_status, new_status } = figure;
  if (absolute_change === null) return '';
  const parts = [
    differenceInWords(absolute_change, language),
    ...(relative_change === null ? [] : [`${differenceInWords(relative_change, language, 1)} %`]),
    ...(old_status === new_status ? [] : [`Status ${old_status} → ${new_status}`]),
  ];
  return ` (${parts.join('; ')})`;
}

/** With a plus sign before what has grown. */
function differenceInWords(decimal: string, language: Language, decimals = 0): string {
  const hasGrown = !decimal.startsWith('-') && Number(decimal) !== 0;
  return `${hasGrown ? '+' : ''}${numberInWords(decimal, language, decimals)}`;
}
