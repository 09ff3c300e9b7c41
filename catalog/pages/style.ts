import type { Html } from './html.ts';

/**
 * One look for all pages: dark text on white or the reverse, as the reader's system wishes; all contrasts are at least
 * 4.5 to 1. Wide tables scroll by themselves, and paper gets black on white with the addresses written out.
 */
export const style: Html = {
  html: `
:root { color-scheme: light dark; --text: #1b1f24; --quiet: #4d5761; --line: #c9d0d8; --soft: #f3f5f8; --link: #0b4f8a;
  --warn: #7a3300; --warn-back: #fff3e0; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e9ed; --quiet: #aab4bf; --line: #3f4954; --soft: #1d242b;
  --link: #8cc4f5; --warn: #ffd9a8; --warn-back: #40270c; } body { background: #14181d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 0 1.25rem 3rem; color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
header { display: flex; justify-content: space-between; gap: 1.5rem; padding: 1rem 0 .75rem;
  border-bottom: 2px solid var(--link); font-size: .9rem; }
header p { margin: 0; }
h1 { margin: 2rem 0 1rem; font-size: 1.9rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 2.25rem 0 .6rem; font-size: 1.2rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 .3rem; font-size: 1rem; }
p, ul, ol, dl { margin: 0 0 .9rem; }
ul, ol { padding-left: 1.25rem; }
li { margin-bottom: .35rem; }
.lead { font-size: 1.12rem; text-wrap: pretty; }
small, caption { color: var(--quiet); font-size: .875rem; }
.warning { padding: .8rem 1rem; border-left: 6px solid currentColor; color: var(--warn); background: var(--warn-back); }
article + article { margin-top: 4rem; border-top: 2px solid var(--link); }
dl { display: grid; grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr); gap: .3rem 1.25rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.wide { overflow-x: auto; margin-bottom: .9rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .4rem; }
th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid var(--line); font-size: .875rem; color: var(--quiet); }
tbody th { font-weight: 600; }
tbody th a { font-weight: normal; }
th:last-child, td:last-child { padding-right: 0; }
.number { padding-right: 1.75rem; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.number { white-space: normal; }
code { font: .82rem/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
blockquote { margin: 0 0 .9rem; padding: .75rem 1rem; background: var(--soft); border-left: 4px solid var(--line); }
blockquote p { margin: 0; }
footer { margin-top: 3.5rem; padding-top: .9rem; border-top: 1px solid var(--line); font-size: .9rem; color: var(--quiet); }
@media (max-width: 36rem) { h1 { font-size: 1.5rem; } dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .6rem; } }
@media print { :root { --text: #000; --quiet: #333; --line: #999; --soft: #fff; --link: #000; --warn: #000; --warn-back: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; background: #fff; } nav { display: none; }
  main a[href^="http"]:not(.address)::after { content: " (" attr(href) ")"; font-size: 85%; } .wide { overflow: visible; } td, th { overflow-wrap: anywhere; }
  h1, h2, h3 { break-after: avoid; } tr, li, blockquote { break-inside: avoid; } article + article { break-before: page; border: 0; } }
`,
};
