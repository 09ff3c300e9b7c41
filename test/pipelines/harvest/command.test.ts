import { describe, expect, it } from 'vitest';
import { cli } from '../../helpers/cli.ts';
import { dataset, prefixes } from '../../helpers/foreign-catalog.ts';
import { catalogServer } from '../../helpers/harvested.ts';
import { withFolder } from '../../helpers/with-folder.ts';
import { withServer } from '../../helpers/with-server.ts';

describe('quartett harvest', () => {
  it('works where there is no project at all, and its exit code tells of errors', async () => {
    await withFolder((root) =>
      withServer(catalogServer({ '/catalog.ttl': prefixes + dataset('a') }), async ({ url }) => {
        const { code, text } = await cli(['--root', root, '--lang', 'en', 'harvest', `${url}/catalog.ttl`]);
        expect(text).toContain('A portal imports 1 of 1 datasets.');
        expect(text).toContain(
          '[rule-broken] https://open.example.org/dataset/a: dcat:theme is missing or not valid.',
        );
        expect(code).toBe(3);
      }),
    );
  });

  it.each(['catalog.ttl', 'ftp://open.example.org/catalog.ttl', 'https://user:secret@open.example.org/'])(
    'takes no %s for an address',
    async (address) => {
      const { code, text } = await cli(['harvest', address]);
      expect(code).toBe(2);
      expect(text).toContain('eine Adresse mit http(s)://, ohne Zugangsdaten');
    },
  );
});
