import {CATALOGUES, message} from "../../messages/message.ts";
import type {Notebook} from "../../notebook/nbformat.ts";
import {createMarkdown} from "./createMarkdown.ts";
import {escapeHtml} from "./escapeHtml.ts";
import type {BookContext, PageContext} from "./pageContext.ts";
import {pageFrame} from "./pageFrame.ts";
import {
  type AssetNames,
  editionsOf,
  type PageEntry,
  toBookRoot,
  toLanguageRoot,
} from "./pageModel.ts";
import {answersOf, renderNotebook} from "./renderNotebook.ts";
import type {ChartDrawings} from "./renderOutput.ts";

/** What one page is made from. */
export interface NotebookPageOptions {
  readonly entry: PageEntry;
  readonly entries: readonly PageEntry[];
  readonly notebook: Notebook;
  readonly book: BookContext;
  readonly assets: AssetNames;
  readonly charts: ReadonlyMap<string, ChartDrawings>;
  /** Why the chapter could not be executed to its end. */
  readonly failure: string | null;
  /** True while `voxelbook start` computes results behind the page. */
  readonly live: boolean;
  /** A short hash of notebook, library and data: answers kept in the browser know their edition. */
  readonly edition: string;
}

/** A page with everything that came up while it was made. */
export interface NotebookPage {
  readonly html: string;
  readonly problems: readonly string[];
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

interface OwnMetadata {
  readonly objectives?: readonly string[];
  readonly needs?: readonly string[];
  readonly seconds?: number;
  readonly exercise?: string;
}

/** The texts that the page's script shows. */
export function clientWords(language: "en" | "zh-CN"): Record<string, string> {
  return Object.fromEntries(
    Object.entries(CATALOGUES.page[language]).filter(([key]) => key.startsWith("client.")),
  );
}

function stateHtml({entry, failure, live}: NotebookPageOptions): string {
  const {language, state} = entry;
  if (state === "failed") {
    const why = failure === null ? "" : `<pre tabindex="0">${escapeHtml(failure)}</pre>`;
    const text = escapeHtml(message("page", "state.failedBanner", {}, language));
    return `<div class="banner banner-failed" role="status"><p>${text}</p>${why}</div>`;
  }
  if (state === "rendered" || entry.kind === "exercise") return "";
  const code = live ? "state.executingBanner" : "state.waitingBanner";
  return `<div class="banner" role="status" id="state-banner"><p>${escapeHtml(message("page", code, {}, language))}</p></div>`;
}

/** The lines above the text: which chapter this is, what it needs and what it gives. */
function headHtml(
  title: string,
  own: OwnMetadata,
  options: NotebookPageOptions,
  context: PageContext,
): string {
  const {entry} = options;
  const words = (code: string, args = {}) =>
    escapeHtml(message("page", code, args, entry.language));
  const eyebrow = words(`head.${entry.kind}`, {number: entry.number});
  const facts: string[] = [];
  if (entry.points !== null) facts.push(words("head.points", {points: entry.points}));
  if (entry.minutes !== null) facts.push(words("head.minutes", {minutes: entry.minutes}));
  const needs = (own.needs ?? []).flatMap((slug) => {
    const found = options.entries.find((other) => other.slug === slug);
    if (found === undefined) return [];
    return [
      `<a href="${context.toLanguage}${slug}/index.html">${escapeHtml(`${found.number} ${found.title}`)}</a>`,
    ];
  });
  if (needs.length > 0) facts.push(`${words("head.needs")} ${needs.join(", ")}`);
  const objectives = own.objectives ?? [];
  const md = createMarkdown();
  const list =
    objectives.length === 0
      ? ""
      : `<div class="objectives"><p>${words("head.objectives")}</p><ul>` +
        objectives.map((item) => `<li>${md.renderInline(item, {page: context})}</li>`).join("") +
        "</ul></div>";
  return (
    `<div class="page-head"><p class="eyebrow">${eyebrow}</p>${title}` +
    `${facts.length === 0 ? "" : `<p class="facts">${facts.join(" · ")}</p>`}${list}</div>`
  );
}

/** Links to the page before and after this one. */
function neighboursHtml({entry, entries}: NotebookPageOptions, context: PageContext): string {
  const at = entries.findIndex(({slug}) => slug === entry.slug);
  const link = (other: PageEntry | undefined, rel: "prev" | "next") => {
    if (other === undefined) return "<span></span>";
    const root = other.language === entry.language ? context.toLanguage : context.toRoot;
    const label = escapeHtml(message("page", `nav.${rel}`, {}, entry.language));
    return (
      `<a class="${rel}" rel="${rel}" href="${root}${other.slug}/index.html"><span class="way">${label}</span>` +
      `<span>${escapeHtml(`${other.number} ${other.title}`)}</span></a>`
    );
  };
  const label = escapeHtml(message("page", "nav.label", {}, entry.language));
  return `<nav class="neighbours" aria-label="${label}">${link(entries[at - 1], "prev")}${link(entries[at + 1], "next")}</nav>`;
}

/** The page's own menu: everything that concerns the reader's copy. Works with JavaScript only. */
function toolsHtml(language: "en" | "zh-CN"): string {
  const button = (action: string) =>
    `<button type="button" data-action="${action}">${escapeHtml(message("page", `tools.${action}`, {}, language))}</button>`;
  const summary = escapeHtml(message("page", "tools.title", {}, language));
  return (
    `<div class="page-tools js-only">${button("run-all")}` +
    `<details class="menu"><summary>${summary}</summary><div class="menu-items">` +
    `${["export-notebook", "export-progress", "import-progress", "reset-page"].map(button).join("")}</div></details>` +
    `<span class="page-status" role="status" aria-live="polite"></span></div>`
  );
}

/** Makes the page of one chapter or exercise. */
export function notebookPage(options: NotebookPageOptions): NotebookPage {
  const {entry, book, notebook} = options;
  const {language, slug} = entry;
  const context: PageContext = {
    ...book,
    slug,
    toLanguage: toLanguageRoot(slug),
    toRoot: toBookRoot(slug, language),
    headings: [],
    cited: [],
    problems: [],
    usedIds: new Set(["main", "references", "page-data", "state-banner"]),
    pictures: new Map(),
  };
  const tools = {markdown: createMarkdown(), charts: options.charts};
  const own = (notebook.metadata["voxelbook"] ?? {}) as OwnMetadata;

  // The chapter's own title moves above the facts of the page.
  let title = `<h1>${escapeHtml(entry.title)}</h1>`;
  const body = renderNotebook(notebook, context, tools).replace(/<h1[\s\S]*?<\/h1>\n?/, (h1) => {
    title = h1;
    return "";
  });
  const head = headHtml(title, own, options, context);
  const kind = entry.kind === "exercise" ? "exercise-page" : "chapter-page";
  const html = pageFrame({
    language,
    title: `${entry.number} ${entry.title} · ${message("page", "book.title", {}, language)}`,
    description: entry.question,
    toRoot: context.toRoot,
    toLanguage: context.toLanguage,
    assets: options.assets,
    editions: editionsOf(slug, language, entry.languages),
    entries: options.entries,
    slug,
    headings: context.headings,
    data: {
      kind: entry.kind,
      slug,
      language,
      edition: options.edition,
      exercise: own.exercise ?? null,
      answers: [...answersOf(notebook).keys()],
      state: entry.state,
      live: options.live && (entry.state === "executing" || entry.state === "waiting"),
      root: context.toRoot,
      words: clientWords(language),
    },
    withMath: body.includes('class="katex') || head.includes('class="katex'),
    bodyClass: `page ${kind}`,
    main:
      `<article>${head}${toolsHtml(language)}${stateHtml(options)}\n${body}</article>\n` +
      neighboursHtml(options, context),
  });
  return {html, problems: context.problems, pictures: context.pictures};
}
