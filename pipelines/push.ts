import { catalogOf, groupsOf, packagesOf } from '../catalog/ckan/package.ts';
import { planPush, type Step } from '../catalog/ckan/plan.ts';
import type { DeletionLimit } from '../catalog/deletion-limit.ts';
import type { Graph } from '../catalog/triple.ts';
import { DefinitionError } from '../schemas/errors.ts';
import { type Issue, isError, issue } from '../schemas/issues.ts';
import type { Publisher } from '../schemas/types.ts';
import { validator } from '../schemas/validator.ts';
import { printIssues, type Session } from './commands.ts';
import type { Ckan, CkanOptions } from './effects/ckan.ts';
import { exitCodes } from './exit-codes.ts';
import { carryOutAll, type Pushed, patience } from './push-run.ts';
import { readPublished } from './push-source.ts';
import { showPush } from './push-summary.ts';
import { findGroups, findOrganization, findPackages, type Portal } from './steps/ask-portal.ts';

export interface PushOptions {
  /** Only says what would happen. */
  readonly dryRun: boolean;
  /** As many datasets may be deleted on the portal; null: as many as publisher.yaml allows. */
  readonly deletions: number | null;
  /** Of the environment; empty where it is not set. */
  readonly token: string;
  readonly connect: (options: Pick<CkanOptions, 'url' | 'token' | 'header'>) => Ckan;
}

type Settings = NonNullable<Publisher['push']>['ckan'];

/** What the token opens: the id of our organization, and the groups into which we may put datasets. */
interface Access {
  readonly organization: string;
  readonly groups: ReadonlySet<string>;
}

/** `push`: brings a CKAN portal to what is published, dataset by dataset; a second run finds nothing to do. */
export async function push(options: PushOptions, session: Session): Promise<number> {
  const { project, effects, language } = session;
  const settings = settingsOf(project.publisher);
  const { url } = settings;
  const token = tokenOf(options.token);
  const { out } = await session.releaseOptions();
  const graph = await readPublished(out, url, effects.files);
  const portal = { ckan: options.connect({ ...settings, token }), url, validate: validator() };

  const organization = await findOrganization(settings.organization, portal);
  const groups = await findGroups(portal);
  const steps = await plan(graph, { organization, groups }, settings, limitOf(options, settings), portal);
  const pushed = options.dryRun
    ? steps.map(planned)
    : await carryOutAll(steps, organization, portal, effects.terminal);

  const issues = [...missingGroups(graph, groups, url), ...issuesOf(pushed, url)];
  showPush(pushed, { url, dryRun: options.dryRun }, effects.terminal, language);
  printIssues(issues, language, effects.terminal);
  return issues.some(isError) ? exitCodes.source : exitCodes.fine;
}

function settingsOf({ push: portals }: Publisher): Settings {
  if (portals !== undefined) return portals.ckan;
  throw new DefinitionError([issue('push-unconfigured', { file: 'catalog/publisher.yaml' })]);
}

/** CKAN's tokens consist of characters that no encoding changes, so that one is found in whatever a portal echoes. */
function tokenOf(token: string): string {
  if (/^[\w.~-]+$/.test(token)) return token;
  const { de, en } = token === '' ? wrongTokens.missing : wrongTokens.foreign;
  const place = { file: 'QUARTETT_CKAN_TOKEN' };
  throw new DefinitionError([issue('push-token', place, { reason: de, reasonen: en })]);
}

const wrongTokens = {
  missing: { de: 'fehlt', en: 'is missing' },
  foreign: {
    de: 'enthält andere Zeichen als Buchstaben, Ziffern und . _ ~ -',
    en: 'has other characters than letters, digits and . _ ~ -',
  },
} as const;

/** What is published against what the portal has. */
async function plan(
  graph: Graph,
  { organization, groups }: Access,
  settings: Settings,
  limit: DeletionLimit,
  portal: Portal,
): Promise<readonly Step[]> {
  const packages = packagesOf(graph, { ...settings, groups });
  const catalog = catalogOf(graph);
  const names = packages.map(({ name }) => name);
  const found = await findPackages(names, organization, catalog, portal);
  return planPush(packages, { found, organization }, catalog, limit);
}

function limitOf({ deletions }: PushOptions, settings: Settings): DeletionLimit {
  if (deletions !== null) return { share: 0, number: deletions };
  return settings.deletions ?? { share: 0.2, number: 1 };
}

function planned(step: Step): Pushed {
  return { step, state: 'planned', issues: step.action === 'refuse' ? [step.issue] : [] };
}

/** Each once: what holds back several datasets is one issue. */
function issuesOf(pushed: readonly Pushed[], url: string): readonly Issue[] {
  const waiting = pushed.filter(({ state }) => state === 'waiting').map(({ step }) => step.name);
  const place = { file: url, value: waiting.join(', ') };
  const left = waiting.length === 0 ? [] : [issue('portal-waiting', place, { count: patience })];
  return [...new Set(pushed.flatMap(({ issues }) => issues)), ...left];
}

function missingGroups(graph: Graph, groups: ReadonlySet<string>, url: string): readonly Issue[] {
  const missing = groupsOf(graph).filter((group) => !groups.has(group));
  return missing.length === 0 ? [] : [issue('portal-groups', { file: url, value: missing.join(', ') })];
}
