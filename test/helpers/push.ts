import { printIssues } from '../../pipelines/commands.ts';
import { createCkan } from '../../pipelines/effects/ckan.ts';
import { systemClock } from '../../pipelines/effects/clock.ts';
import { createFiles } from '../../pipelines/effects/files.ts';
import { createTerminal } from '../../pipelines/effects/logger.ts';
import { openWarehouse } from '../../pipelines/effects/warehouse.ts';
import { exitCodes } from '../../pipelines/exit-codes.ts';
import { readProject } from '../../pipelines/project.ts';
import { push } from '../../pipelines/push.ts';
import { DefinitionError, PushError } from '../../schemas/errors.ts';
import type { Language } from '../../schemas/language.ts';
import type { Publisher } from '../../schemas/types.ts';
import { token as valid } from './ckan-server.ts';
import { storeEffects } from './store-effects.ts';

export interface PushRun {
  readonly dryRun?: boolean;
  readonly deletions?: number;
  readonly language?: Language;
  readonly token?: string;
  readonly out?: string;
  /** What publisher.yaml says otherwise. */
  readonly settings?: Partial<NonNullable<Publisher['push']>['ckan']>;
}

export interface PushText {
  readonly code: number;
  readonly text: string;
}

/** Pushes what is published in a project folder, as the command line does, with short pauses between attempts. */
export async function pushFrom(
  root: string,
  url: string,
  {
    dryRun = false,
    deletions,
    language = 'de',
    token = valid,
    out = 'output/public',
    settings = {},
  }: PushRun = {},
): Promise<PushText> {
  const files = createFiles(root);
  const project = await readProject(files);
  const ckan = { url, organization: 'quartett', prefix: 'mini-', ...settings };
  let text = '';
  const write = (piece: string) => {
    text += piece;
  };
  const session = {
    project: { ...project, publisher: { ...project.publisher, push: { ckan } } },
    effects: {
      ...storeEffects('data', files),
      warehouse: () => openWarehouse({ isSmall: true }),
      terminal: createTerminal({ write }, { color: false, isTTY: false }),
      clock: systemClock,
    },
    mirror: null,
    lock: () => () => {},
    releaseOptions: async () => ({
      folder: 'data/releases',
      out,
      sample: true,
      version: '0.0.0',
      code: '0'.repeat(64),
    }),
    releases: 'data/releases',
    language,
  };
  const connect = (options: { readonly url: string; readonly token: string; readonly header?: string }) =>
    createCkan({ ...options, pauses: [1, 2, 3], timeout: 2_000 });
  const options = { dryRun, deletions: deletions ?? null, token, connect };
  const code = await push(options, session).catch((error: unknown) => {
    if (!(error instanceof PushError || error instanceof DefinitionError)) throw error;
    printIssues(error.issues, language, session.effects.terminal);
    return error instanceof PushError ? exitCodes.source : exitCodes.definition;
  });
  return { code, text: text.replaceAll(url, 'PORTAL').trimEnd() };
}
