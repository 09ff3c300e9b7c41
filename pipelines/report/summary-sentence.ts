import type { Language } from '../../schemas/language.ts';
import type { Bilingual, Report } from '../../schemas/types.ts';
import { instantInWords, numberInWords } from '../in-words.ts';

type Night = Pick<Report, 'outcome' | 'published' | 'changes' | 'sources'>;
type State = NonNullable<Report['sources'][number]['state']>;

/** `2 Quellen neu, 1 zurückgehalten; veröffentlicht mit 14 geänderten Zahlen (20261121T…)`: the night in one sentence. */
export function summaryOf(night: Night): Bilingual {
  return { de: sentence(night, 'de'), en: sentence(night, 'en') };
}

function sentence(night: Night, language: Language): string {
  return `${lookedAt(night, language)}; ${released(night, language)}.`;
}

const states: readonly State[] = ['accepted', 'rejected', 'unreachable', 'absent', 'unchanged'];
const words: Readonly<Record<Language, Readonly<Record<State, string>>>> = {
  de: {
    accepted: 'neu',
    rejected: 'zurückgehalten',
    unreachable: 'nicht erreichbar',
    absent: 'nicht im Spiegel',
    unchanged: 'unverändert',
  },
  en: {
    accepted: 'new',
    rejected: 'held back',
    unreachable: 'out of reach',
    absent: 'not in the mirror',
    unchanged: 'unchanged',
  },
};

function lookedAt({ sources }: Night, language: Language): string {
  const counts = states.flatMap((state) => {
    const count = sources.filter((source) => source.tonight && source.state === state).length;
    return count === 0 ? [] : [{ count, word: words[language][state] }];
  });
  const [first, ...others] = counts;
  if (first === undefined) return { de: 'Keine Quelle angesehen', en: 'No source was looked at' }[language];
  const noun = {
    de: first.count === 1 ? 'Quelle' : 'Quellen',
    en: first.count === 1 ? 'source' : 'sources',
  }[language];
  return [
    `${first.count} ${noun} ${first.word}`,
    ...others.map(({ count, word }) => `${count} ${word}`),
  ].join(', ');
}

function released({ outcome, published, changes }: Night, language: Language): string {
  if (published === null)
    return { de: 'veröffentlicht ist noch nichts', en: 'nothing is published yet' }[language];
  const when = instantInWords(published.released, language);
  if (outcome === 'published') {
    return {
      de: `neue Veröffentlichung ${published.id} ${figures(changes, language)}`,
      en: `new release ${published.id} ${figures(changes, language)}`,
    }[language];
  }
  const stays = { de: `es bleibt die Veröffentlichung vom ${when}`, en: `the release of ${when} stays` }[
    language
  ];
  const refused = { de: 'Veröffentlichung verweigert, ', en: 'release refused, ' }[language];
  return outcome === 'refused' ? `${refused}${stays}` : stays;
}

function figures(changes: Report['changes'], language: Language): string {
  if (changes === null) return { de: '(die erste)', en: '(the first)' }[language];
  if (changes.changed + changes.added === 0) {
    return { de: 'ohne geänderte Zahlen', en: 'without changed figures' }[language];
  }
  const [changed, added] = [changes.changed, changes.added].map((count) =>
    numberInWords(String(count), language),
  );
  return {
    de: `mit ${changed} geänderten und ${added} neuen Zahlen`,
    en: `with ${changed} changed and ${added} new figures`,
  }[language];
}
