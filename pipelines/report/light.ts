import type { Bilingual, Report } from '../../schemas/types.ts';
import { instantInWords } from '../in-words.ts';

/** Days without a single successful look after which nothing new can be expected any more. */
const silentDays = 3;

type Judged = Pick<Report, 'made' | 'outcome' | 'published' | 'stopped' | 'held' | 'sources' | 'warnings'>;

/**
 * The light of a night, and why. Red: until somebody acts, nothing new is published. Yellow: something is published, and
 * somebody should look. Green: nothing to do.
 */
export function judge(night: Judged): Pick<Report, 'light' | 'reasons'> {
  const [red, yellow] = [redReasons(night), yellowReasons(night)];
  const light = red.length > 0 ? 'red' : yellow.length > 0 ? 'yellow' : 'green';
  return { light, reasons: [...red, ...yellow] };
}

function redReasons({ outcome, published, sources, made }: Judged): readonly Bilingual[] {
  const stays = published
    ? {
        de: `Veröffentlicht bleibt der Stand vom ${instantInWords(published.released, 'de')}.`,
        en: `The release of ${instantInWords(published.released, 'en')} stays published.`,
      }
    : { de: 'Veröffentlicht ist noch nichts.', en: 'Nothing is published yet.' };
  const stopped = stoppedBy[outcome];
  if (stopped) return [{ de: `${stopped.de} ${stays.de}`, en: `${stopped.en} ${stays.en}` }];
  if (published === null) return [stays];
  const last = silentSince(sources);
  const isSilent = last !== null && Date.parse(made) - Date.parse(last) > silentDays * 86_400_000;
  if (!isSilent) return [];
  return [
    {
      de: `Seit dem ${instantInWords(last, 'de')} ist kein Abruf irgendeiner Quelle mehr gelungen.`,
      en: `No look at any source has succeeded since ${instantInWords(last, 'en')}.`,
    },
  ];
}

const stoppedBy: Partial<Record<Report['outcome'], Bilingual>> = {
  refused: { de: 'Die Veröffentlichung wurde verweigert.', en: 'The release was refused.' },
  undefined: {
    de: 'Eine Definition ist fehlerhaft; deshalb wurde nichts abgerufen.',
    en: 'A definition is wrong, so nothing was fetched.',
  },
  broken: { de: 'Das Programm ist abgebrochen.', en: 'The program broke off.' },
};

/** When the last look succeeded, where by now the last look at every source has failed; else null. */
function silentSince(sources: Report['sources']): string | null {
  const looked = sources.filter(({ state }) => state !== null);
  const isFine = looked.some(({ state }) => state === 'unchanged' || state === 'accepted');
  const succeeded = looked.flatMap((source) => source.succeeded ?? []).sort();
  return looked.length === 0 || isFine ? null : (succeeded.at(-1) ?? null);
}

function yellowReasons({ outcome, held, warnings, made }: Judged): readonly Bilingual[] {
  const names = held.map(({ source }) => source).join(', ');
  const news = warnings.filter(({ since }) => since === made).length;
  return [
    ...(outcome === 'busy' || outcome === 'stopped' || outcome === 'pinned' ? [unfinished[outcome]] : []),
    ...(held.length > 0
      ? [
          {
            de: `${held.length === 1 ? 'Eine Quelle brachte' : `${held.length} Quellen brachten`} nichts, was veröffentlicht werden kann: ${names}. Ihr letzter guter Stand bleibt.`,
            en: `${held.length === 1 ? 'One source' : `${held.length} sources`} brought nothing that can be published: ${names}. The last good data stay.`,
          },
        ]
      : []),
    ...(news > 0
      ? [
          {
            de: `${news === 1 ? 'Eine neue Warnung ist' : `${news} neue Warnungen sind`} zu prüfen.`,
            en: `${news === 1 ? 'One new warning' : `${news} new warnings`} to be judged.`,
          },
        ]
      : []),
  ];
}

const unfinished = {
  pinned: {
    de: 'Veröffentlicht wird nichts Neues, denn es wurde zurückgerollt; „quartett rollback --end“ hebt das auf.',
    en: 'Nothing new is published, because somebody rolled back; "quartett rollback --end" ends that.',
  },
  busy: {
    de: 'Der Lauf fand nicht statt, denn ein anderer war an der Arbeit.',
    en: 'The run did not take place, because another one was at work.',
  },
  stopped: {
    de: 'Der Lauf wurde angehalten, bevor er zu Ende war.',
    en: 'The run was stopped before it had ended.',
  },
} as const;
