import type { Language } from '../schemas/language.ts';
import { type AsOfComparison, leftOut, type Recomputed } from './as-of.ts';
import { diffSummary } from './diff-summary.ts';
import { dayInWords } from './in-words.ts';

/** What a person reads of the comparison: equal, or what was different; what differs without cause is an issue. */
export function asOfLines(
  { release, asOf }: Recomputed,
  { then, differing, compared }: AsOfComparison,
  language: Language,
): readonly string[] {
  if (then === null) {
    const day = dayInWords(asOf.slice(0, 10), language);
    return [
      {
        de: `Bis zum ${day} war noch nichts veröffentlicht; es gibt nichts zu vergleichen.`,
        en: `Nothing had been released by ${day}; there is nothing to compare with.`,
      }[language],
    ];
  }
  const { id } = then.release;
  if (differing === null) {
    const [otherwise, compare] = {
      de: [
        `Die damalige Veröffentlichung ${id} ist anders entstanden; die Bytes müssen nicht gleich sein:`,
        `Was das an den Zahlen ändert: „npx quartett diff ${id} ${release.id}“.`,
      ],
      en: [
        `The release of then, ${id}, was made otherwise; its bytes need not be equal:`,
        `What this changes in the figures: "npx quartett diff ${id} ${release.id}".`,
      ],
    }[language];
    return [otherwise ?? '', ...diffSummary({ before: then, after: { release } }, language), compare ?? ''];
  }
  if (differing.length > 0) return [];
  return [
    {
      de: `Byte für Byte gleich mit ${id} (${compared} Dateien).`,
      en: `Equal byte by byte to ${id} (${compared} files).`,
    }[language],
    leftOutLine(language),
  ];
}

function leftOutLine(language: Language): string {
  const list = leftOut.map((group) => `${group.name} (${group[language]})`).join(', ');
  return { de: `Nicht verglichen: ${list}.`, en: `Not compared: ${list}.` }[language];
}
