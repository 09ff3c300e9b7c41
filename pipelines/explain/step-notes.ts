import { dayInWords, noValue, numberInWords, quoted } from '../in-words.ts';
import type { CorrectionMade, Rival, SourceUse, Step } from './explanation.ts';
import { whyInWords } from './in-words.ts';
import type { Page } from './page.ts';

/** What else is to be said of a step: why it has no value, what was corrected, what other sources say. */
export function notesOf(step: Step, sources: readonly SourceUse[], page: Page): readonly string[] {
  const { language } = page;
  const leftOut = { de: 'zählt in der Gruppe nicht mit', en: 'does not count in the group' };
  const rivals = step.rivals.filter(({ isSame }) => !isSame);
  return [
    ...statusNotes(step, page),
    ...(step.isLeftOut ? [leftOut[language]] : []),
    ...step.cells.flatMap(({ correction }) => (correction ? correctionNotes(correction, page) : [])),
    ...rivals.map((rival) => rivalInWords(rival, step, sources, page)),
  ];
}

/** The status, unless it is normal or said otherwise: by the cell's sign, or by the correction. */
function statusNotes(step: Step, { language }: Page): readonly string[] {
  const isSaid = step.cells[0] !== undefined && step.cells[0].meaning !== null;
  if (
    isSaid ||
    step.cells.some(({ correction }) => correction !== null) ||
    step.how === 'absent' ||
    step.how === 'members'
  )
    return [];
  if (step.value === null) return [whyInWords(step, language)];
  if (step.status.code === 'A') return [];
  return [
    [step.status, ...(step.reason ? [step.reason] : [])].map(({ label }) => label[language]).join(', '),
  ];
}

function correctionNotes(
  { published, corrected, because, told }: CorrectionMade,
  { language }: Page,
): readonly string[] {
  const right = corrected === null ? noValue[language] : numberInWords(corrected, language);
  const words = {
    de: { corrected: 'Berichtigt', told: 'Gemeldet' },
    en: { corrected: 'Corrected', told: 'Reported' },
  }[language];
  return [
    `${words.corrected}: ${quoted(published, language)} → ${right}. ${because}`,
    `${words.told}: ${told.whom}, ${dayInWords(told.on, language)}`,
  ];
}

/** `ebenso in [2]`: other sources that say the same; empty if there are none. */
export function agreeing({ rivals }: Step, sources: readonly SourceUse[], { language }: Page): string {
  const same = { de: 'ebenso in', en: 'same in' }[language];
  return rivals
    .filter(({ isSame }) => isSame)
    .map((rival) => `${same}\u00a0${markOf(rival, sources)}`)
    .join(', ');
}

function rivalInWords(rival: Rival, step: Step, sources: readonly SourceUse[], { language }: Page): string {
  const [other, own] = [markOf(rival, sources), markOf(step, sources)];
  const number = rival.value === null ? noValue[language] : numberInWords(rival.value, language);
  const first =
    rival.isDerived && step.how !== 'parts'
      ? { de: 'weil die Zahl dort selbst steht', en: 'because it gives the figure itself' }
      : { de: 'nach der festgelegten Reihenfolge', en: 'in the declared order' };
  return {
    de: `${other} sagt ${number}; ${own} geht vor, ${first.de}`,
    en: `${other} says ${number}; ${own} comes first ${first.en}`,
  }[language];
}

/** The number under which a source stands in the list at the end: `[1]`. */
export function markOf(
  { source, snapshot }: { readonly source: string | null; readonly snapshot: string | null },
  sources: readonly SourceUse[],
): string {
  const index = sources.findIndex((one) => one.source === source && one.snapshot === snapshot);
  return index < 0 ? '' : `[${index + 1}]`;
}
