import type { Bilingual, Publisher } from '../schemas/types.ts';
import { iris } from './iri.ts';
import { html } from './pages/html.ts';
import { spelled } from './spelled.ts';
import { titleOf } from './title.ts';

/** A release as the feed tells it. */
export interface FeedEntry {
  readonly id: string;
  readonly released: string;
  readonly news: Bilingual;
}

/** So many releases are told. */
const most = 100;

/**
 * The feed of releases (Atom, RFC 4287); entries come newest first. Its links are relative, so it leads to wherever it was read; its ids are
 * permanent, as all our identifiers.
 */
export function releasesFeed(
  entries: readonly [FeedEntry, ...FeedEntry[]],
  publisher: Publisher,
  sample: boolean,
): string {
  const base = iris.base(publisher.base, sample);
  const title = titleOf(publisher.title, sample);
  return `<?xml version="1.0" encoding="utf-8"?>
${
  html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<id>${iris.feed(base)}</id>
<title>${title.de}</title>
<subtitle>Veröffentlichungen / releases</subtitle>
<updated>${entries[0].released}</updated>
<author><name>${publisher.name}</name></author>
<link rel="self" type="application/atom+xml" href="releases.atom" />
<link rel="alternate" type="text/html" href="index.html" />
${entries.slice(0, most).map((entry) => written(entry, base))}</feed>
`.html
}`;
}

function written({ id, released, news }: FeedEntry, base: string) {
  return html`<entry>
<id>${iris.release(base, id)}</id>
<title>Veröffentlichung vom ${spelled.day(released, 'de')}</title>
<published>${released}</published>
<updated>${released}</updated>
<link rel="alternate" type="text/html" href="index.html" />
<summary>${news.de} / ${news.en}</summary>
</entry>
`;
}
