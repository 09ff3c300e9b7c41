import { issue } from '../../schemas/issues.ts';
import { alike, type Check } from './finding.ts';

/** Whether somebody hears of what goes wrong at night; addresses and passwords are not shown. */
export const checkReporting: Check = async ({ report: { mail, webhook, issues } }) => {
  const ways = [...(mail === null ? [] : ['Mail']), ...(webhook === null ? [] : ['Webhook'])];
  const nobody = ways.length === 0 && issues.length === 0;
  return {
    check: { de: 'Bericht', en: 'Report' },
    found: ways.length > 0 ? alike(ways.join(', ')) : { de: 'nicht eingerichtet', en: 'not set up' },
    issues: nobody ? [issue('doctor-no-report', { file: 'quartett doctor' })] : issues,
  };
};
