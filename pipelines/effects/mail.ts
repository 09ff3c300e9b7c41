import type { Text } from '../../schemas/issues.ts';
import type { Network } from './network.ts';
import { networkReason } from './network-reason.ts';

export interface MailMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachment: { readonly name: string; readonly content: string; readonly type: string };
}

export interface MailOptions {
  /** smtp(s)://user:password@host:port */
  readonly url: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Milliseconds for each step. */
  readonly patience?: number;
  /** Whose certificates are trusted; null: Node's own only. */
  readonly network?: Network | null;
}

/** What came of sending something. */
export interface Sending {
  readonly isTaken: boolean;
  /** Why not, or not by all; null where all is well. */
  readonly problem: Text | null;
}

export type SendMail = (message: MailMessage) => Promise<Sending>;

/**
 * One message, one connection; certificates are verified, and a password never goes over a line in the clear, except to
 * this machine itself.
 */
export function createMail({ url, from, to, patience = 30_000, network = null }: MailOptions): SendMail {
  const { hostname, protocol, port, username, password } = new URL(url);
  const isSecure = protocol === 'smtps:';
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return async ({ subject, text, html, attachment }) => {
    const { createTransport } = await import('nodemailer'); // only here: most commands send nothing
    const transport = createTransport({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (isSecure ? 465 : 587) : Number(port),
      secure: isSecure,
      requireTLS: !isSecure && !isHere,
      ...(username === ''
        ? {}
        : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      ...(network === null ? {} : { tls: { ca: network.authorities() } }),
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const { rejected } = await transport.sendMail({
        ...{ from, to: [...to], subject, text, html },
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: [
          { filename: attachment.name, content: attachment.content, contentType: attachment.type },
        ],
      });
      return { isTaken: true, problem: rejected.length === 0 ? null : refusedBySome };
    } catch (error) {
      return { isTaken: false, problem: reasonOf(error) };
    } finally {
      transport.close();
    }
  };
}

/** What a server answers may repeat what it was told, so only its code is passed on. */
function reasonOf(error: unknown): Text {
  const {
    code = '',
    originalCode,
    responseCode,
  } = error as {
    code?: string;
    originalCode?: string;
    responseCode?: number;
  };
  const answer = responseCode === undefined ? '' : ` (${responseCode})`;
  const found = reasons.get(code);
  if (found) return { de: `${found.de}${answer}`, en: `${found.en}${answer}` };
  return networkReason(originalCode ?? code);
}

const refusedBySome: Text = {
  de: 'der Mailserver nimmt einen der Empfänger nicht an, die anderen haben ihn bekommen',
  en: 'the mail server does not take one of the recipients, the others have got it',
};

const reasons: ReadonlyMap<string, Text> = new Map([
  ['EAUTH', { de: 'der Mailserver lehnt die Anmeldung ab', en: 'the mail server refuses the login' }],
  ['ENOAUTH', { de: 'der Mailserver kennt keine Anmeldung', en: 'the mail server knows no login' }],
  [
    'EENVELOPE',
    {
      de: 'der Mailserver nimmt Absender oder Empfänger nicht an',
      en: 'the mail server does not take the sender or the recipients',
    },
  ],
  ['EMESSAGE', { de: 'der Mailserver weist die Mail zurück', en: 'the mail server rejects the mail' }],
  [
    'ETLS',
    {
      de: 'eine verschlüsselte Verbindung zum Mailserver kommt nicht zustande',
      en: 'no encrypted connection to the mail server can be made',
    },
  ],
]);
