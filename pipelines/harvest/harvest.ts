import { checkChanges } from '../../catalog/portal/changes.ts';
import { type Fate, fatesOf } from '../../catalog/portal/fates.ts';
import type { Page } from '../../catalog/portal/page.ts';
import { checkPaging } from '../../catalog/portal/paging-rules.ts';
import { type PortalView, viewOf } from '../../catalog/portal/view.ts';
import { brokenRules } from '../../catalog/rules.ts';
import { SourceError } from '../../schemas/errors.ts';
import { type Issue, isError, issue } from '../../schemas/issues.ts';
import type { Language } from '../../schemas/language.ts';
import type { Clock } from '../effects/clock.ts';
import type { Files } from '../effects/files.ts';
import type { HarvestHttp } from '../effects/harvest-http.ts';
import type { Terminal } from '../effects/logger.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Earlier, earlierIn, keepHarvest, lastHarvest, readCatalogFile } from './earlier.ts';
import { judgeHeaders } from './judge-headers.ts';
import { harvestJson, harvestLines } from './report.ts';
import { type Walk, type Walking, type WalkLimits, walk } from './walk.ts';

export interface HarvestOptions {
  /** A catalog file or address to compare with; the last harvest of the address if absent. */
  readonly against?: string;
  readonly json?: boolean;
}

export interface HarvestSession {
  readonly http: HarvestHttp;
  readonly limits?: WalkLimits;
  readonly files: Files;
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly language: Language;
}

export interface Harvest {
  readonly address: string;
  readonly walk: Walk;
  readonly view: PortalView;
  /** Null where there is nothing to compare with, or nothing would be imported. */
  readonly comparison: { readonly from: string; readonly fates: readonly Fate[] } | null;
  readonly issues: readonly Issue[];
  readonly seconds: number;
}

/** More than a state's portal has, far less than for ever. */
const usual: WalkLimits = { pages: 1_000, megabytes: 500 };

/** `harvest`: what a portal would see at an address, what it would do, and which rules are broken. */
export async function harvest(
  address: string,
  { against, json = false }: HarvestOptions,
  session: HarvestSession,
): Promise<number> {
  const { files, clock, terminal, language } = session;
  const { earlier, lost } = await earlierOf(address, against, session);
  const started = clock.now().getTime();
  const walked = await walk(address, walkingWith(session));
  const seconds = (clock.now().getTime() - started) / 1_000;
  const view = viewOf(walked.pages);
  const isImported = walked.isComplete && !view.isAborted;
  const fates = isImported && earlier !== null ? fatesOf(earlier.datasets, view) : [];
  const issues = [...(await judge(address, walked, view, session)), ...checkChanges(fates), ...lost];
  const comparison = isImported && earlier !== null ? { from: earlier.from, fates } : null;
  const result: Harvest = { address, walk: walked, view, comparison, issues, seconds };

  const lines = json ? [harvestJson(result)] : harvestLines(result, terminal, language);
  for (const line of lines) terminal.line(line);
  if (isImported && view.datasets.size > 0) await keepHarvest(address, walked.pages, files);
  return issues.some(isError) ? exitCodes.source : exitCodes.fine;
}

function walkingWith({ http, limits = usual, terminal, language }: HarvestSession): Walking {
  const page = { de: 'Seite', en: 'Page' }[language];
  const progress = (number: number, at: string) => terminal.transient(`  ${page} ${number}: ${at}`);
  return { http, limits, progress };
}

interface Before {
  readonly earlier: Earlier | null;
  readonly lost: readonly Issue[];
}

/** Read before anything is fetched: who mistypes a file name need not wait for a thousand pages. */
async function earlierOf(
  address: string,
  against: string | undefined,
  session: HarvestSession,
): Promise<Before> {
  if (against === undefined) return lastOf(address, session);
  if (!/^https?:\/\//i.test(against))
    return { earlier: await readCatalogFile(against, session.files), lost: [] };
  const other = await walk(against, walkingWith(session));
  if (!other.isComplete) throw new SourceError(other.issues);
  return { earlier: earlierIn(against, other.pages), lost: [] };
}

/** Nobody asked for the last harvest, so one that cannot be read any more stops nothing. */
async function lastOf(address: string, { files }: HarvestSession): Promise<Before> {
  try {
    return { earlier: await lastHarvest(address, files), lost: [] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { earlier: null, lost: error.issues.map(({ file }) => issue('last-harvest-lost', { file })) };
  }
}

async function judge(
  address: string,
  { pages, isComplete, first, issues }: Walk,
  view: PortalView,
  { http }: HarvestSession,
): Promise<readonly Issue[]> {
  const headers = first === null ? [] : await judgeHeaders(address, first, http);
  // Half a chain has no paging to judge, and says nothing about what is not in it.
  return [
    ...issues,
    ...headers,
    ...(isComplete ? checkPaging(pages) : []),
    ...(pages.length > 0 ? view.issues : []),
    ...broken(pages),
  ];
}

/** Each page for itself, as it is read; what several pages lack alike is said once. */
function broken(pages: readonly Page[]): readonly Issue[] {
  const rules = pages.flatMap(({ graph }) => brokenRules(graph));
  const each = new Map(rules.map((rule) => [`${rule.node} ${rule.demand}`, rule]));
  return [...each.values()].map(({ node, demand }) => issue('rule-broken', { file: node, value: demand }));
}
