import type { Text } from '../../schemas/issues.ts';
import type { Answer } from './answer.ts';

/** A short answer in words. Nobody may keep it: tomorrow the address may hold something. */
export function refusal(
  status: keyof typeof reasons,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const { de, en } = reasons[status];
  const content = new TextEncoder().encode(`${de} / ${en}\n`);
  return {
    status,
    headers: {
      ...headers,
      ...(status === 503 && { 'retry-after': '120' }),
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(content.length),
      'cache-control': 'no-store',
    },
    body: { kind: 'memory', content },
  };
}

const reasons = {
  400: { de: 'Diese Anfrage ist kein gültiges HTTP.', en: 'This request is not valid HTTP.' },
  404: { de: 'Unter dieser Adresse liegt nichts.', en: 'There is nothing at this address.' },
  405: { de: 'Hier kann man nur lesen (GET, HEAD).', en: 'This can only be read (GET, HEAD).' },
  408: { de: 'Die Anfrage kam nicht vollständig an.', en: 'The request did not arrive in time.' },
  412: {
    de: 'Die Datei ist nicht mehr die, nach der gefragt wurde.',
    en: 'The file is no longer the one that was asked for.',
  },
  416: { de: 'So weit reicht die Datei nicht.', en: 'The file does not reach that far.' },
  431: { de: 'Die Kopfzeilen der Anfrage sind zu lang.', en: 'The header of the request is too long.' },
  500: { de: 'Der Server hat einen Fehler gemacht.', en: 'The server made a mistake.' },
  503: {
    de: 'Das ist zurzeit nicht zu haben; bitte später noch einmal.',
    en: 'This is not available at the moment; please try again later.',
  },
} as const satisfies Readonly<Record<number, Text>>;
