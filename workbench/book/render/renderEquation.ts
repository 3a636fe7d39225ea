import {message} from "../../messages/message.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {highlight} from "./highlight.ts";
import {renderFormula} from "./mathPlugin.ts";
import type {PageContext} from "./pageContext.ts";

/** Makes the anchor of an equation label: `eq:hounsfield` becomes `eq-hounsfield`. */
export function equationAnchor(label: string): string {
  return label.replace(":", "-");
}

/** Shows the library function that implements a labelled equation, folded. */
function implementation(label: string, context: PageContext): string {
  const formula = context.formulas.get(label);
  if (formula === undefined) return "";
  const summary = message(
    "page",
    "equation.implementation",
    {
      name: `<code>${escapeHtml(formula.name)}</code>`,
      module: `<code>${escapeHtml(formula.module)}</code>`,
    },
    context.language,
  );
  return (
    `<details class="implementation"><summary>${summary}</summary>` +
    `<pre tabindex="0"><code>${highlight(formula.source, "typescript")}</code></pre></details>`
  );
}

/** Renders a display equation: numbered and linkable when it has a label. */
export function renderEquation(
  latex: string,
  label: string | undefined,
  context: PageContext,
): string {
  const body = `<div class="equation-body" tabindex="0">${renderFormula(latex, true, context)}</div>`;
  if (label === undefined) return `<div class="equation">${body}</div>\n`;
  const place = context.equations.get(label);
  const id = equationAnchor(label);
  const link = `<a class="equation-number" href="#${id}">(${escapeHtml(place?.number ?? "?")})</a>`;
  return (
    `<div class="equation numbered" id="${id}">${body}${link}</div>\n` +
    implementation(label, context)
  );
}
