import type { Text } from '../../schemas/issues.ts';

/** Why an address could not be reached, from the code that Node or got gives; an unknown code is named. */
export function networkReason(code: string): Text {
  if (code.startsWith('HPE_')) return noHttp;
  return reasons.get(code) ?? { de: `das Netz meldet ${code}`, en: `the network reports ${code}` };
}

/** Names, routes and connections come back; certificates, redirections and wrong addresses do not by themselves. */
export function isTransient(code: string): boolean {
  return transient.has(code);
}

const transient: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
]);

const noHttp: Text = {
  de: 'die Antwort des Servers ist kein gültiges HTTP',
  en: "the server's answer is not valid HTTP",
};
const expired: Text = {
  de: 'das Zertifikat des Servers ist abgelaufen',
  en: "the server's certificate has expired",
};
const untrusted: Text = {
  de: 'dem Zertifikat des Servers wird nicht vertraut',
  en: "the server's certificate is not trusted",
};
const noRoute: Text = { de: 'es führt kein Weg dorthin', en: 'there is no route to it' };
const noTls: Text = {
  de: 'eine verschlüsselte Verbindung kommt nicht zustande',
  en: 'no encrypted connection can be made',
};
const brokenOff: Text = {
  de: 'der Server brach die Verbindung ab',
  en: 'the server broke off the connection',
};

const reasons: ReadonlyMap<string, Text> = new Map([
  ['ENOTFOUND', { de: 'den Rechnernamen gibt es nicht', en: 'the host name does not exist' }],
  ['EAI_AGAIN', { de: 'der Namensdienst antwortet nicht', en: 'the name service does not answer' }],
  ['ECONNREFUSED', { de: 'der Server nimmt keine Verbindung an', en: 'the server accepts no connection' }],
  ['ECONNRESET', brokenOff],
  ['EPIPE', brokenOff],
  ['ETIMEDOUT', { de: 'der Server antwortet nicht', en: 'the server does not answer' }],
  ['ENETUNREACH', noRoute],
  ['EHOSTUNREACH', noRoute],
  ['ENETDOWN', { de: 'das Netz ist abgeschaltet', en: 'the network is down' }],
  ['CERT_HAS_EXPIRED', expired],
  ['CERT_NOT_YET_VALID', untrusted],
  ['CERT_REVOKED', untrusted],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', untrusted],
  ['SELF_SIGNED_CERT_IN_CHAIN', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', untrusted],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', untrusted],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    {
      de: 'das Zertifikat des Servers gilt für einen anderen Rechnernamen',
      en: "the server's certificate is made out to another host name",
    },
  ],
  ['ERR_PROXY_TUNNEL', { de: 'der Proxy stellt keine Verbindung her', en: 'the proxy makes no connection' }],
  ['EPROTO', noTls],
  ['ERR_SSL_WRONG_VERSION_NUMBER', noTls],
  [
    'ERR_TOO_MANY_REDIRECTS',
    {
      de: 'sie leitet mehr als 5-mal weiter, meist im Kreis',
      en: 'it redirects more than 5 times, usually in a circle',
    },
  ],
  [
    'ERR_UNSUPPORTED_PROTOCOL',
    {
      de: 'sie leitet auf etwas weiter, das weder http noch https ist',
      en: 'it redirects to something that is neither http nor https',
    },
  ],
  ['ERR_INVALID_URL', { de: 'sie ist keine gültige Webadresse', en: 'it is not a valid web address' }],
]);
