import type { Bilingual, LocalText } from '../schemas/types.ts';
import { spelled } from './spelled.ts';
import type { Withdrawal } from './withdrawal.ts';

/** What the reader of a withdrawn dataset must know first: since when, why, and how long it is still there. */
export function withdrawalNote({ since, until, because }: Withdrawal): Bilingual {
  const reason = reasonOf(because);
  return {
    de: `Dieser Datensatz ist seit dem ${spelled.day(since, 'de')} zurückgezogen. ${reason.de} Ab dem ${spelled.day(until, 'de')} gibt es ihn nicht mehr.`,
    en: `This dataset has been withdrawn since ${spelled.day(since, 'en')}. ${reason.en} From ${spelled.day(until, 'en')} on it will be gone.`,
  };
}

/** The reason as a sentence; English readers get the German one where there is no other. */
export function reasonOf({ de, en }: LocalText): Bilingual {
  return {
    de: `Grund: ${ended(de)}`,
    en: en === undefined ? `Reason (in German): ${ended(de)}` : `Reason: ${ended(en)}`,
  };
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
