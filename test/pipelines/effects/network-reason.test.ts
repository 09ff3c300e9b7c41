import { expect, test } from 'vitest';
import { networkReason } from '../../../pipelines/effects/network-reason.ts';

test.each([
  ['CERT_HAS_EXPIRED', 'das Zertifikat des Servers ist abgelaufen', "the server's certificate has expired"],
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'dem Zertifikat des Servers wird nicht vertraut',
    "the server's certificate is not trusted",
  ],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'das Zertifikat des Servers gilt für einen anderen Rechnernamen',
    "the server's certificate is made out to another host name",
  ],
  ['ENETUNREACH', 'es führt kein Weg dorthin', 'there is no route to it'],
  ['ERR_INVALID_URL', 'sie ist keine gültige Webadresse', 'it is not a valid web address'],
])('%s is explained', (code, de, en) => {
  expect(networkReason(code)).toEqual({ de, en });
});

test('a code that nobody foresaw is named', () => {
  expect(networkReason('EWHATEVER')).toEqual({
    de: 'das Netz meldet EWHATEVER',
    en: 'the network reports EWHATEVER',
  });
});
