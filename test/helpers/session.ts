import type { Session } from '../../pipelines/commands.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import { openWarehouse, type Warehouse } from '../../pipelines/effects/warehouse.ts';
import { readProject } from '../../pipelines/project.ts';
import type { Language } from '../../schemas/language.ts';
import { storeEffects } from './store-effects.ts';

export interface Said {
  readonly code: number;
  readonly text: string;
}

export interface SessionOptions {
  readonly at?: string;
  readonly out?: string;
  readonly language?: Language;
  /** The program that runs. */
  readonly code?: string;
}

/** Runs a command in a project folder whose nights were run by `night` on a mirror: its exit code, and what it wrote. */
export async function inSession(
  root: string,
  command: (session: Session) => Promise<number>,
  {
    at = '2026-12-01T03:00:00Z',
    out = 'output/public',
    language = 'de',
    code = '0'.repeat(64),
  }: SessionOptions = {},
): Promise<Said> {
  const files = createFiles(root);
  const written: string[] = [];
  let warehouse: Promise<Warehouse> | null = null;
  const session: Session = {
    project: await readProject(files),
    effects: {
      ...storeEffects('data/mirror', files),
      warehouse: () => {
        warehouse ??= openWarehouse({ isSmall: true });
        return warehouse;
      },
      terminal: createTerminal({ write: (text) => written.push(text) > 0 }, { color: false, isTTY: false }),
      clock: { now: () => new Date(at) },
    },
    mirror: null,
    releases: 'data/mirror/releases',
    lock: () => () => {},
    releaseOptions: async () => ({
      folder: 'data/mirror/releases',
      out,
      sample: true,
      version: '0.0.0',
      code,
    }),
    language,
  };
  try {
    const exit = await command(session);
    return { code: exit, text: written.join('') };
  } finally {
    if (warehouse) (await (warehouse as Promise<Warehouse>)).close();
  }
}
