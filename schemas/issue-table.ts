import { basisIssues } from './basis-issues.ts';
import { changeIssues } from './change-issues.ts';
import { checkingIssues } from './checking-issues.ts';
import { comparingIssues } from './comparing-issues.ts';
import { definitionIssues } from './definition-issues.ts';
import { deliveringIssues } from './delivering-issues.ts';
import { districtIssues } from './district-issues.ts';
import { doctorIssues } from './doctor-issues.ts';
import { draftingIssues } from './drafting-issues.ts';
import { droppingIssues } from './dropping-issues.ts';
import { fetchingIssues } from './fetching-issues.ts';
import { harvestingIssues } from './harvesting-issues.ts';
import { keepingIssues } from './keeping-issues.ts';
import { mappingIssues } from './mapping-issues.ts';
import { networkIssues } from './network-issues.ts';
import { operatingIssues } from './operating-issues.ts';
import { portalIssues } from './portal-issues.ts';
import { pushingIssues } from './pushing-issues.ts';
import { queryIssues } from './query-issues.ts';
import { readingIssues } from './reading-issues.ts';
import { releaseIssues } from './release-issues.ts';
import { reportingIssues } from './reporting-issues.ts';
import { revisionIssues } from './revision-issues.ts';
import { scheduleIssues } from './schedule-issues.ts';
import { serviceIssues } from './service-issues.ts';
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
  ...serviceIssues,
  ...queryIssues,
  ...networkIssues,
  ...deliveringIssues,
  ...changeIssues,
  ...readingIssues,
  ...mappingIssues,
  ...checkingIssues,
  ...districtIssues,
  ...droppingIssues,
  ...comparingIssues,
  ...releaseIssues,
  ...revisionIssues,
  ...keepingIssues,
  ...portalIssues,
  ...harvestingIssues,
  ...pushingIssues,
  ...withdrawalIssues,
  ...servingIssues,
  ...operatingIssues,
  ...scheduleIssues,
  ...draftingIssues,
  ...reportingIssues,
  ...doctorIssues,
} as const;
