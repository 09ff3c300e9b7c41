import { expect, it } from 'vitest';
import { createRedaction } from '../../../pipelines/effects/redaction.ts';

const redact = createRedaction({
  QUARTETT_ZENSUS_USERNAME: 'statistikstelle',
  QUARTETT_ZENSUS_PASSWORD: 'p&ss"wört',
  QUARTETT_GENESIS_USERNAME: '0a1b2c3d4e5f',
  QUARTETT_CKAN_TOKEN: 'eyJhbGciOi',
  QUARTETT_SMTP_URL: 'smtps://post:brief%40mail@mail.test:465',
  QUARTETT_WEBHOOK_URL: 'https://chat.test/hooks/9f8e7d6c5b4a',
  QUARTETT_PUBLIC_BASE: 'https://statistik.test/daten',
  QUARTETT_SHORT_PASSWORD: 'abc',
  https_proxy: 'amt:durchlass@proxy:3128',
  OTHER_TOKEN: 'true',
});

it.each([
  ['a password', 'falsch: p&ss"wört!', 'falsch: •••!'],
  ['a password in an address', `?password=${encodeURIComponent('p&ss"wört')}`, '?password=•••'],
  ['a password in JSON', '{"Content":"p&ss\\"wört"}', '{"Content":"•••"}'],
  ['a login header', `Basic ${Buffer.from('statistikstelle:p&ss"wört').toString('base64')}`, 'Basic •••'],
  ['a token that stands as user name', 'Benutzer 0a1b2c3d4e5f', 'Benutzer •••'],
  ['a token', 'Bearer eyJhbGciOi', 'Bearer •••'],
  [
    'the password of an address',
    'smtps://post:brief%40mail@mail.test und brief@mail',
    'smtps://•••@mail.test und •••',
  ],
  ['the path of a webhook', 'POST https://chat.test/hooks/9f8e7d6c5b4a', 'POST https://chat.test•••'],
  ['the end of the path of a webhook', 'kein Haken 9f8e7d6c5b4a', 'kein Haken •••'],
  ['the password of a proxy', 'http://amt:durchlass@proxy:3128', 'http://•••@proxy:3128'],
])('takes out %s', (_, text, expected) => {
  expect(redact(text)).toBe(expected);
});

it.each(['statistikstelle', 'abc', 'true', 'https://statistik.test/daten', 'post@mail.test'])(
  'leaves %s alone, which opens nothing',
  (text) => {
    expect(redact(text)).toBe(text);
  },
);

it('knows nothing where nothing is set, and minds no broken setting', () => {
  expect(createRedaction({ HTTP_PROXY: 'socks5://x' })('socks5://x')).toBe('socks5://x');
});
