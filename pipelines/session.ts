import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Language } from '../schemas/language.ts';
import type { Session } from './commands.ts';
import { createCkan } from './effects/ckan.ts';
import { systemClock } from './effects/clock.ts';
import { createCredentials } from './effects/credentials.ts';
import { createFiles } from './effects/files.ts';
import { createHarvestHttp } from './effects/harvest-http.ts';
import { createHttp, userAgentOf } from './effects/http.ts';
import type { Effects } from './effects/index.ts';
import { takeLock } from './effects/lock.ts';
import type { Terminal } from './effects/logger.ts';
import { createLooks } from './effects/looks.ts';
import { startMirror } from './effects/mirror.ts';
import { createSnapshots } from './effects/snapshots.ts';
import { untilStopped } from './effects/until-stopped.ts';
import { openWarehouse, type Warehouse } from './effects/warehouse.ts';
import { startWebServer } from './effects/web-server.ts';
import type { HarvestSession } from './harvest/harvest.ts';
import { hashOfProgram } from './program-hash.ts';
import { readProject } from './project.ts';
import type { PushOptions } from './push.ts';
import type { ServeOptions, ServeSession } from './serve.ts';
import { finishedFiles } from './unfinished.ts';

/** What every command may be told. */
export interface SessionOptions {
  readonly root: string;
  readonly lang: Language;
  readonly mirror?: string;
  readonly out?: string;
  readonly asOf?: string;
  /** Leaves out definitions that are still drafts. */
  readonly finishedOnly?: boolean;
}

const home = join(import.meta.dirname, '..');
export const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
  readonly version: string;
};

/** Everything through which a run touches the world is made here. */
export async function openSession(options: SessionOptions, terminal: Terminal): Promise<Session> {
  const files = createFiles(options.root);
  const project = await readProject(options.finishedOnly ? finishedFiles(files) : files);
  const state = `data/${stateName(options)}`;
  const releases = `${state}/releases`;
  let warehouse: Promise<Warehouse> | null = null;
  const effects: Effects = {
    http: createHttp({ version, homepage: project.publisher.homepage }),
    credentials: createCredentials(process.env),
    pause: setTimeout,
    looks: createLooks(`${state}/looks.json`, files),
    snapshots: createSnapshots(`${state}/snapshots`, files),
    warehouse: () => {
      warehouse ??= openWarehouse();
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
      out: options.out ?? defaultOut(options),
      sample: options.mirror !== undefined,
      version,
      code: await hashOfProgram(createFiles(home)),
    }),
    releases,
    lock: () => takeLock(files.absolute(`${state}/lock`), state),
    language: options.lang,
  };
}

/** A foreign catalog is looked at without any definition, so this works in a broken project, too. */
export function openHarvest({ root, lang }: SessionOptions, terminal: Terminal): HarvestSession {
  return {
    http: createHarvestHttp({ userAgent: userAgentOf({ version }) }),
    files: createFiles(root),
    clock: systemClock,
    terminal,
    language: lang,
  };
}

/** What is published is served whatever stands in the definitions today. */
export function openServe(options: SessionOptions, terminal: Terminal): ServeSession {
  const { root, lang, out = defaultOut(options) } = options;
  return { out, files: createFiles(root), terminal, language: lang };
}

/** How a portal is reached, and the token that opens it. */
export function portalAccess({ project }: Session): Pick<PushOptions, 'token' | 'connect'> {
  const userAgent = userAgentOf({ version, homepage: project.publisher.homepage });
  return {
    token: process.env.QUARTETT_CKAN_TOKEN ?? '',
    connect: (options) => createCkan({ ...options, userAgent }),
  };
}

/** Sockets for a server, and the seconds until somebody stops it. */
export const serverAccess: Pick<ServeOptions, 'listen' | 'seconds'> = {
  listen: startWebServer,
  seconds: () => untilStopped(1_000),
};

/** A release as of another day is for looking at; it must never take the place of what is published. */
function defaultOut({ asOf }: SessionOptions): string {
  return asOf === undefined ? 'output/public' : `output/as-of-${asOf.slice(0, 10)}`;
}

/** Each mirror has a run state of its own, so that its snapshots are never taken for those of a live run. */
function stateName(options: SessionOptions): string {
  if (options.mirror === undefined) return 'live';
  const path = resolve(options.mirror);
  return `mirror-${basename(path)}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`;
}
