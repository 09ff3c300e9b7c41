import type { Step } from '../catalog/ckan/plan.ts';
import type { Issue } from '../schemas/issues.ts';
import type { Terminal } from './effects/logger.ts';
import type { Portal } from './steps/ask-portal.ts';
import { carryOut } from './steps/carry-out.ts';

/** What came of one step; planned: nothing was to be written; waiting: the portal had been given up before. */
export interface Pushed {
  readonly step: Step;
  readonly state: 'planned' | 'done' | 'failed' | 'waiting';
  readonly issues: readonly Issue[];
}

/** So many failures in a row, and the portal is left alone until the next run. */
export const patience = 3;

/** Carries out a plan, one step after the other: a portal has one writer. A step that fails holds up no other. */
export async function carryOutAll(
  steps: readonly Step[],
  organization: string,
  portal: Portal,
  terminal: Pick<Terminal, 'transient'>,
): Promise<readonly Pushed[]> {
  const pushed: Pushed[] = [];
  for (const step of steps) {
    if (isWriting(step) && isGivenUp(pushed)) {
      pushed.push({ step, state: 'waiting', issues: [] });
      continue;
    }
    terminal.transient(`  ${step.name} …`);
    const issues = await carryOut(step, organization, portal);
    pushed.push({ step, state: issues.length === 0 ? 'done' : 'failed', issues });
  }
  terminal.transient('');
  return pushed;
}

function isWriting({ action }: Step): boolean {
  return action !== 'unchanged' && action !== 'refuse';
}

/** A dataset that the portal refuses says nothing about the next one; a portal without an answer does. */
function isGivenUp(pushed: readonly Pushed[]): boolean {
  const last = pushed.filter(({ step }) => isWriting(step)).slice(-patience);
  return last.length === patience && last.every(isUnanswered);
}

function isUnanswered({ state, issues }: Pushed): boolean {
  return state === 'waiting' || issues.some(({ code }) => unanswered.has(code));
}

const unanswered: ReadonlySet<Issue['code']> = new Set([
  'portal-unreachable',
  'portal-unavailable',
  'portal-not-ckan',
]);
