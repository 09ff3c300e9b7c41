import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Header and body as they came over the line. */
  readonly source: string;
}

export interface SmtpServer {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** What clients have logged in with. */
  readonly logins: readonly string[];
}

export interface SmtpOptions {
  /** The step that the server refuses; it repeats the login in its answer, as some do. */
  readonly refuses?: 'login' | 'recipient' | 'first recipient';
  /** Speaks TLS from the first byte. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** Runs a small mail server (RFC 5321, AUTH PLAIN) on localhost for as long as `use` takes. */
export async function withSmtp<Result>(
  use: (server: SmtpServer) => Promise<Result>,
  { refuses, tls }: SmtpOptions = {},
): Promise<Result> {
  const mails: ReceivedMail[] = [];
  const logins: string[] = [];
  const sockets = new Set<Socket>();
  const greet = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    converse(socket, mails, logins, refuses);
  };
  const server = tls === undefined ? createServer(greet) : createTlsServer(tls, greet);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  try {
    return await use({ port, mails, logins });
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

function converse(
  socket: Socket,
  mails: ReceivedMail[],
  logins: string[],
  refuses: SmtpOptions['refuses'],
): void {
  let rest = '';
  let data: string[] | null = null;
  let mail = { from: '', to: [] as string[] };
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    if (data !== null) {
      if (line !== '.') return void data.push(line.replace(/^\.\./, '.'));
      mails.push({ ...mail, source: data.join('\r\n') });
      [data, mail] = [null, { from: '', to: [] }];
      return say('250 taken');
    }
    const login = /^AUTH PLAIN (.+)$/i.exec(line)?.[1];
    if (login !== undefined) {
      logins.push(Buffer.from(login, 'base64').toString().replaceAll('\0', ' ').trim());
      return say(refuses === 'login' ? `535 wrong: ${logins.at(-1)}` : '235 welcome');
    }
    if (/^EHLO/i.test(line)) return say('250-test\r\n250 AUTH PLAIN');
    if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n');
    if (/^MAIL/i.test(line)) mail = { from: addressIn(line), to: [] };
    if (/^RCPT/i.test(line)) {
      if (refuses === 'recipient' || (refuses === 'first recipient' && /<a@/.test(line)))
        return say('550 nobody here');
      mail.to.push(addressIn(line));
    }
    if (/^DATA/i.test(line)) {
      data = [];
      return say('354 go on');
    }
    return say('250 fine');
  };
  say('220 test ESMTP');
  socket.on('data', (piece) => {
    const lines = (rest + piece.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    lines.forEach(hear);
  });
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

/** The parts of a mail in plain text: quoted-printable and base64 are read, soft line breaks are gone. */
export function textIn({ source }: ReceivedMail): string {
  const boundaries = [...source.matchAll(/boundary="?([^"\r\n;]+)/g)].map(([, boundary]) => `--${boundary}`);
  const isBoundary = (line: string) => boundaries.some((boundary) => line.startsWith(boundary));
  const parts: string[][] = [[]];
  for (const line of source.split('\r\n')) {
    if (isBoundary(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts
    .map((lines) => lines.join('\r\n'))
    .map((part) => {
      const [head = '', ...body] = part.split('\r\n\r\n');
      return `${headText(head)}\n\n${decoded(head, body.join('\r\n\r\n'))}`;
    })
    .join('\n');
}

function decoded(head: string, body: string): string {
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  return /transfer-encoding: quoted-printable/i.test(head) ? fromQuoted(body) : body;
}

function headText(head: string): string {
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      /q/i.test(kind) ? fromQuoted(text.replaceAll('_', ' ')) : Buffer.from(text, 'base64').toString(),
    );
}

function fromQuoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
