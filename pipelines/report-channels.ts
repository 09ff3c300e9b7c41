import type { IssueCode } from '../schemas/issues.ts';
import type { Sending, SendMail } from './effects/mail.ts';
import type { WebhookSettings } from './effects/report-settings.ts';
import type { CallWebhook } from './effects/webhook.ts';
import type { Message } from './report/message.ts';
import { webhookBody } from './report/webhook-body.ts';

/** One way on which reports leave the house. */
export interface Channel {
  readonly name: 'mail' | 'webhook';
  /** The issue that tells that it failed. */
  readonly failure: IssueCode;
  send(message: Message): Promise<Sending>;
}

export function mailChannel(sendMail: SendMail): Channel {
  return {
    name: 'mail',
    failure: 'mail-failed',
    send: ({ subject, text, html, page }) => {
      const attachment = { name: 'report.html', content: page, type: 'text/html; charset=utf-8' };
      return sendMail({ subject, text, html, attachment });
    },
  };
}

export function webhookChannel(
  { url, kind }: Pick<WebhookSettings, 'url' | 'kind'>,
  call: CallWebhook,
): Channel {
  // …/_matrix/client/v3/rooms/!room:host: the room itself, by the protocol; anything else is a webhook of Hookshot.
  const isRoom = kind === 'matrix' && new URL(url).pathname.startsWith('/_matrix/client/');
  return {
    name: 'webhook',
    failure: 'webhook-failed',
    send: (message) => {
      const body = webhookBody(kind, message, isRoom);
      if (!isRoom) return call({ method: 'POST', below: '', body });
      // The same name twice is the same message, so none comes twice.
      const id = `quartett-${message.report.made.replace(/\D/g, '')}`;
      return call({ method: 'PUT', below: `send/m.room.message/${id}`, body });
    },
  };
}
