import type { Language } from '../../schemas/language.ts';
import type { Bilingual } from '../../schemas/types.ts';
import type { CatalogInput } from '../input.ts';
import { titleOf } from '../title.ts';
import { type Html, html, nothing } from './html.ts';
import { link, mailLink } from './link.ts';
import { style } from './style.ts';

export interface Page {
  /** What the browser shows and the heading says. */
  readonly title: Bilingual;
  /** The way to the list of all datasets. */
  readonly root: '' | '../';
  /** Below the heading, once in German and once in English. */
  readonly content: (language: Language) => Html;
  /** The same as data: file beside the page and its media type. */
  readonly alternates?: readonly { readonly href: string; readonly mediaType: string }[];
}

/**
 * A whole page: German first, English below. It stands by itself (no script, nothing from elsewhere, relative links only),
 * so it looks the same from a server, below any prefix and from a disk.
 */
export function frame(
  page: Page,
  { publisher, release }: Pick<CatalogInput, 'publisher' | 'release'>,
): string {
  const title = titleOf(page.title, release.sample);
  const site = titleOf(publisher.title, release.sample);
  const isList = page.root === '';
  return html`<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" />
${release.sample ? html`<meta name="robots" content="noindex" />\n` : nothing}<title>${isList ? site.de : `${title.de} – ${publisher.name}`}</title>
${(page.alternates ?? []).map(
  ({ href, mediaType }) => html`<link rel="alternate" type="${mediaType}" href="${href}" />\n`,
)}<style>${style}</style>
</head>
<body>
<header>
<p>${isList ? publisher.name : html`<a href="${page.root}index.html">${publisher.title.de}</a>`}</p>
<nav aria-label="Sprache / Language"><a href="#english" lang="en" hreflang="en">English</a></nav>
</header>
<main>
${article('de', title, page, release.sample)}
${article('en', title, page, release.sample)}
</main>
<footer>
<p>${link(publisher.homepage, publisher.name)} · ${publisher.contact.name}: ${mailLink(publisher.contact.email)}</p>
</footer>
</body>
</html>
`.html;
}

function article(language: Language, title: Bilingual, page: Page, sample: boolean): Html {
  const place = language === 'en' ? html` id="english" lang="en"` : nothing;
  return html`<article${place}>
<h1>${title[language]}</h1>
${sample ? html`<p class="warning"><strong>${words.sample[language]}</strong> ${words.notForUse[language]}</p>` : nothing}
${page.content(language)}
</article>`;
}

const words = {
  sample: { de: 'MUSTER.', en: 'SAMPLE.' },
  notForUse: {
    de: 'Diese Veröffentlichung entstand aus Musterdateien, um das Verfahren zu zeigen. Bitte die Zahlen nicht verwenden.',
    en: 'This release was made from sample files to show the procedure. Please do not use the figures.',
  },
} as const;
