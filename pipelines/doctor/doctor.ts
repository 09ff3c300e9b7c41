import { DefinitionError } from '../../schemas/errors.ts';
import { type Issue, isError } from '../../schemas/issues.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Project, readProject } from '../project.ts';
import { checkClock } from './clock.ts';
import { checkCredentials, judgeDefinitions } from './definitions.ts';
import { checkDeliveries } from './deliveries.ts';
import { alike, type Check, type DoctorSession, type Finding, notChecked } from './finding.ts';
import { findingLines } from './finding-lines.ts';
import { checkDisk, checkFolders } from './folders.ts';
import { checkProxy, checkPublicBase } from './network.ts';
import { checkEngine, checkNode, checkZone } from './program.ts';
import { checkReporting } from './reporting.ts';
import { checkLocks, checkLooks, checkRelease } from './run-state.ts';

/** From what everything rests on to what only few need. The definitions are judged in between. */
const before: readonly Check[] = [checkNode, checkZone, checkEngine, checkFolders, checkDisk, checkClock];
const after: readonly Check[] = [
  checkDeliveries,
  checkCredentials,
  checkProxy,
  checkPublicBase,
  checkReporting,
  checkLocks,
  checkLooks,
  checkRelease,
];

/** `doctor`: looks at an installation, says of each thing how it is, and of what is wrong what helps. Changes nothing. */
export async function doctor({ json }: { readonly json: boolean }, session: DoctorSession): Promise<number> {
  const { terminal, language } = session;
  const { project, issues } = await tryProject(session);
  const found: Finding[] = [];
  const note = (finding: Finding) => {
    found.push(finding);
    if (!json) for (const line of findingLines(finding, language, terminal)) terminal.line(line);
  };
  for (const check of before) note(await examine(check, session, project));
  note(judgeDefinitions(project, issues));
  for (const check of after) note(await examine(check, session, project));
  if (json) terminal.line(JSON.stringify({ checks: found }, null, 2));
  if (issues.some(isError)) return exitCodes.definition;
  return found.some((finding) => finding.issues.some(isError)) ? exitCodes.source : exitCodes.fine;
}

/** A check that fails itself is a finding, too; the others go on. */
async function examine(check: Check, session: DoctorSession, project: Project | null): Promise<Finding> {
  try {
    return await check(session, project);
  } catch (error) {
    return notChecked(alike(check.name), alike((error as Error).message));
  }
}

async function tryProject({
  files,
}: DoctorSession): Promise<{ readonly project: Project | null; readonly issues: readonly Issue[] }> {
  try {
    return { project: await readProject(files), issues: [] };
  } catch (error) {
    if (error instanceof DefinitionError) return { project: null, issues: error.issues };
    throw error;
  }
}
