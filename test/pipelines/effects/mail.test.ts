import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMail } from '../../../pipelines/effects/mail.ts';
import { createNetwork } from '../../../pipelines/effects/network.ts';
import { hasOpenssl, makeAuthority } from '../../helpers/certificates.ts';
import { type SmtpOptions, withSmtp } from '../../helpers/smtp-server.ts';
import { withFolder } from '../../helpers/with-folder.ts';

const message = {
  subject: 'Quartett Gelb: Äpfel',
  text: 'Text\n.\nnoch Text\n',
  html: '<p>Text</p>',
  attachment: { name: 'report.html', content: '<p>Bericht</p>', type: 'text/html; charset=utf-8' },
};
const addresses = { from: 'quartett@example.org', to: ['a@example.org', 'b@example.org'], patience: 2_000 };

it.skipIf(!hasOpenssl)('mail goes over TLS only to a server whose certificate is trusted', async () => {
  await withFolder(async (folder) => {
    const authority = makeAuthority(folder);
    await withSmtp(
      async ({ port, mails }) => {
        const url = `smtps://127.0.0.1:${port}`;
        expect((await createMail({ url, ...addresses })(message)).problem?.de).toBe(
          'dem Zertifikat des Servers wird nicht vertraut',
        );
        expect(mails).toEqual([]);
        const network = createNetwork({ QUARTETT_CA_FILE: join(folder, 'ca.pem') });
        const trusting = createMail({ url, ...addresses, network });
        expect(await trusting(message)).toEqual({ isTaken: true, problem: null });
        expect(mails).toHaveLength(1);
      },
      { tls: authority.issue('mail', 'IP:127.0.0.1') },
    );
  });
});

it.each<[string, SmtpOptions, string]>([
  ['refuses the login', { refuses: 'login' }, 'der Mailserver lehnt die Anmeldung ab (535)'],
  [
    'takes no recipient',
    { refuses: 'recipient' },
    'der Mailserver nimmt Absender oder Empfänger nicht an (550)',
  ],
])('says why a server that %s has not taken a mail', async (_, options, reason) => {
  await withSmtp(async ({ port }) => {
    const sendMail = createMail({ url: `smtp://post:geheim@127.0.0.1:${port}`, ...addresses });
    expect(await sendMail(message)).toMatchObject({ isTaken: false, problem: { de: reason } });
  }, options);
});

it('says so when only one of the recipients is refused, and does not send twice', async () => {
  await withSmtp(
    async ({ port, mails }) => {
      const sendMail = createMail({ url: `smtp://127.0.0.1:${port}`, ...addresses });
      expect(await sendMail(message)).toMatchObject({
        isTaken: true,
        problem: { de: 'der Mailserver nimmt einen der Empfänger nicht an, die anderen haben ihn bekommen' },
      });
      expect(mails.map(({ to }) => to)).toEqual([['b@example.org']]);
    },
    { refuses: 'first recipient' },
  );
});
