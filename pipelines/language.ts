import type { Text } from '../schemas/issues.ts';

export type Language = 'de' | 'en';

/** Picks the language of a text that exists in both. */
export type Say = (text: Text) => string;

export function speak(language: Language): Say {
  return (text) => text[language];
}
