/** What only the overview has. */
export const OVERVIEW_STYLE = `
body { max-width: 82rem; }
section { margin-top: 2.5rem; scroll-margin-top: 1rem; }
footer { margin-top: 2.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: .5rem 0 0; padding: 0; }
button, .button, input, select, textarea { background: var(--paper); border: 1px solid var(--soft); border-radius: .375rem; color: inherit; font: inherit; max-width: 100%; padding: .3rem .7rem; }
button, .button { cursor: pointer; display: inline-block; text-decoration: none; }
button:hover, .button:hover { background: var(--accent-soft); }
button[aria-pressed="true"], .button, button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button:hover, button.main:hover { text-decoration: underline; background: var(--accent); }
ul.needs { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); list-style: none; margin: .6rem 0; padding: 0; }
ul.needs a { border: 1px solid var(--line); border-left: 4px solid var(--soft); border-radius: .375rem; color: inherit; display: grid; height: 100%; padding: .5rem .8rem; text-decoration: none; align-content: start; }
ul.needs .urgent a { border-left-color: var(--accent); background: var(--accent-soft); }
ul.needs a:hover span { text-decoration: underline; }
ul.needs strong { font-size: 1.5rem; font-variant-numeric: tabular-nums; line-height: 1.2; }
.controls { align-items: center; display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; margin: .6rem 0; }
.box { border: 1px solid var(--line); border-radius: .375rem; max-height: 75vh; max-width: 100%; overflow: auto; }
.box.short { max-height: 24rem; }
.box table { border-collapse: separate; border-spacing: 0; min-width: 100%; }
.box th, .box td { padding: .3rem .7rem; }
.box thead th { background: var(--raised); position: sticky; top: 0; vertical-align: bottom; z-index: 2; }
table.grades { line-height: 1.35; }
table.grades th, table.grades td { padding: .3rem .55rem; }
table.grades td { text-align: right; white-space: nowrap; }
table.grades thead th { max-width: 11rem; min-width: 5.5rem; text-align: right; }
table.grades thead th .small { display: block; }
table.grades tbody th, table.grades thead th:first-child { background: var(--paper); left: 0; max-width: 15rem; overflow: hidden; position: sticky; text-align: left; text-overflow: ellipsis; white-space: nowrap; z-index: 1; }
table.grades thead th:first-child { background: var(--raised); z-index: 3; }
table.grades tbody th { font-weight: normal; }
table.grades b, ul.signs b { border: 1px solid currentColor; border-radius: .2rem; display: inline-block; font-size: .75rem; line-height: 1.1; margin-left: .25rem; min-width: 1.05rem; padding: 0 .15rem; text-align: center; }
b.w, b.l, b.t { color: var(--wait); } b.n, b.x { color: var(--bad); } b.m { color: var(--soft); }
button.sort { background: none; border: 0; font-weight: bold; padding: 0; text-align: inherit; width: 100%; }
.sort { overflow-wrap: break-word; }
th[aria-sort="ascending"] .sort::after { content: " ▲"; } th[aria-sort="descending"] .sort::after { content: " ▼"; }
ul.signs { display: flex; flex-wrap: wrap; font-size: .875rem; gap: .2rem 1.2rem; list-style: none; margin: .5rem 0; padding: 0; }
.histograms { display: grid; gap: 1rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); }
.histograms figure { margin: 0; } .histograms h3 { margin: .3rem 0 0; }
svg.histogram { display: block; max-width: 22rem; width: 100%; }
svg.histogram text { fill: var(--ink); font-size: 12px; }
svg.histogram path { fill: none; stroke: var(--soft); }
svg.histogram rect { fill: var(--accent); print-color-adjust: exact; }
figcaption { color: var(--soft); font-size: .875rem; }
svg.meter { height: .5rem; margin-right: .3rem; width: 2.5rem; }
svg.meter rect { fill: var(--line); } svg.meter .full { fill: var(--accent); }
table.items ol { list-style: none; margin: 0; padding: 0; }
table.items td:last-child { min-width: 16rem; }
.criterion { min-width: 13rem; }
.answer-row th, .answer-row td { background: var(--raised); }
details { margin: .5rem 0; }
.pair { border: 1px solid var(--line); border-radius: .375rem; padding: .4rem .8rem; }
.beside { display: grid; gap: .6rem 1.5rem; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
#m-area .beside { grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr); margin: 1rem 0; }
body.marking main > section:not(#marking), body.marking header, body.marking footer, body.marking .marking-intro { display: none; }
body.marking #marking { margin-top: 0; }
.marking-head { align-items: center; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; padding-bottom: .6rem; }
.marking-head p { margin: 0; }
.marking-head label { max-width: 100%; min-width: 0; }
.marking-head select { max-width: 26rem; width: 100%; }
.progress { align-items: center; display: inline-flex; gap: .5rem; }
progress { accent-color: var(--accent); width: 8rem; }
#m-title { margin-top: 0; } #m-title:focus { outline: none; }
.giving fieldset { border: 1px solid var(--line); border-radius: .375rem; margin: 0 0 .6rem; min-width: 0; padding: .3rem .7rem .6rem; }
.giving fieldset.active { border-color: var(--accent); box-shadow: inset 3px 0 var(--accent); }
.giving legend { font-weight: bold; max-width: 100%; padding: 0 .3rem; }
.giving fieldset button { margin: 0 .3rem .3rem 0; min-width: 2.4rem; padding: .3rem .5rem; }
.giving input[type="number"] { width: 5.5rem; }
.giving textarea { display: block; width: 100%; }
#m-saved { list-style: none; margin: 0 0 .6rem; padding: 0; }
#m-saved li { display: flex; gap: .3rem; margin-bottom: .3rem; }
#m-saved .use { flex: 1; overflow-wrap: anywhere; text-align: left; white-space: pre-wrap; min-width: 0; }
.steps { display: flex; flex-wrap: wrap; gap: .4rem; }
.notice { background: var(--wait-soft); border-left: 3px solid var(--wait); padding: .4rem .7rem; }
.files { border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: .6rem; }
.file input { border: 0; padding: .3rem 0; }
.keys dl { display: grid; gap: .2rem 1rem; grid-template-columns: max-content minmax(0, 1fr); }
.keys dd { margin: 0; }
kbd { border: 1px solid var(--line); border-radius: .2rem; font: inherit; font-size: .875rem; padding: 0 .35rem; }
@media (max-width: 48rem) { .beside, #m-area .beside { grid-template-columns: minmax(0, 1fr); } table.grades tbody th { max-width: 8.5rem; } }
@media print { .box { max-height: none; overflow: visible; } .controls, nav, #marking { display: none; } .histograms figure, tr { break-inside: avoid; } }
`;
