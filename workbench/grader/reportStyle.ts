/** The look of the reports: readable on a phone, in print, in light and dark. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --line: #c9ced6; --soft: #5a6472; --good: #1a6b3a; --bad: #a4262c; --wait: #7a5b00; }
@media (prefers-color-scheme: dark) {
  :root { --line: #444c58; --soft: #aab4c2; --good: #7fd49b; --bad: #ff9a9a; --wait: #e8c66a; }
}
* { box-sizing: border-box; }
body { font: 1rem/1.55 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; margin: 0 auto; max-width: 56rem; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .25rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
.soft { color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .9rem .35rem 0; text-align: left; vertical-align: top; }
td.number, th.number { text-align: right; }
table.overview th, table.overview td { white-space: nowrap; }
table.overview td:last-child { white-space: normal; min-width: 16rem; }
h2 .soft { font-size: .8em; font-weight: normal; }
ul.tests { list-style: none; margin: 0; padding: 0; }
ul.tests li { border-top: 1px solid var(--line); padding: .5rem 0 .5rem 1.6rem; position: relative; }
ul.tests .mark { left: 0; position: absolute; }
.pass .mark, .pass .state { color: var(--good); }
.bad .mark, .bad .state { color: var(--bad); }
.not_run .mark, .not_run .state { color: var(--wait); }
ul.tests p { margin: .15rem 0; }
dl { display: grid; gap: .1rem 1rem; grid-template-columns: max-content 1fr; margin: .3rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .92em; }
pre { border-left: 3px solid var(--line); margin: .3rem 0; max-height: 16rem; overflow: auto; padding-left: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: inherit; }
a:focus-visible, summary:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
@media print { body { max-width: none; padding: 0; } ul.tests li, tr { break-inside: avoid; } pre { max-height: none; } }
`;
