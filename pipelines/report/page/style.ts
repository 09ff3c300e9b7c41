import type { Html } from '../../../catalog/pages/html.ts';

/**
 * What a report needs beyond the look of all pages: the light, the switch of language, cards for what is to be done. On
 * paper everything is unfolded and black on white; the light is told by its word and its shape, not by colour alone.
 */
export const reportStyle: Html = {
  html: `
:root { --green: #14652f; --yellow: #7a5200; --red: #a01722; --green-back: #e8f5ec; --yellow-back: #fff6db; --red-back: #fdebec; }
@media (prefers-color-scheme: dark) { :root { --green: #86d8a0; --yellow: #f3cf73; --red: #ff9da2; --green-back: #12301d;
  --yellow-back: #362b0b; --red-back: #431a1d; } }
body { max-width: 62rem; }
header { align-items: baseline; flex-wrap: wrap; }
h1 { margin: 1.4rem 0 .2rem; }
.when { color: var(--quiet); margin-bottom: 1.2rem; }
.choice { position: absolute; opacity: 0; }
.language { display: flex; gap: .25rem; }
.language label { padding: .15rem .7rem; border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; }
#german:checked ~ header label[for=german], #english:checked ~ header label[for=english] { color: #fff; background: #0b4f8a; border-color: #0b4f8a; }
#german:focus-visible ~ header label[for=german], #english:focus-visible ~ header label[for=english] { outline: 3px solid var(--link); outline-offset: 2px; }
#german:checked ~ main article[lang=en], #english:checked ~ main article[lang=de] { display: none; }
article + article { margin-top: 0; border-top: 0; }
.light { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .2rem 1rem; align-items: center; margin: 0 0 1.4rem;
  padding: 1rem 1.2rem; border: 1px solid currentColor; border-left-width: 8px; border-radius: .4rem; }
.light > * { color: var(--text); margin: 0; }
.light svg { width: 2.6rem; height: 2.6rem; color: inherit; grid-row: span 2; }
.light .word { font-size: 1.3rem; font-weight: 700; line-height: 1.25; }
.light .summary { grid-column: 2; }
.light ul { grid-column: 1 / -1; padding: .5rem 0 0 1.2rem; }
.green { color: var(--green); background: var(--green-back); } .yellow { color: var(--yellow); background: var(--yellow-back); }
.red { color: var(--red); background: var(--red-back); }
.light svg, .light .word { color: inherit; }
.numbers { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 0 0 1.5rem; list-style: none; }
.numbers li { flex: 1 1 8.5rem; margin: 0; padding: .6rem .8rem; background: var(--soft); border-radius: .4rem; }
.numbers strong { display: block; font-size: 1.35rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.card { margin: 0 0 1.1rem; padding: .9rem 1.1rem; border: 1px solid var(--line); border-left: 6px solid var(--yellow); border-radius: .4rem; }
.card > :last-child, .issues:last-child { margin-bottom: 0; }
.card.error { border-left-color: var(--red); }
.card h3 { margin: 0 0 .1rem; font-size: 1.05rem; }
.card p { margin: 0 0 .5rem; }
.issues { padding: 0; margin: .6rem 0; list-style: none; }
.issues > li { margin: 0; padding: .55rem 0; border-top: 1px solid var(--line); }
.issues p { margin: 0 0 .15rem; }
.cure { padding-left: 1.3rem; text-indent: -1.3rem; }
.cure::before { content: "→"; display: inline-block; width: 1.3rem; text-indent: 0; color: var(--quiet); }
.place { font-weight: 600; }
.code { color: var(--quiet); font-size: .82rem; white-space: nowrap; }
.type { display: block; width: fit-content; max-width: 100%; margin: .3rem 0 0; padding: .3rem .6rem; background: var(--soft); border-radius: .3rem; user-select: all; }
.state { white-space: nowrap; } .state.bad { color: var(--red); font-weight: 600; } .state.new { color: var(--green); font-weight: 600; }
td small, th small { display: block; font-weight: normal; }
td { hyphens: auto; } table { font-size: .94rem; }
details { margin-bottom: .9rem; } summary { cursor: pointer; margin-bottom: .4rem; }
@media (max-width: 36rem) { .light { grid-template-columns: minmax(0, 1fr); } .light svg { grid-row: auto; width: 2rem; height: 2rem; }
  .light .summary { grid-column: 1; } body { padding: 0 .9rem 2rem; } }
@media print { @page { size: A4; margin: 14mm 14mm 15mm; } :root { font-size: 12.5px; --green: #000; --yellow: #000; --red: #000; --green-back: #fff; --yellow-back: #fff; --red-back: #fff; }
  .language, .choice { display: none; } header { padding-top: 0; } h1 { margin-top: .8rem; font-size: 17pt; } h2 { margin-top: 1.5rem; font-size: 12.5pt; }
  .card, .light, .issues > li { break-inside: avoid; } .card:has(li + li + li + li) { break-inside: auto; }
  .numbers li { flex-basis: 0; border: 1px solid var(--line); } .type { border: 1px solid var(--line); padding: .15rem .4rem; }
  table { font-size: 8.5pt; } thead th, caption, th small, td small { font-size: 8pt; } th, td { padding: .25rem .6rem .25rem 0; }
  td, th { overflow-wrap: break-word; } td a::after, th a::after { font-size: 7pt !important; overflow-wrap: anywhere; } thead { display: table-header-group; }
  caption, thead { break-after: avoid; } tbody tr:first-child { break-before: avoid; } details::details-content { content-visibility: visible; block-size: auto; } summary { list-style: none; }
  article + article { break-before: auto; } }
`,
};
