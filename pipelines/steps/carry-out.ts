import { keptResources } from '../../catalog/ckan/kept-resources.ts';
import type { CkanPackage } from '../../catalog/ckan/package.ts';
import { decide, type Step } from '../../catalog/ckan/plan.ts';
import { isAsSent } from '../../catalog/ckan/seal.ts';
import { PushError } from '../../schemas/errors.ts';
import type { Issue } from '../../schemas/issues.ts';
import type { CkanAnswer } from '../effects/ckan-answer.ts';
import { type Portal, show } from './ask-portal.ts';
import { portalIssue } from './portal-issue.ts';

/** Does what the plan says of one dataset. The issues say why it was not done; none: it was. */
export async function carryOut(step: Step, organization: string, portal: Portal): Promise<readonly Issue[]> {
  try {
    return await write(step, organization, portal);
  } catch (error) {
    if (error instanceof PushError) return error.issues;
    throw error;
  }
}

function write(step: Step, organization: string, portal: Portal): Promise<readonly Issue[]> {
  switch (step.action) {
    case 'create':
      return create(step.document, organization, portal);
    case 'update':
    case 'revive':
      return update(step, portal);
    case 'delete':
      return remove(step, portal);
    case 'refuse':
      return Promise.resolve([step.issue]);
    case 'unchanged':
      return Promise.resolve([]);
  }
}

/** A name may be taken although nothing was to be seen under it: since then, or hidden from us. So look again, once. */
async function create(document: CkanPackage, organization: string, portal: Portal) {
  const answer = await portal.ckan.write('package_create', document, () => stands(document, portal));
  if (answer.status === 'done' || !answer.fields.includes('name')) return issuesOf(answer, document.name);
  const next = decide(document, await show(document.name, portal), organization);
  return next.action === 'create' ? issuesOf(answer, document.name) : write(next, organization, portal);
}

/** Always the whole document: what is not sent is dropped, files included. */
async function update(
  { name, document, stored }: Extract<Step, { action: 'update' | 'revive' }>,
  portal: Portal,
) {
  const resources = keptResources(document.resources, stored.resources);
  const whole = { ...document, id: stored.id, state: 'active', resources };
  const answer = await portal.ckan.write('package_update', whole, () => stands(document, portal));
  return issuesOf(answer, name);
}

/** CKAN only marks it as deleted; `dataset_purge`, which cannot be undone, is never called. */
async function remove({ name, stored }: Extract<Step, { action: 'delete' }>, portal: Portal) {
  const answer = await portal.ckan.write('package_delete', { id: stored.id }, () => isGone(name, portal));
  const isAlready = answer.status === 'failed' && answer.kind === 'absent';
  return isAlready ? [] : issuesOf(answer, name);
}

/** Whether the portal has what we sent. */
async function stands(document: CkanPackage, portal: Portal): Promise<boolean> {
  const found = await show(document.name, portal);
  return typeof found === 'object' && isAsSent(found, document);
}

async function isGone(name: string, portal: Portal): Promise<boolean> {
  const found = await show(name, portal);
  return found === 'absent' || (typeof found === 'object' && found.state === 'deleted');
}

function issuesOf(answer: CkanAnswer, name: string): readonly Issue[] {
  return answer.status === 'done' ? [] : [portalIssue(answer, name)];
}
