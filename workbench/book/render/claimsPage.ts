import {type Language, message} from "../../messages/message.ts";
import type {Notebook} from "../../notebook/nbformat.ts";
import type {Claim, Verdict} from "../source/readClaims.ts";
import {CLAIMS_SLUG, claimAnchor} from "./claimAnchor.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {clientWords} from "./notebookPage.ts";
import {pageFrame} from "./pageFrame.ts";
import {type AssetNames, type PageEntry, toBookRoot, toLanguageRoot} from "./pageModel.ts";

/** What the page of the claim register is made from. */
export interface ClaimsPageOptions {
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly entries: readonly PageEntry[];
  readonly assets: AssetNames;
  readonly claims: readonly Claim[];
  /** The chapters and their cells, in the order of the book, as this language shows them. */
  readonly chapters: readonly {readonly entry: PageEntry; readonly notebook: Notebook}[];
}

const CODES: Readonly<Record<Verdict, string>> = {
  holds: "claims.holds",
  "holds if": "claims.holdsIf",
  fails: "claims.fails",
};

/** Links to the cells that execute a claim, by the number of the chapter. */
function cellLinks(claim: Claim, options: ClaimsPageOptions): string {
  const {language, chapters} = options;
  const links = chapters.flatMap(({entry, notebook}) => {
    const own = notebook.cells.filter(
      (cell) =>
        cell.cell_type === "code" && cell.metadata.voxelbook?.claims?.includes(claim.id) === true,
    );
    const root =
      entry.language === language ? toLanguageRoot(CLAIMS_SLUG) : toBookRoot(CLAIMS_SLUG, language);
    return own.map((cell, index) => {
      const words = {number: entry.number, cell: index + 1};
      const text = escapeHtml(message("page", "claims.cell", words, language));
      return `<a href="${root}${entry.slug}/index.html#cell-${escapeHtml(cell.id)}">${text}</a>`;
    });
  });
  if (links.length > 0) return links.join(", ");
  const chapter = {number: Number(claim.chapter)};
  return `<span class="muted">${escapeHtml(message("page", "claims.later", chapter, language))}</span>`;
}

/** One claim: its item, its verdict, the statement and where it is executed. */
function claimHtml(claim: Claim, options: ClaimsPageOptions): string {
  const {language} = options;
  const verdict = escapeHtml(message("page", CODES[claim.verdict], {}, language));
  const mark = claim.verdict.replace(" ", "-");
  return (
    `<li class="claim" id="${claimAnchor(claim.id)}"><p class="claim-head">` +
    `<span class="claim-id">${escapeHtml(claim.id)}</span> <span class="verdict verdict-${mark}">${verdict}</span></p>` +
    `<p lang="en">${escapeHtml(claim.statement)}</p><p class="claim-cells">${cellLinks(claim, options)}</p></li>`
  );
}

/** The page of the claim register: every statement of the two textbooks with its verdict. */
export function claimsPage(options: ClaimsPageOptions): string {
  const {language, languages, claims} = options;
  const words = (code: string, args = {}) => escapeHtml(message("page", code, args, language));
  const counts = Object.entries(CODES).map(([verdict, code]) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return `<li><strong>${count}</strong> ${words(code)}</li>`;
  });
  const book = (part: string, title: string) =>
    `<section><h2 id="book-${part}">${words(title)}</h2><ol class="claims">` +
    `${claims
      .filter(({id}) => id.startsWith(part))
      .map((claim) => claimHtml(claim, options))
      .join("")}</ol></section>`;
  const toRoot = toBookRoot(CLAIMS_SLUG, language);
  return pageFrame({
    language,
    title: `${message("page", "claims.title", {}, language)} · ${message("page", "book.title", {}, language)}`,
    description: message("page", "claims.lead", {}, language),
    toRoot,
    toLanguage: toLanguageRoot(CLAIMS_SLUG),
    assets: options.assets,
    editions: languages
      .filter((other) => other !== language)
      .map((other) => ({
        language: other,
        href: `${toRoot}${other === "en" ? "" : `${other}/`}${CLAIMS_SLUG}/index.html`,
      })),
    entries: options.entries,
    slug: CLAIMS_SLUG,
    headings: [],
    data: {
      kind: "claims",
      slug: CLAIMS_SLUG,
      language,
      live: false,
      root: toRoot,
      words: clientWords(language),
    },
    withMath: false,
    bodyClass: "claims-page",
    main:
      `<article><div class="page-head"><h1>${words("claims.title")}</h1>` +
      `<p class="lead">${words("claims.lead")}</p></div>` +
      `<ul class="claim-counts">${counts.join("")}</ul>${book("A", "claims.bookA")}${book("B", "claims.bookB")}</article>`,
  });
}
