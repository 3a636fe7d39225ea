import katex from "katex";
import createMarkdownIt, {type MarkdownIt} from "markdown-it";
import {escapeHtml} from "../exercise/renderCheck.ts";
import {mathPlugin} from "../book/render/mathPlugin.ts";
import {textHtml} from "./safeText.ts";
import {visibleText} from "./visibleText.ts";

/** Longer texts are shown as they were written: reading Markdown costs more than showing it. */
export const MAX_MARKDOWN = 40_000;
const MAX_FORMULAS = 200;
const MAX_FORMULA = 2_000;

/** What one text keeps while it is written: how many formulas it had. */
interface Writing {
  formulas: number;
}

/** Writes a formula as MathML, which needs neither fonts nor style; one that cannot be read, as its source. */
function formulaHtml(latex: string, displayMode: boolean, writing: Writing): string {
  writing.formulas += 1;
  const source = `<code>${escapeHtml(latex)}</code>`;
  if (writing.formulas > MAX_FORMULAS || latex.length > MAX_FORMULA) return source;
  try {
    return katex.renderToString(latex, {
      displayMode,
      output: "mathml",
      throwOnError: true,
      strict: "ignore",
      trust: false,
      maxSize: 10,
      maxExpand: 200,
    });
  } catch {
    // What is no formula is shown as what the student wrote.
    return source;
  }
}

/** Only addresses of pages are links; the words of others stay. */
function linkRules(md: MarkdownIt): void {
  md.renderer.rules["link_open"] = (tokens, index, options) => {
    const token = tokens[index]!;
    const href = String(token.attrGet("href") ?? "");
    token.attrs = /^https?:\/\//i.test(href)
      ? [
          ["href", href],
          ["rel", "noreferrer noopener nofollow"],
        ]
      : [];
    return md.renderer.renderToken(tokens, index, options);
  };
  // No picture is loaded, neither from elsewhere nor from the text: its words and its address stand there.
  md.renderer.rules["image"] = (tokens, index) => {
    const token = tokens[index]!;
    const source = String(token.attrGet("src") ?? "").slice(0, 100);
    return `<span class="soft">[${escapeHtml(token.content)}: ${escapeHtml(source)}]</span>`;
  };
}

function makeMarkdown(): MarkdownIt {
  const md = createMarkdownIt("default", {html: false, linkify: false, typographer: false});
  md.use(mathPlugin);
  md.renderer.rules["formula"] = (tokens, index, _options, env) =>
    formulaHtml(tokens[index]!.content, false, env?.["writing"] as Writing);
  md.renderer.rules["equation"] = (tokens, index, _options, env) =>
    `<div class="scroll">${formulaHtml(tokens[index]!.content, true, env?.["writing"] as Writing)}</div>\n`;
  linkRules(md);
  // Headings of an answer stand below those of the page, and have no ids that could meet the page's own.
  const level = (tag: string): number => Math.min(6, Number(tag.slice(1)) + 3);
  md.renderer.rules["heading_open"] = (tokens, index) => `<h${level(tokens[index]!.tag)}>`;
  md.renderer.rules["heading_close"] = (tokens, index) => `</h${level(tokens[index]!.tag)}>\n`;
  md.renderer.rules["table_open"] = () => '<div class="scroll"><table>\n';
  md.renderer.rules["table_close"] = () => "</table></div>\n";
  const code = (content: string): string => `<pre><code>${escapeHtml(content)}</code></pre>\n`;
  md.renderer.rules["fence"] = (tokens, index) => code(tokens[index]!.content);
  md.renderer.rules["code_block"] = (tokens, index) => code(tokens[index]!.content);
  return md;
}

const markdown = makeMarkdown();

/**
 * Writes a student's Markdown as HTML that loads and runs nothing: no HTML of their own, no pictures, formulas as MathML.
 *
 * @returns HTML; of a text over the bound, the text as it was written
 */
export function markdownHtml(text: string): string {
  if (text.length > MAX_MARKDOWN) return `<pre>${textHtml(text)}</pre>`;
  return `<div class="markdown">${markdown.render(visibleText(text), {writing: {formulas: 0}})}</div>`;
}
