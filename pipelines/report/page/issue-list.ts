import { type Html, html, nothing } from '../../../catalog/pages/html.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { placeOf } from '../../issue-place.ts';
import { type Alike, alike } from '../alike.ts';

type ReportedIssue = Report['stopped'][number];

/** Problems: where and what, then, once for all that are alike, what to do. Below the heading of their file, that is not said again. */
export function issueList(
  issues: readonly ReportedIssue[],
  language: Language,
  heading: string | null = null,
): Html {
  if (issues.length === 0) return nothing;
  return html`<ul class="issues">${alike(issues).map((group) => groupItem(group, language, heading))}</ul>`;
}

function groupItem({ first, all }: Alike, language: Language, heading: string | null): Html {
  const { cure, code, severity } = first;
  return html`<li>${all.map((issue, index) => html`<p>${placeItem(issue, language, heading)}${issue.sentence[language]}${index === 0 ? html` <span class="code">[${code}]</span>` : nothing}</p>\n`)}
${severity === 'info' ? nothing : html`<p class="cure">${cure[language]}</p>`}</li>
`;
}

function placeItem(issue: ReportedIssue, language: Language, heading: string | null): Html {
  const place = placeOf(issue, language);
  const told = issue.file === heading ? place.slice(issue.file.length).replace(/^, /, '') : place;
  return told === '' ? nothing : html`<span class="place">${told}:</span> `;
}
