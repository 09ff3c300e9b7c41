import { SaxesParser } from '@rubensworks/saxes';
import { describe, expect, it } from 'vitest';
import { newsOf } from '../../catalog/release-news.ts';
import { releasesFeed } from '../../catalog/releases-feed.ts';
import type { Publisher, Release } from '../../schemas/types.ts';

const publisher = {
  title: { de: 'Kleine & große Statistik', en: 'Statistics' },
  name: 'Amt',
  base: 'https://x.example',
} as Publisher;
const entry = (number: number) => ({
  id: `20261121T03000${number % 10}Z-0000000${number % 10}`,
  released: `2026-11-21T03:00:0${number % 10}Z`,
  news: { de: `Geändert: „A < B“.`, en: 'Changed.' },
});

describe('the feed of releases', () => {
  it('has what Atom wants of a feed and of each entry', () => {
    const text = releasesFeed([entry(2), entry(1)], publisher, false);
    const elements: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', ({ name, uri }) => {
      expect(uri).toBe('http://www.w3.org/2005/Atom');
      elements.push(name);
    });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(text).close();
    const own = ['entry', 'id', 'title', 'published', 'updated', 'link', 'summary'];
    expect(elements).toEqual([
      ...['feed', 'id', 'title', 'subtitle', 'updated', 'author', 'name', 'link', 'link'],
      ...own,
      ...own,
    ]);
    expect(text).toContain('<id>https://x.example/release.json#20261121T030002Z-00000002</id>');
    expect(text).toContain('<updated>2026-11-21T03:00:02Z</updated>');
    expect(text).toContain('Kleine &#38; große Statistik');
  });

  it('never grows beyond what a reader wants', () => {
    const others = Array.from({ length: 150 }, (_, index) => entry(index));
    const text = releasesFeed([entry(9), ...others], publisher, false);
    expect(text.match(/<entry>/g)).toHaveLength(100);
  });
});

describe('the news of a release', () => {
  const dataset = (id: string, modified: string, more: object = {}) => ({
    id,
    title: { de: `Titel ${id}`, en: `Title ${id}` },
    modified,
    ...more,
  });
  const release = (released: string, datasets: readonly object[], more: object = {}) =>
    ({ released, datasets, sources: [], ...more }) as unknown as Release;
  const before = release('1', [dataset('a', '1'), dataset('b', '1')], {
    sources: [{ id: 's', title: 'Quelle S', snapshots: [{ id: 'old' }] }],
  });

  it('names new data, new, changed and withdrawn datasets, and counts revisions', () => {
    const now = release('2', [dataset('a', '2'), dataset('b', '2', { withdrawn: '2' }), dataset('c', '2')], {
      sources: [{ id: 's', title: 'Quelle S', snapshots: [{ id: 'old' }, { id: 'new' }] }],
    });
    expect(newsOf(now, before, 3)).toEqual({
      de: 'Neuer Stand: Quelle S. Neu: Titel c. Geändert: Titel a. Zurückgezogen: Titel b. Berichtigte oder entfallene Zahlen: 3 (data/revisions.csv).',
      en: 'New data: Quelle S. New: Title c. Changed: Title a. Withdrawn: Title b. Figures revised or gone: 3 (data/revisions.csv).',
    });
  });

  it('says when no dataset has changed, and what there is where nothing can be compared', () => {
    expect(newsOf(release('2', before.datasets), before, 0).de).toBe('Kein Datensatz hat sich geändert.');
    expect(newsOf(before, null, 0).de).toBe('2 Datensätze.');
  });
});
