import {createMarkdown} from "../render/createMarkdown.ts";
import {renderFormula} from "../render/mathPlugin.ts";
import type {PageContext} from "../render/pageContext.ts";
import type {PageData} from "./pageData.ts";

/** Renders Markdown or LaTeX that a cell displayed, as the book does it. */
export function richText(kind: "markdown" | "latex", text: string, data: PageData): string {
  const context: PageContext = {
    language: data.language,
    references: new Map(),
    equations: new Map(),
    formulas: new Map(),
    slugs: new Set(),
    englishSlugs: new Set(),
    whole: false,
    slug: data.slug,
    toLanguage: "",
    claims: new Set(),
    toRoot: data.root,
    headings: [],
    cited: [],
    problems: [],
    usedIds: new Set(),
    pictures: new Map(),
  };
  if (kind === "markdown") return createMarkdown().render(text, {page: context});
  const latex = text.replace(/^\s*\$\$?|\$\$?\s*$/g, "");
  return `<div class="equation"><div class="equation-body">${renderFormula(latex, true, context)}</div></div>`;
}
