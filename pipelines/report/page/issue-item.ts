import { type Html, html, nothing } from '../../../catalog/pages/html.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { placeOf } from '../../issue-place.ts';

type ReportedIssue = Report['stopped'][number];

/** A problem as an item of a list: where and what, then what to do. */
export function issueItem(issue: ReportedIssue, language: Language): Html {
  return html`<li><p><span class="place">${placeOf(issue, language)}:</span> ${issue.sentence[language]} <span class="code">[${issue.code}]</span></p>
${issue.severity === 'info' ? nothing : html`<p class="cure">${issue.cure[language]}</p>`}</li>
`;
}
