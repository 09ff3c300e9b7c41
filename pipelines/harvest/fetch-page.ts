import { type Issue, issue } from '../../schemas/issues.ts';
import type { HarvestAnswer, HarvestHttp } from '../effects/harvest-http.ts';

export type Answered = Extract<HarvestAnswer, { readonly status: 'answered' }>;

export interface FetchedPage {
  /** Null where HEAD was not answered usably. */
  readonly head: Answered | null;
  /** Null: CKAN aborts. */
  readonly get: Answered | null;
  readonly issues: readonly Issue[];
}

/** HEAD, then GET, as ckanext-dcat asks for every page (harvest.md §2.1, no. 1–3). */
export async function fetchPage(address: string, http: HarvestHttp): Promise<FetchedPage> {
  const head = await http.head(address);
  if (head.status === 'failed') return { head: null, get: null, issues: [head.issue] };
  // 400 and 405 mean that the server knows no HEAD; anything else from 400 on ends the harvest.
  if (head.code >= 400 && head.code !== 400 && head.code !== 405)
    return { head, get: null, issues: [statusIssue(address, 'HEAD', head.words)] };
  const get = await http.get(address);
  if (get.status === 'failed') return { head, get: null, issues: [get.issue] };
  if (get.code !== 200) return { head, get: null, issues: [statusIssue(address, 'GET', get.words)] };
  const { redirectedTo: value } = get;
  const redirected = value === null ? [] : [issue('harvest-redirected', { file: address, value })];
  return { head, get, issues: redirected };
}

function statusIssue(file: string, method: string, status: string): Issue {
  return issue('harvest-status', { file }, { method, status });
}
