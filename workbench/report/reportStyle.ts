/** What every page looks like: colours with a contrast of 4.5 : 1 or more in light and dark, and plain measures. */
export const BASE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fcfbf8, #15181b); --raised: light-dark(#f4f2ec, #1d2125);
  --ink: light-dark(#20252a, #dde1e4); --soft: light-dark(#59626b, #9ea8b1);
  --line: light-dark(#d9d5c9, #353c43); --accent: light-dark(#0d6170, #74c6d2);
  --accent-soft: light-dark(#e2eef0, #1b3238); --on-accent: light-dark(#ffffff, #0d1517);
  --good: light-dark(#276437, #8ccf9b); --bad: light-dark(#a02a25, #f2a19a); --bad-soft: light-dark(#fbecea, #381f1e);
  --wait: light-dark(#7a4d05, #e2bd7a); --wait-soft: light-dark(#f9efdb, #33291a);
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; margin: 0 auto; max-width: 58rem; padding: 1.5rem 1rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .25rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
h4, h5, h6 { font-size: 1rem; margin: .8rem 0 .2rem; }
p { margin: .3rem 0; }
.soft { color: var(--soft); font-weight: normal; }
.small { font-size: .875rem; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .9rem .35rem 0; text-align: left; vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
code, pre, textarea { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", "Noto Sans CJK SC", monospace; font-size: .9em; }
code { overflow-wrap: anywhere; }
pre { border-left: 3px solid var(--line); margin: .3rem 0; max-height: 24rem; overflow: auto; padding-left: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
summary { cursor: pointer; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.badge { border: 1px solid currentColor; border-radius: 1rem; display: inline-block; font-size: .8125rem; line-height: 1.3; padding: .05rem .55rem; white-space: nowrap; }
.badge.good { color: var(--good); } .badge.bad { color: var(--bad); } .badge.wait { color: var(--wait); }
.markdown > :first-child { margin-top: 0; } .markdown > :last-child { margin-bottom: 0; }
.markdown img { max-width: 100%; }
.answer { background: var(--raised); border-radius: .375rem; margin: .4rem 0; padding: .6rem .8rem; overflow-x: auto; }
.answer pre { max-height: none; }
img.figure { background: #fff; display: block; height: auto; max-width: 100%; }
@media print {
  :root { color-scheme: light; }
  html { background: none; }
  body { font-size: 10.5pt; max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  pre { max-height: none; }
}
`;

/** What only a student's report has. */
export const REPORT_STYLE = `
.exercise { border-top: 2px solid var(--ink); margin-top: 2.5rem; padding-top: .8rem; }
.total { font-size: 1.125rem; }
.exercises { margin: .8rem 0; }
ul.tests { list-style: none; margin: 0; padding: 0; }
ul.tests > li { border-top: 1px solid var(--line); padding: .45rem 0 .45rem 1.6rem; position: relative; }
ul.tests p { margin: .15rem 0; }
ul.tests .mark { left: 0; position: absolute; top: .6rem; }
ul.tests > .pass .mark, .pass .state { color: var(--good); }
ul.tests > .bad .mark, .bad .state { color: var(--bad); }
ul.tests > .not_run .mark, .not_run .state { color: var(--wait); }
dl { display: grid; gap: .1rem 1rem; grid-template-columns: max-content minmax(0, 1fr); margin: .3rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.hint { border-left: 3px solid var(--accent); padding-left: .7rem; }
.pictures { display: flex; flex-wrap: wrap; gap: .8rem; margin: .5rem 0 .3rem; }
.pictures figure { margin: 0; }
.pictures img { border: 1px solid var(--line); display: block; height: auto; image-rendering: pixelated; max-width: 100%; print-color-adjust: exact; }
figcaption { color: var(--soft); font-size: .875rem; }
ul.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; font-size: .875rem; list-style: none; margin: .2rem 0; padding: 0; }
ul.legend img { border: 1px solid var(--line); vertical-align: -.15rem; print-color-adjust: exact; }
ul.legend .scale { display: grid; width: 12.5rem; }
ul.legend .scale img { width: 100%; }
.marks { display: flex; font-variant-numeric: tabular-nums; justify-content: space-between; }
table.rubric { margin: .4rem 0; }
.comment { border-left: 3px solid var(--accent); margin: .4rem 0; padding-left: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .8125rem; margin-top: 3rem; padding-top: .6rem; }
footer p { margin: .2rem 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { padding-bottom: .2rem; } }
@media print { .exercise { break-inside: auto; } ul.tests > li, tr, figure { break-inside: avoid; } h2, h3 { break-after: avoid; } details > summary { list-style: none; } }
`;
