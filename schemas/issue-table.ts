import { basisIssues } from './basis-issues.ts';
import { changeIssues } from './change-issues.ts';
import { checkingIssues } from './checking-issues.ts';
import { comparingIssues } from './comparing-issues.ts';
import { definitionIssues } from './definition-issues.ts';
import { fetchingIssues } from './fetching-issues.ts';
import { harvestingIssues } from './harvesting-issues.ts';
import { keepingIssues } from './keeping-issues.ts';
import { mappingIssues } from './mapping-issues.ts';
import { portalIssues } from './portal-issues.ts';
import { pushingIssues } from './pushing-issues.ts';
import { readingIssues } from './reading-issues.ts';
import { releaseIssues } from './release-issues.ts';
import { revisionIssues } from './revision-issues.ts';
import { servingIssues } from './serving-issues.ts';
import { withdrawalIssues } from './withdrawal-issues.ts';

/**
 * Every kind of problem, with what it says and what helps. `{file}`, `{record}`, `{column}`, `{value}` are the
 * place of the issue; other `{names}` are details that the caller gives.
 */
export const issueTable = {
  ...definitionIssues,
  ...basisIssues,
  ...fetchingIssues,
  ...changeIssues,
  ...readingIssues,
  ...mappingIssues,
  ...checkingIssues,
  ...comparingIssues,
  ...releaseIssues,
  ...revisionIssues,
  ...keepingIssues,
  ...portalIssues,
  ...harvestingIssues,
  ...pushingIssues,
  ...withdrawalIssues,
  ...servingIssues,
} as const;
