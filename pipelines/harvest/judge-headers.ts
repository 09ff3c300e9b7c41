import { type Issue, issue } from '../../schemas/issues.ts';
import type { AnswerHeaders, HarvestHttp } from '../effects/harvest-http.ts';
import type { FetchedPage } from './fetch-page.ts';

/** Whether the first page is answered as caches and other clients need it (harvest.md H2–H4); CKAN itself does not mind. */
export async function judgeHeaders(
  address: string,
  { head, get }: FetchedPage,
  http: HarvestHttp,
): Promise<readonly Issue[]> {
  if (head === null || get === null) return [];
  return [
    ...(head.code === 200 ? differences(address, head.headers, get.headers) : []),
    ...missing(address, get.headers),
    ...(await ignored(address, get.headers, http)),
    ...(get.headers.has('content-encoding') ? [] : [issue('http-not-packed', { file: address })]),
  ];
}

/** The header with which a state is named, as people write it, and the one with which it is asked for. */
const validators = [
  ['etag', 'ETag', 'If-None-Match'],
  ['last-modified', 'Last-Modified', 'If-Modified-Since'],
] as const;

function missing(file: string, headers: AnswerHeaders): readonly Issue[] {
  const names = validators.filter(([name]) => !headers.has(name)).map(([, name]) => name);
  return names.length === 0 ? [] : [issue('http-no-etag', { file, value: names.join(', ') })];
}

function differences(file: string, head: AnswerHeaders, get: AnswerHeaders): readonly Issue[] {
  // A packed answer may have another length and another tag than one that nobody asked to pack.
  const compared = ['content-type', 'etag', 'last-modified', 'content-encoding'];
  const differing = compared.filter((name) => head.get(name) !== get.get(name));
  return differing.length === 0 ? [] : [issue('http-head-differs', { file, value: differing.join(', ') })];
}

async function ignored(file: string, headers: AnswerHeaders, http: HarvestHttp): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const [name, , condition] of validators) {
    const value = headers.get(name);
    const answer = value === undefined ? null : await http.get(file, { [condition.toLowerCase()]: value });
    // Portals do not ask so, so that it stops none of them.
    if (answer?.status === 'failed') issues.push({ ...answer.issue, value: condition, severity: 'warning' });
    if (answer?.status === 'answered' && answer.code !== 304)
      issues.push(issue('http-no-304', { file, value: condition }, { status: answer.code }));
  }
  return issues;
}
