import {type Language, message} from "../../messages/message.ts";
import {CLAIMS_SLUG} from "./claimAnchor.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {clientWords} from "./notebookPage.ts";
import {pageFrame} from "./pageFrame.ts";
import {type AssetNames, editionsOf, type PageEntry, toBookRoot} from "./pageModel.ts";

/** What the first page of the book is made from. */
export interface IndexPageOptions {
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly entries: readonly PageEntry[];
  readonly assets: AssetNames;
  readonly live: boolean;
  /** True where the course has a claim register. */
  readonly claims: boolean;
}

/** One chapter or exercise on the first page. */
function cardHtml(entry: PageEntry, {language}: IndexPageOptions): string {
  const words = (code: string, args = {}) => escapeHtml(message("page", code, args, language));
  const root = entry.language === language ? "" : toBookRoot("", language);
  const foreign =
    entry.language === language
      ? ""
      : `<span class="tag" lang="${entry.language}">${words("index.englishOnly")}</span>`;
  const facts = [
    entry.points === null ? "" : words("head.points", {points: entry.points}),
    entry.minutes === null ? "" : words("head.minutes", {minutes: entry.minutes}),
  ].filter((fact) => fact !== "");

  // An exercise is not executed: it is ready as soon as it stands there.
  const state =
    entry.kind === "exercise" && entry.state !== "failed"
      ? ""
      : `<span class="state state-${entry.state}" data-state-of="${escapeHtml(entry.slug)}">${words(`state.${entry.state}`)}</span>`;
  const question = entry.question === "" ? "" : `<p>${escapeHtml(entry.question)}</p>`;
  return (
    `<li class="card ${entry.kind}"><a href="${root}${entry.slug}/index.html">` +
    `<span class="number">${escapeHtml(entry.number)}</span><span class="card-title">${escapeHtml(entry.title)}</span></a>` +
    `${question}<p class="card-foot">${state}${facts.map((fact) => `<span>${fact}</span>`).join("")}${foreign}` +
    `<span class="progress js-only" data-progress-of="${escapeHtml(entry.slug)}"></span></p></li>`
  );
}

function sectionHtml(kind: "chapter" | "exercise", options: IndexPageOptions): string {
  const entries = options.entries.filter((entry) => entry.kind === kind);
  const title = escapeHtml(message("page", `index.${kind}s`, {}, options.language));
  if (entries.length === 0) return "";
  const cards = entries.map((entry) => cardHtml(entry, options));
  return `<section><h2 id="${kind}s">${title}</h2><ol class="cards">${cards.join("")}</ol></section>`;
}

/** What the claim register is, and the way to it. */
function registerHtml({language, claims}: IndexPageOptions): string {
  if (!claims) return "";
  const words = (code: string) => escapeHtml(message("page", code, {}, language));
  return (
    `<section><h2 id="claims"><a href="${CLAIMS_SLUG}/index.html">${words("claims.title")}</a></h2>` +
    `<p>${words("claims.lead")}</p></section>`
  );
}

/** The first page: what this is, the chapters with their questions, the exercises, the progress. */
export function indexPage(options: IndexPageOptions): string {
  const {language, languages} = options;
  const words = (code: string) => escapeHtml(message("page", code, {}, language));
  const button = (action: string) =>
    `<button type="button" data-action="${action}">${words(`tools.${action}`)}</button>`;
  const ways = ["read", "run", "check"]
    .map(
      (way) =>
        `<li><strong>${words(`index.${way}.title`)}</strong> ${words(`index.${way}.text`)}</li>`,
    )
    .join("");
  const toRoot = toBookRoot("", language);
  return pageFrame({
    language,
    title: message("page", "book.title", {}, language),
    description: message("page", "index.lead", {}, language),
    toRoot,
    toLanguage: "",
    assets: options.assets,
    editions: editionsOf("", language, languages),
    entries: options.entries,
    slug: "",
    headings: [],
    data: {
      kind: "index",
      slug: "",
      language,
      live: options.live,
      root: toRoot,
      words: clientWords(language),
    },
    withMath: false,
    bodyClass: "index-page",
    main:
      `<article><div class="page-head"><h1>${words("book.title")}</h1>` +
      `<p class="lead">${words("index.lead")}</p></div><ul class="ways">${ways}</ul>` +
      `${sectionHtml("chapter", options)}${sectionHtml("exercise", options)}${registerHtml(options)}` +
      `<section class="js-only"><h2 id="progress">${words("index.progress")}</h2>` +
      `<p>${words("index.progressText")}</p><div class="page-tools">` +
      `${["export-progress", "import-progress", "reset-all"].map(button).join("")}` +
      `<span class="page-status" role="status" aria-live="polite"></span></div></section></article>`,
  });
}
