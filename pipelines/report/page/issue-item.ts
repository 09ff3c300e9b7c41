import { type Html, html, nothing } from '../../../catalog/pages/html.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { placeOf } from '../../issue-place.ts';

type ReportedIssue = Report['stopped'][number];

/** A problem as an item of a list: where and what, then what to do. Below the heading of its file, that is not said again. */
export function issueItem(issue: ReportedIssue, language: Language, heading: string | null = null): Html {
  const { sentence, cure, code, severity } = issue;
  return html`<li><p>${placeItem(issue, language, heading)}${sentence[language]} <span class="code">[${code}]</span></p>
${severity === 'info' ? nothing : html`<p class="cure">${cure[language]}</p>`}</li>
`;
}

function placeItem(issue: ReportedIssue, language: Language, heading: string | null): Html {
  const place = placeOf(issue, language);
  const told = issue.file === heading ? place.slice(issue.file.length).replace(/^, /, '') : place;
  return told === '' ? nothing : html`<span class="place">${told}:</span> `;
}
