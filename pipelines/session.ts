import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Issue } from '../schemas/issues.ts';
import type { Language } from '../schemas/language.ts';
import type { Session } from './commands.ts';
import type { DoctorSession } from './doctor/finding.ts';
import { type ProjectDespiteDrafts, readDespiteDrafts } from './drafts-aside.ts';
import { createCkan } from './effects/ckan.ts';
import { systemClock } from './effects/clock.ts';
import { createCredentials } from './effects/credentials.ts';
import { createDeliveries } from './effects/deliveries.ts';
import { systemDisk } from './effects/disk.ts';
import { createFiles, type Files } from './effects/files.ts';
import { createHarvestHttp } from './effects/harvest-http.ts';
import { createHttp, userAgentOf } from './effects/http.ts';
import type { Effects } from './effects/index.ts';
import { takeLock } from './effects/lock.ts';
import { createLog } from './effects/log.ts';
import type { Terminal } from './effects/logger.ts';
import { createLooks } from './effects/looks.ts';
import { createMail } from './effects/mail.ts';
import { startMirror } from './effects/mirror.ts';
import { createNetwork, tryNetwork } from './effects/network.ts';
import { createRedaction } from './effects/redaction.ts';
import { readReportSettings } from './effects/report-settings.ts';
import { createSnapshots } from './effects/snapshots.ts';
import { stopSignal } from './effects/stop-signal.ts';
import { untilStopped } from './effects/until-stopped.ts';
import { openWarehouse, type Warehouse } from './effects/warehouse.ts';
import { startWebServer } from './effects/web-server.ts';
import { createWebhook } from './effects/webhook.ts';
import type { HarvestSession } from './harvest/harvest.ts';
import { issueLines } from './issue-lines.ts';
import { hashOfProgram } from './program-hash.ts';
import { type DefinitionFiles, readProject } from './project.ts';
import type { PushOptions } from './push.ts';
import { mailChannel, webhookChannel } from './report-channels.ts';
import type { Reporting } from './reporting.ts';
import type { ServeOptions, ServeSession } from './serve.ts';
import { finishedFiles } from './unfinished.ts';

/** What every command may be told. */
export interface SessionOptions {
  readonly root: string;
  readonly lang: Language;
  readonly mirror?: string;
  readonly out?: string;
  readonly asOf?: string;
  readonly afterPause?: boolean;
  /** Where the log for programs goes; as QUARTETT_LOG says, if not told. */
  readonly log?: string;
  /** Leaves out definitions that are still drafts. */
  readonly finishedOnly?: boolean;
  /** Leaves out drafts without which nothing could be read. */
  readonly despiteDrafts?: boolean;
}

/** Where the program lies. */
export const home = join(import.meta.dirname, '..');
export const { version, engines } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly engines: { readonly node: string };
};

/** Everything through which a run touches the world is made here. */
export async function openSession(options: SessionOptions, terminal: Terminal): Promise<Session> {
  const files = createFiles(options.root);
  const { project, leftOut } = await readDefinitions(options, files);
  const state = stateOf(options);
  const releases = `${state}/releases`;
  const network = createNetwork(process.env);
  let warehouse: Promise<Warehouse> | null = null;
  const effects: Effects = {
    http: createHttp({ version, homepage: project.publisher.homepage, network }),
    credentials: createCredentials(process.env),
    redact: createRedaction(process.env),
    pause: setTimeout,
    looks: createLooks(`${state}/looks.json`, files),
    deliveries: createDeliveries(deliveriesIn(files)),
    snapshots: createSnapshots(`${state}/snapshots`, files),
    warehouse: () => {
      warehouse ??= openWarehouse({ temporary: files.absolute(`${state}/spill-${process.pid}`) });
      return warehouse;
    },
    files,
    terminal,
    clock: systemClock,
  };
  const sources = [...project.sources.values()].map(({ id, request }) => ({ id, prefix: request.mirror }));
  return {
    project,
    effects,
    mirror: options.mirror === undefined ? null : await startMirror(options.mirror, sources),
    releaseOptions: async () => ({
      folder: releases,
      out: outOf(options),
      sample: options.mirror !== undefined,
      version,
      code: await hashOfProgram(createFiles(home)),
    }),
    releases,
    lock: () => takeLock(files.absolute(`${state}/lock`), state),
    language: options.lang,
    afterPause: options.afterPause ?? false,
    notices: leftOut,
  };
}

async function readDefinitions(
  { finishedOnly, despiteDrafts }: SessionOptions,
  files: DefinitionFiles,
): Promise<ProjectDespiteDrafts> {
  if (despiteDrafts) return readDespiteDrafts(files);
  return { project: await readProject(finishedOnly ? finishedFiles(files) : files), leftOut: [] };
}

/** The same session, for a run that ends after the source it is at when somebody asks it to (Ctrl+C, SIGTERM). */
export function stoppable(session: Session): Session {
  return { ...session, effects: { ...session.effects, stop: stopSignal() } };
}

/** How people and programs hear of a night, even of one in a broken project. */
export function openReporting(options: SessionOptions, terminal: Terminal): Reporting {
  const settings = readReportSettings(process.env);
  const redact = createRedaction(process.env);
  const { mail, webhook } = settings;
  const issues = [...settings.issues];
  const failed = (problem: Issue) => {
    issues.push(problem);
    for (const line of issueLines(problem, options.lang, terminal)) terminal.line(line);
  };
  const { network } = tryNetwork(process.env); // what is wrong with it stops the night, and is reported
  const userAgent = userAgentOf({ version });
  return {
    files: createFiles(options.root),
    clock: systemClock,
    terminal,
    language: options.lang,
    state: stateOf(options),
    out: outOf(options),
    sample: options.mirror !== undefined,
    options: options.mirror === undefined ? '' : ` --mirror ${options.mirror}`,
    redact,
    log: createLog({ destination: options.log ?? settings.log, redact, clock: systemClock, failed }),
    channels: [
      ...(mail === null ? [] : [mailChannel(createMail({ ...mail, network }))]),
      ...(webhook === null
        ? []
        : [webhookChannel(webhook, createWebhook({ ...webhook, userAgent, network }))]),
    ],
    issues,
  };
}

/** A foreign catalog is looked at without any definition, so this works in a broken project, too. */
export function openHarvest({ root, lang }: SessionOptions, terminal: Terminal): HarvestSession {
  return {
    http: createHarvestHttp({ userAgent: userAgentOf({ version }), network: createNetwork(process.env) }),
    files: createFiles(root),
    clock: systemClock,
    terminal,
    language: lang,
  };
}

/** What is published is served whatever stands in the definitions today. */
export function openServe(options: SessionOptions, terminal: Terminal): ServeSession {
  const { root, lang } = options;
  return { out: outOf(options), files: createFiles(root), terminal, language: lang };
}

/** An installation is examined whatever stands in the definitions. */
export function openDoctor(options: SessionOptions, terminal: Terminal): DoctorSession {
  const files = createFiles(options.root);
  const state = stateOf(options);
  return {
    files,
    disk: systemDisk,
    clock: systemClock,
    looks: createLooks(`${state}/looks.json`, files),
    connect: () =>
      createHarvestHttp({
        userAgent: userAgentOf({ version }),
        timeout: 15_000,
        network: createNetwork(process.env),
      }),
    report: readReportSettings(process.env),
    credentials: createCredentials(process.env),
    environment: process.env,
    engine: openWarehouse,
    lock: (name) => takeLock(files.absolute(`${state}/${name}`), state),
    state,
    out: outOf(options),
    deliveries: deliveriesIn(files),
    program: {
      folder: home,
      version,
      node: process.versions.node,
      neededNode: engines.node,
      user: process.getuid?.() ?? null,
    },
    terminal,
    language: options.lang,
  };
}

/** How a portal is reached, and the token that opens it. */
export function portalAccess({ project }: Session): Pick<PushOptions, 'token' | 'connect'> {
  const userAgent = userAgentOf({ version, homepage: project.publisher.homepage });
  const network = createNetwork(process.env);
  return {
    token: process.env.QUARTETT_CKAN_TOKEN ?? '',
    connect: (options) => createCkan({ ...options, userAgent, network }),
  };
}

/** Sockets for a server, and the seconds until somebody stops it. */
export const serverAccess: Pick<ServeOptions, 'listen' | 'seconds'> = {
  listen: startWebServer,
  seconds: () => untilStopped(1_000),
};

/** Above the folders into which offices deliver, often a drive of its own. */
function deliveriesIn(files: Pick<Files, 'absolute'>): string {
  return files.absolute(process.env.QUARTETT_DELIVERIES || 'data/deliveries');
}

/** The link that is given away. A release as of another day is for looking at; it must never take the place of what is published. */
export function outOf({ out, asOf }: SessionOptions): string {
  if (out !== undefined) return out;
  return asOf === undefined ? 'output/public' : `output/as-of-${asOf.slice(0, 10)}`;
}

/**
 * Where the run state lies. Each mirror has one of its own, so that its snapshots are never taken for those of a live run.
 */
export function stateOf(options: SessionOptions): string {
  if (options.mirror === undefined) return 'data/live';
  const path = resolve(options.mirror);
  return `data/mirror-${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`;
}
