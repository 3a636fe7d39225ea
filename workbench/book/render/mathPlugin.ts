import katex from "katex";
import type {MarkdownIt, StateBlock, StateInline} from "markdown-it";
import {escapeHtml} from "./escapeHtml.ts";
import {renderEquation} from "./renderEquation.ts";
import {type PageContext, pageOf} from "./pageContext.ts";

/** Renders one formula as HTML with MathML; a mistake in it is shown and recorded. */
export function renderFormula(latex: string, display: boolean, context: PageContext): string {
  try {
    return katex.renderToString(latex, {
      displayMode: display,
      output: "htmlAndMathml",
      throwOnError: true,
      strict: "ignore",
      trust: false,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.problems.push(`formula ${latex}: ${reason}`);
    return `<code class="formula-error">${escapeHtml(latex)}</code>`;
  }
}

/** Finds the end of `$…$`: no space inside the signs, no digit after the closing one. */
function inlineEnd(text: string, start: number, max: number): number {
  if (/\s/.test(text[start + 1] ?? " ")) return -1;
  for (let i = start + 1; i < max; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "$") {
      const closes = !/\s/.test(text[i - 1]!) && !/\d/.test(text[i + 1] ?? "") && i > start + 1;
      return closes ? i : -1;
    }
  }
  return -1;
}

function inlineRule(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "$" || state.src[state.pos + 1] === "$") return false;
  const end = inlineEnd(state.src, state.pos, state.posMax);
  if (end < 0) return false;
  if (!silent) state.push("formula", "", 0).content = state.src.slice(state.pos + 1, end);
  state.pos = end + 1;
  return true;
}

/** Reads `$$ … $$ {#eq:label}`, on one line or several. */
function blockRule(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const lineAt = (line: number) =>
    state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
  if (!lineAt(startLine).startsWith("$$")) return false;
  if (silent) return true;

  // Gather lines until one closes the formula; the label may follow the closing signs.
  let text = lineAt(startLine).slice(2);
  let line = startLine;
  while (!text.includes("$$")) {
    line++;
    if (line >= endLine) return false;
    text += `\n${lineAt(line)}`;
  }
  const close = text.indexOf("$$");
  const after = text.slice(close + 2).trim();
  const label = /^\{#(eq:[\w-]+)\}$/.exec(after)?.[1];
  if (after !== "" && label === undefined) return false;

  const token = state.push("equation", "", 0);
  token.content = text.slice(0, close).trim();
  token.meta = {label};
  token.map = [startLine, line + 1];
  token.block = true;
  state.line = line + 1;
  return true;
}

/** Adds formulas to Markdown: `$…$` in the text, `$$…$$ {#eq:label}` as numbered equations. */
export function mathPlugin(md: MarkdownIt): void {
  md.inline.ruler.before("escape", "formula", inlineRule);
  md.block.ruler.before("fence", "equation", blockRule, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
  md.renderer.rules["formula"] = (tokens, index, _options, env) =>
    renderFormula(tokens[index]!.content, false, pageOf(env));
  md.renderer.rules["equation"] = (tokens, index, _options, env) => {
    const token = tokens[index]!;
    const {label} = token.meta as {label: string | undefined};
    return renderEquation(token.content, label, pageOf(env));
  };
}
