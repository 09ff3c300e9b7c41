import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { validator } from '../../schemas/validator.ts';
import { repository } from '../helpers/repository.ts';

const publisher = parse(readFileSync(join(repository, 'catalog/publisher.yaml'), 'utf8'));
const validate = validator();
const breaches = (url: string) => {
  const push = { ckan: { url, organization: 'quartett', prefix: 'quartett-' } };
  return validate('publisher', { ...publisher, push }, 'catalog/publisher.yaml').map(({ column }) => column);
};

describe('the address of a portal', () => {
  it.each([
    'https://ckan.example.org',
    'https://example.org/ckan',
    'http://localhost:5000',
    'http://127.0.0.1',
  ])('may be %s', (url) => expect(breaches(url)).toEqual([]));

  it.each([
    'http://ckan.example.org',
    'http://localhost.example.org',
    'https://user:secret@ckan.example.org',
    'https://ckan.example.org/',
    'https://ckan.example.org/?key=secret',
    'ftp://ckan.example.org',
  ])('is not %s, where a token would be read by others or a path go wrong', (url) => {
    expect(breaches(url)).toContain('push.ckan.url');
  });
});
