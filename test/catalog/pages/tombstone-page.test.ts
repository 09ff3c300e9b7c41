import { expect, it } from 'vitest';
import { tombstonePage } from '../../../catalog/pages/tombstone-page.ts';
import { catalogInput } from '../../helpers/catalog-input.ts';
import { elementsOf, readPage } from '../../helpers/read-page.ts';

const gone = {
  id: 'women-share',
  title: { de: 'Frauen & <Männer>', en: 'Women & <men>' },
  withdrawn: '2026-11-22T03:00:00Z',
  gone: '2026-12-22T03:00:00Z',
  because: { de: 'Die Quelle <script>alert(1)</script> gibt es nicht mehr' },
};
const input = catalogInput();
const page = tombstonePage(gone, input);

it('A tombstone says in both languages since when, why, and whom to ask', () => {
  for (const sentence of [
    'Diesen Datensatz gibt es nicht mehr. Er wurde am 22. November 2026 zurückgezogen und am 22. Dezember 2026 gelöscht.',
    'This dataset no longer exists. It was withdrawn on 22 November 2026 and deleted on 22 December 2026.',
    'gibt es nicht mehr.</p>',
    'Reason (in German): Die Quelle',
    `mailto:${input.publisher.contact.email}`,
    '<a href="../index.html">Alle Datensätze, die es gibt</a>',
  ])
    expect(page).toContain(sentence);
});

it('A tombstone gives the English reason where there is one', () => {
  const because = { ...gone.because, en: 'The source is no more!' };
  expect(tombstonePage({ ...gone, because }, input)).toContain('<p>Reason: The source is no more!</p>');
});

it('A tombstone of a sample says so', () => {
  const release = { released: '2026-12-22T03:00:00Z', sample: true };
  expect(tombstonePage(gone, { ...input, release })).toContain('<h1>MUSTER – ');
});

it('A tombstone is well-formed and leads to the list, to the publisher and to whom to ask, and nowhere else', () => {
  const links = elementsOf(readPage(page), 'a').map(({ attributes }) => attributes.href);
  const { homepage, contact } = input.publisher;
  expect([...new Set(links)].sort()).toEqual(
    ['#english', '../index.html', homepage, `mailto:${contact.email}`].sort(),
  );
});

it('A tombstone takes no text for markup', () => {
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<Männer>');
});
