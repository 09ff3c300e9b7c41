import { dayInWords, noValue, numberInWords } from '../in-words.ts';
import { wrap } from '../wrap.ts';
import type { Explanation } from './explanation.ts';
import type { Page } from './page.ts';

/** Said first: that the published file has another value, or none. Nothing where it has the same. */
export function publishedLines({ published, indicator }: Explanation, page: Page): readonly string[] {
  if (published === null || published.isSame) return [];
  const { language, paint, width } = page;
  const day = dayInWords(published.released, language);
  const value =
    published.value === null
      ? noValue[language]
      : numberInWords(published.value, language, indicator.decimals);
  const stands = published.isThere
    ? {
        de: `Veröffentlicht ist seit ${day} ein anderer Wert: ${value} (Status ${published.status}, in ${published.path}).`,
        en: `Another value has been published since ${day}: ${value} (status ${published.status}, in ${published.path}).`,
      }
    : {
        de: `In der Veröffentlichung vom ${day} steht diese Zahl nicht (${published.path}).`,
        en: `The release of ${day} does not hold this figure (${published.path}).`,
      };
  const text = `${stands[language]} ${whyChanged(published.changed, language)}`;
  return [...wrap(text, width).map((line) => paint('yellow', line)), ''];
}

function whyChanged(
  {
    definitions,
    data,
    program,
  }: { readonly definitions: boolean; readonly data: boolean; readonly program: boolean },
  language: Page['language'],
): string {
  const words = {
    de: { data: 'die Daten', definitions: 'die Definitionen', program: 'das Programm', and: ' und ' },
    en: { data: 'the data', definitions: 'the definitions', program: 'the program', and: ' and ' },
  }[language];
  const changed = [
    data ? words.data : '',
    definitions ? words.definitions : '',
    program ? words.program : '',
  ].filter((word) => word !== '');
  if (changed.length === 0) {
    return {
      de: 'Die veröffentlichte Datei ist verändert worden.',
      en: 'The published file has been altered.',
    }[language];
  }
  const list = changed.join(words.and);
  return {
    de: `Seither geändert: ${list}. Erklärt wird der Stand von heute:`,
    en: `Changed since: ${list}. Explained is what holds today:`,
  }[language];
}
