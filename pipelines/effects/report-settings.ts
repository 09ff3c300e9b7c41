import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import type { MailOptions } from './mail.ts';

const webhookKinds = ['json', 'mattermost', 'matrix'] as const;

/** How reports leave the house, as the environment says. */
export interface ReportSettings {
  /** null: no mail. */
  readonly mail: Pick<MailOptions, 'url' | 'from' | 'to'> | null;
  /** null: no webhook. */
  readonly webhook: WebhookSettings | null;
  /** A file, or - for standard output; null: no log. */
  readonly log: string | null;
  /** Settings that cannot be used. */
  readonly issues: readonly Issue[];
}

export interface WebhookSettings {
  readonly url: string;
  readonly kind: (typeof webhookKinds)[number];
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads QUARTETT_SMTP_URL, QUARTETT_MAIL_FROM, QUARTETT_MAIL_TO, QUARTETT_WEBHOOK_URL, QUARTETT_WEBHOOK_KIND,
 * QUARTETT_WEBHOOK_TOKEN and QUARTETT_LOG. What is unfit is reported and left out: a night never fails for it.
 */
export function readReportSettings(environment: Environment): ReportSettings {
  const settings = new Map(
    Object.entries(environment).map(([name, value = '']) => [name, value.trim()] as const),
  );
  const value = (name: string) => settings.get(`QUARTETT_${name}`) ?? '';
  const mail = readMail(value);
  const webhook = readWebhook(value);
  return {
    mail: 'unfit' in mail ? null : mail.settings,
    webhook: 'unfit' in webhook ? null : webhook.settings,
    log: value('LOG') === '' ? null : value('LOG'),
    issues: [mail, webhook].flatMap((read) => ('unfit' in read ? [read.unfit] : [])),
  };
}

type Read<Settings> = { readonly settings: Settings | null } | { readonly unfit: Issue };

function readMail(value: (name: string) => string): Read<ReportSettings['mail']> {
  const [url, from] = [value('SMTP_URL'), value('MAIL_FROM')];
  const to = value('MAIL_TO')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  if (url === '' && to.length === 0) return { settings: null };
  const parsed = URL.parse(url);
  if (parsed === null || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '') {
    return unfit('SMTP_URL', {
      de: 'erwartet wird smtps://benutzer:passwort@rechner:465 oder smtp://…:587',
      en: 'expected is smtps://user:password@host:465 or smtp://…:587',
    });
  }
  if (!isDecodable(parsed.username) || !isDecodable(parsed.password)) return unfit('SMTP_URL', stray);
  if (!isAddress(from)) return unfit('MAIL_FROM', noAddress);
  if (to.length === 0 || !to.every(isAddress)) return unfit('MAIL_TO', noAddress);
  return { settings: { url, from, to } };
}

const noAddress: Text = {
  de: 'erwartet wird eine Mailadresse wie statistik@example.org (mehrere durch Komma getrennt)',
  en: 'expected is a mail address such as statistics@example.org (several separated by commas)',
};

const stray: Text = {
  de: 'in Benutzer oder Passwort steht ein %, das kein Zeichen umschreibt; für % selbst ist %25 zu schreiben',
  en: 'a % in the user name or password spells no character; for % itself write %25',
};

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** `a@b.de` or `Name <a@b.de>`; a line break would begin a header of its own. */
function isAddress(text: string): boolean {
  return /^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text);
}

function readWebhook(value: (name: string) => string): Read<WebhookSettings> {
  const url = value('WEBHOOK_URL');
  if (url === '') return { settings: null };
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    return unfit('WEBHOOK_URL', {
      de: 'erwartet wird eine Adresse mit https://',
      en: 'expected is an address with https://',
    });
  }
  const kind = webhookKinds.find((one) => one === (value('WEBHOOK_KIND') || 'json'));
  if (kind === undefined) {
    const known = webhookKinds.join(', ');
    return unfit('WEBHOOK_KIND', { de: `möglich sind ${known}`, en: `possible are ${known}` });
  }
  return { settings: { url, kind, token: value('WEBHOOK_TOKEN') } };
}

/** The value is not told: it may be a secret in the wrong place. */
function unfit(name: string, { de: reason, en: reasonen }: Text): { readonly unfit: Issue } {
  const place = { file: 'QUARTETT_…', column: `QUARTETT_${name}` };
  return { unfit: issue('setting-unfit', place, { reason, reasonen }) };
}
