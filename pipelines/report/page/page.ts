import { type Html, html, nothing } from '../../../catalog/pages/html.ts';
import { style } from '../../../catalog/pages/style.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Report } from '../../../schemas/types.ts';
import { banner } from './banner.ts';
import { changesSection } from './changes-section.ts';
import { droppedSection } from './dropped-section.ts';
import { sourcesSection } from './sources-section.ts';
import { reportStyle } from './style.ts';
import { technicalSection } from './technical-section.ts';
import { todoSection } from './todo-section.ts';
import { warningsSection } from './warnings-section.ts';

/**
 * The morning report as one page that stands by itself: nothing from elsewhere and no script, so that it opens from a
 * disk or a mail, in German, or in English at a click.
 */
export function reportPage(report: Report): string {
  return html`<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" />
<meta name="robots" content="noindex" />
<title>${titleOf(report)}</title>
<style>${style}${reportStyle}</style>
</head>
<body>
<input class="choice" type="radio" name="language" id="german" checked="checked" />
<input class="choice" type="radio" name="language" id="english" />
<header>
<p>Quartett${report.sample ? ' · Muster / sample' : ''}</p>
<div class="language"><label for="german" lang="de">Deutsch</label><label for="english" lang="en">English</label></div>
</header>
<main>
${article(report, 'de')}
${article(report, 'en')}
</main>
</body>
</html>
`.html;
}

function titleOf({ light, summary }: Report): string {
  const word = { green: 'Grün', yellow: 'Gelb', red: 'Rot' }[light];
  return `${word}: ${summary.de} – Quartett`;
}

function article(report: Report, language: Language): Html {
  const sections = [
    todoSection,
    changesSection,
    warningsSection,
    sourcesSection,
    droppedSection,
    technicalSection,
  ].map((section) => section(report, language) ?? nothing);
  return html`<article lang="${language}">
${banner(report, language)}
${sections}
</article>`;
}
