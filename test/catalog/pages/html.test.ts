import { expect, test } from 'vitest';
import { html, nothing } from '../../../catalog/pages/html.ts';
import { bareLink, link, mailLink } from '../../../catalog/pages/link.ts';

test('Text is escaped, in attributes, too; pieces of a page are not', () => {
  const hostile = `"><script>alert('&')</script>`;
  expect(html`<p title="${hostile}">${[hostile, html`<br />`, 7, nothing]}</p>`.html).toBe(
    '<p title="&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)&#60;/script&#62;">' +
      '&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)&#60;/script&#62;<br />7</p>',
  );
});

test('Text that looks like a piece of a page is none', () => {
  expect(html`${JSON.stringify({ html: '<script>' })}`.html).not.toContain('<script>');
});

test('Control characters and half surrogates are left out', () => {
  expect(html`${'a\u0000b\u001b\ud800c\r\nd'}`.html).toBe('abc\nd');
});

test.each([
  ['https://www.regionalstatistik.de/a?b=1&c=2', true],
  ['http://localhost:8080/', true],
  ['mailto:statistik@example.org', true],
  ['javascript:alert(1)', false],
  [' javascript:alert(1)', false],
  ['JaVaScRiPt:alert(1)//https://example.org', false],
  ['data:text/html,<script>alert(1)</script>', false],
  ['file:///etc/passwd', false],
  ['https:alert(1)', false],
  ['https://', false],
  ['//example.org', false],
  ['', false],
])('%s becomes a link: %s', (address, isLink) => {
  expect(link(address, 'text').html.startsWith('<a href=')).toBe(isLink);
  expect(bareLink(address).html.startsWith('<a class="address" href=')).toBe(isLink);
  if (!isLink) expect(link(address, 'text').html).toBe('text');
});

test('A mail address that is none is shown, but leads nowhere', () => {
  expect(mailLink('statistik@example.org').html).toBe(
    '<a href="mailto:statistik@example.org">statistik@example.org</a>',
  );
  expect(mailLink('nobody').html).toBe('nobody');
});
