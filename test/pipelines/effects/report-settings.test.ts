import { describe, expect, it } from 'vitest';
import { readReportSettings } from '../../../pipelines/effects/report-settings.ts';

const mail = {
  QUARTETT_SMTP_URL: 'smtps://post:abc@mail.example.org',
  QUARTETT_MAIL_FROM: 'quartett@example.org',
  QUARTETT_MAIL_TO: 'a@example.org,b@example.org',
};
const complaints = (environment: Readonly<Record<string, string>>) =>
  readReportSettings(environment).issues.map(({ sentence }) => sentence.de);

describe('the settings of reports', () => {
  it('ask for nothing where nothing is set', () => {
    expect(readReportSettings({})).toEqual({ mail: null, webhook: null, log: null, issues: [] });
  });

  it('are read from the environment', () => {
    const read = readReportSettings({
      ...mail,
      QUARTETT_WEBHOOK_URL: 'https://chat.example.org/x',
      QUARTETT_LOG: '-',
    });
    expect(read).toEqual({
      mail: {
        url: 'smtps://post:abc@mail.example.org',
        from: 'quartett@example.org',
        to: ['a@example.org', 'b@example.org'],
      },
      webhook: { url: 'https://chat.example.org/x', kind: 'json', token: '' },
      log: '-',
      issues: [],
    });
  });

  it.each([
    [{ QUARTETT_SMTP_URL: 'mail.example.org' }, 'smtps://benutzer:passwort@rechner:465 oder smtp://…:587'],
    [{ QUARTETT_SMTP_URL: '' }, 'smtps://benutzer:passwort@rechner:465 oder smtp://…:587'],
    [{ QUARTETT_SMTP_URL: 'smtps://post:100%@mail.example.org' }, 'für % selbst ist %25 zu schreiben'],
    [{ QUARTETT_MAIL_FROM: 'Quartett' }, 'eine Mailadresse wie statistik@example.org'],
    [{ QUARTETT_MAIL_TO: '' }, 'eine Mailadresse wie statistik@example.org'],
    [
      { QUARTETT_MAIL_TO: 'a@example.org\r\nBcc: c@example.org' },
      'eine Mailadresse wie statistik@example.org',
    ],
  ])('say what is wrong with %o and leave mail out', (wrong, reason) => {
    expect(readReportSettings({ ...mail, ...wrong }).mail).toBeNull();
    expect(complaints({ ...mail, ...wrong })).toEqual([expect.stringContaining(reason)]);
  });

  it('never repeat what was set: it may be a password in the wrong place', () => {
    const [told = ''] = complaints({ QUARTETT_WEBHOOK_URL: 'hunter2-hunter2' });
    expect(told).toBe(
      'Die Einstellung QUARTETT_WEBHOOK_URL ist nicht brauchbar: erwartet wird eine Adresse mit https://.',
    );
    expect(complaints({ QUARTETT_WEBHOOK_URL: 'https://x.example', QUARTETT_WEBHOOK_KIND: 'slack' })).toEqual(
      ['Die Einstellung QUARTETT_WEBHOOK_KIND ist nicht brauchbar: möglich sind json, mattermost, matrix.'],
    );
  });
});
