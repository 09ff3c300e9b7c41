import { type Html, html } from './html.ts';

/** A link to elsewhere. Addresses come from definitions: one that a browser would run or open locally stays mere text. */
export function link(address: string, text: string): Html {
  if (!isWebAddress(address)) return html`${text}`;
  return html`<a href="${address}">${text}</a>`;
}

/** A link that shows where it leads; on paper, too, without saying it twice. */
export function bareLink(address: string): Html {
  return isWebAddress(address) ? html`<a class="address" href="${address}">${address}</a>` : html`${address}`;
}

/** A mail address to write to. */
export function mailLink(address: string): Html {
  return link(`mailto:${address}`, address);
}

function isWebAddress(address: string): boolean {
  return /^(https?:\/\/[^/]|mailto:[^@]+@)/i.test(address) && URL.canParse(address);
}
