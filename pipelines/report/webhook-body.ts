import { html } from '../../catalog/pages/html.ts';
import type { Report } from '../../schemas/types.ts';
import type { WebhookSettings } from '../effects/report-settings.ts';
import type { Message } from './message.ts';

/**
 * What is sent to a webhook. `json`: the short of the report as data. `mattermost`: {text} with Markdown, which Slack and
 * Rocket.Chat take, too. `matrix`: {text, html} as a Hookshot webhook takes it; a room's own address wants a message of the protocol.
 */
export function webhookBody(kind: WebhookSettings['kind'], message: Message, isRoom: boolean): unknown {
  const { report, text } = message;
  if (kind === 'mattermost') return { text: markdown(message) };
  if (kind === 'json') return shortOf(report);
  const formatted = html`<p><strong>${message.subject}</strong></p>${paragraphs(text)}`.html;
  const plain = `${message.subject}\n\n${text}`;
  return isRoom
    ? { msgtype: 'm.text', body: plain, format: 'org.matrix.custom.html', formatted_body: formatted }
    : { text: plain, html: formatted };
}

function shortOf({ made, outcome, light, reasons, summary, published, held, sample }: Report): unknown {
  return {
    made,
    sample,
    outcome,
    light,
    summary,
    reasons,
    release: published?.id ?? null,
    link: published?.base === null || published === null ? null : `${published.base}/`,
    held: held.map(({ source, state, commands }) => ({ source, state, commands })),
  };
}

/** Nothing in a report is meant as Markdown; a name in brackets must not become a link, nor `@all` a call. */
function markdown({ subject, text }: Message): string {
  const plain = (line: string) => line.replace(/[\\`*_[\]<>#~|!]/g, '\\$&').replaceAll('@', '@\u200b');
  const lines = text
    .split('\n')
    .map((line) => (line.startsWith('$ ') ? `\`${line.slice(2)}\`` : plain(line)));
  return `**${plain(subject)}**\n\n${lines.join('\n')}`.slice(0, longest);
}

/** Mattermost refuses messages of more than 16,383 characters. */
const longest = 16_000;

function paragraphs(text: string) {
  return text
    .trim()
    .split('\n\n')
    .map(
      (part) =>
        html`<p>${part.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`))}</p>`,
    );
}
