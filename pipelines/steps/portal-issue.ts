import { type Issue, type IssueCode, issue } from '../../schemas/issues.ts';
import type { CkanFailure, FailureKind } from '../effects/ckan-answer.ts';

/** What a person is told of a failure; `file` is the dataset or the portal that it befell. */
export function portalIssue({ kind, reason }: CkanFailure, file: string): Issue {
  return issue(codes[kind], { file }, { reason: reason.de, reasonen: reason.en });
}

const codes: Readonly<Record<FailureKind, IssueCode>> = {
  unreachable: 'portal-unreachable',
  unavailable: 'portal-unavailable',
  'not-ckan': 'portal-not-ckan',
  forbidden: 'portal-forbidden',
  absent: 'portal-rejected',
  rejected: 'portal-rejected',
};
