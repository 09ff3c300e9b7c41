import { type Issue, issue, type Text } from '../../schemas/issues.ts';
import { alike, type Check } from './finding.ts';

/** Whether somebody hears of what goes wrong at night; addresses and passwords are not shown. */
export const checkReporting: Check = async ({ environment }) => {
  const isSet = (name: string) => (environment[name] ?? '').trim() !== '';
  const missing = mailSettings.filter((name) => !isSet(name));
  const [mail, webhook] = [missing.length === 0, isSet('QUARTETT_WEBHOOK_URL')];
  return {
    check: { de: 'Bericht', en: 'Report' },
    found: ways(mail, webhook),
    issues: judge(missing, webhook),
  };
};

const mailSettings = ['QUARTETT_SMTP_URL', 'QUARTETT_MAIL_FROM', 'QUARTETT_MAIL_TO'] as const;

function ways(mail: boolean, webhook: boolean): Text {
  const names = [...(mail ? ['Mail'] : []), ...(webhook ? ['Webhook'] : [])];
  return names.length > 0 ? alike(names.join(', ')) : { de: 'nicht eingerichtet', en: 'not set up' };
}

function judge(missing: readonly string[], webhook: boolean): readonly Issue[] {
  if (missing.length === 0) return [];
  const place = { file: 'quartett doctor', value: missing.join(', ') };
  if (missing.length < mailSettings.length) return [issue('doctor-report-incomplete', place)];
  return webhook ? [] : [issue('doctor-no-report', { file: 'quartett doctor' })];
}
