import type { CatalogInput } from '../input.ts';
import { spelled } from '../spelled.ts';
import type { Gone } from '../withdrawal.ts';
import { reasonOf } from '../withdrawal-note.ts';
import { frame } from './frame.ts';
import { html } from './html.ts';
import { mailLink } from './link.ts';

/** What the address of a withdrawn dataset shows for ever after: that it is no mistake, why, and whom to ask. */
export function tombstonePage(
  { id, title, withdrawn, gone, because }: Gone,
  context: Pick<CatalogInput, 'publisher' | 'release'>,
): string {
  const { contact } = context.publisher;
  return frame(
    {
      title,
      root: '../',
      content: (
        language,
      ) => html`<p class="warning">${words[language].gone(spelled.day(withdrawn, language), spelled.day(gone, language))}</p>
<p>${reasonOf(because)[language]}</p>
<p>${words[language].never(id)}</p>
<p>${words[language].ask} ${contact.name}, ${mailLink(contact.email)}.</p>
<p><a href="../index.html">${words[language].list}</a></p>`,
    },
    context,
  );
}

const words = {
  de: {
    gone: (withdrawn: string, gone: string) =>
      `Diesen Datensatz gibt es nicht mehr. Er wurde am ${withdrawn} zurückgezogen und am ${gone} gelöscht.`,
    never: (id: string) => `Seine Kennung „${id}“ wird nie wieder vergeben.`,
    ask: 'Fragen beantwortet:',
    list: 'Alle Datensätze, die es gibt',
  },
  en: {
    gone: (withdrawn: string, gone: string) =>
      `This dataset no longer exists. It was withdrawn on ${withdrawn} and deleted on ${gone}.`,
    never: (id: string) => `Its id "${id}" is never used again.`,
    ask: 'For questions please turn to',
    list: 'All datasets that there are',
  },
} as const;
