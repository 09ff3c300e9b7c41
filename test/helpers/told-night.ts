import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from '../../pipelines/commands.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import type { Effects } from '../../pipelines/effects/index.ts';
import { createLog } from '../../pipelines/effects/log.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import { createMail } from '../../pipelines/effects/mail.ts';
import { startMirror } from '../../pipelines/effects/mirror.ts';
import { createRedaction } from '../../pipelines/effects/redaction.ts';
import { readReportSettings } from '../../pipelines/effects/report-settings.ts';
import { openWarehouse, type Warehouse } from '../../pipelines/effects/warehouse.ts';
import { createWebhook } from '../../pipelines/effects/webhook.ts';
import { readProject } from '../../pipelines/project.ts';
import { mailChannel, webhookChannel } from '../../pipelines/report-channels.ts';
import type { Reporting } from '../../pipelines/reporting.ts';
import { runNight } from '../../pipelines/run-night.ts';
import type { Report } from '../../schemas/types.ts';
import { layOut } from './mini-night.ts';
import type { Definitions } from './mini-project.ts';
import { storeEffects } from './store-effects.ts';

const source = 'office/people';

/** A source `office/people`, and an indicator on it. */
export const people: Definitions = {
  variables: { people: { unit: 'PERS' } },
  sources: {
    [source]: {
      title: { de: 'Menschen', en: 'People' },
      read: { parser: 'csv', signs: 'classic' },
      map: {
        area: { column: 'key', scheme: 'kreis5', outside: 'ignore' },
        period: { column: 'year', as: 'year' },
        values: [{ column: 'people', variable: 'people' }],
      },
    },
  },
  indicators: { 'people-total': { title: { de: 'Menschen', en: 'People' }, value: { variable: 'people' } } },
};

/** A file of people in Mainz, Ludwigshafen, Trier and Koblenz. */
export function peopleOf(year: string, ...counts: readonly (number | string)[]): string {
  const rows = ['07315', '07314', '07211', '07111'].map((key, index) => `${key};${year};${counts[index]}\n`);
  return `key;year;people\n${rows.join('')}`;
}

export interface ToldNight {
  /** The exit code; null where the night broke off. */
  readonly code: number | null;
  /** What the terminal showed. */
  readonly text: string;
  readonly report: Report;
}

export interface ToldNightOptions {
  readonly at?: string;
  /** QUARTETT_… as a service would set them. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly definitions?: Definitions;
  /** What the test puts in the place of an effect. */
  readonly wrap?: (effects: Effects) => Effects;
}

/** Runs a night of a small project with all that tells of it; null: the publisher gives no file. */
export async function toldNight(
  root: string,
  text: string | null,
  {
    at = '2026-11-21T03:00:00Z',
    environment = {},
    definitions = people,
    wrap = (one) => one,
  }: ToldNightOptions = {},
): Promise<ToldNight> {
  const files = createFiles(root);
  const folder = await layOut(root, definitions, text === null ? {} : { [source]: text });
  const project = await readProject(files);
  const written: string[] = [];
  const terminal = createTerminal({ write: (piece) => written.push(piece) }, { color: false, isTTY: false });
  let warehouse: Promise<Warehouse> | null = null;
  const effects = wrap({
    ...storeEffects('data/mirror', files),
    warehouse: () => {
      warehouse ??= openWarehouse({ isSmall: true });
      return warehouse;
    },
    terminal,
    clock: { now: () => new Date(at) },
  });
  const mirror = await startMirror(folder, [{ id: source, prefix: 'office-people' }]);
  const releases = 'data/mirror/releases';
  const session: Session = {
    project,
    effects,
    mirror,
    releases,
    releaseOptions: async () => ({
      folder: releases,
      out: 'output/public',
      sample: true,
      version: '0.0.0',
      code: '0'.repeat(64),
    }),
    lock: () => () => {},
    language: 'de',
  };
  try {
    const code = await runNight([], session, reportingIn(root, effects, environment)).catch(() => null);
    return { code, text: written.join('').replaceAll(root, '…'), report: await readReport(root) };
  } finally {
    await mirror.close();
    if (warehouse) (await (warehouse as Promise<Warehouse>)).close();
  }
}

/** How a night in a project folder is told, with the settings of an environment. */
export function reportingIn(
  root: string,
  { clock, terminal }: Pick<Effects, 'clock' | 'terminal'>,
  environment: Readonly<Record<string, string>> = {},
): Reporting {
  const { mail, webhook, log, issues } = readReportSettings(environment);
  const redact = createRedaction(environment);
  return {
    files: createFiles(root),
    clock,
    terminal,
    language: 'de',
    state: 'data/mirror',
    out: 'output/public',
    sample: true,
    options: ' --mirror mirror',
    redact,
    log: createLog({ destination: log, redact, clock, failed: (issue) => terminal.line(issue.sentence.de) }),
    channels: [
      ...(mail === null ? [] : [mailChannel(createMail({ ...mail, patience: 2_000 }))]),
      ...(webhook === null
        ? []
        : [webhookChannel(webhook, createWebhook({ ...webhook, userAgent: 'Quartett', patience: 2_000 }))]),
    ],
    issues,
  };
}

export async function readReport(root: string): Promise<Report> {
  return JSON.parse(await readFile(join(root, 'data/mirror/report.json'), 'utf8')) as Report;
}
