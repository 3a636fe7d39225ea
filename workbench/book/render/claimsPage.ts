import {type Language, message} from "../../messages/message.ts";
import type {Notebook} from "../../notebook/nbformat.ts";
import type {Claim, Verdict} from "../source/readClaims.ts";
import {CLAIMS_SLUG, claimAnchor} from "./claimAnchor.ts";
import {escapeHtml} from "./escapeHtml.ts";
import {clientWords} from "./notebookPage.ts";
import {pageFrame} from "./pageFrame.ts";
import {
  type AssetNames,
  editionsOf,
  type PageEntry,
  toBookRoot,
  toLanguageRoot,
} from "./pageModel.ts";

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

/** Links to the cells that execute a claim, each with the number of its chapter; none where no chapter does yet. */
function cellLinks(claim: Claim, {language, chapters}: ClaimsPageOptions): string[] {
  return chapters.flatMap(({entry, notebook}) => {
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
}

/** One claim: its item, the statement, and, once it has been executed, its verdict and the cells. */
function claimHtml(claim: Claim, links: readonly string[], language: Language): string {
  const words = (code: string, args = {}) => escapeHtml(message("page", code, args, language));
  const mark = claim.verdict.replace(" ", "-");
  const verdict =
    links.length === 0
      ? words("claims.later", {number: Number(claim.chapter)})
      : `<span class="verdict verdict-${mark}">${words(CODES[claim.verdict])}</span>`;
  const cells = links.length === 0 ? "" : `<p class="claim-cells">${links.join(", ")}</p>`;
  return (
    `<li class="claim" id="${claimAnchor(claim.id)}"><p class="claim-head">` +
    `<span class="claim-id">${escapeHtml(claim.id)}</span> ${verdict}</p>` +
    `<p lang="en">${escapeHtml(claim.statement)}</p>${cells}</li>`
  );
}

/** How many statements have each verdict, and how many wait for their chapter. */
function countsHtml(
  claims: readonly Claim[],
  links: ReadonlyMap<string, readonly string[]>,
  language: Language,
): string {
  const executed = claims.filter(({id}) => links.get(id)!.length > 0);
  const rows: [string, number][] = Object.entries(CODES).map(([verdict, code]) => [
    code,
    executed.filter((claim) => claim.verdict === verdict).length,
  ]);
  rows.push(["claims.waiting", claims.length - executed.length]);
  const items = rows.map(
    ([code, count]) =>
      `<li><strong>${count}</strong> ${escapeHtml(message("page", code, {}, language))}</li>`,
  );
  return `<ul class="claim-counts">${items.join("")}</ul>`;
}

/** The page of the claim register: every statement of the two textbooks with its verdict. */
export function claimsPage(options: ClaimsPageOptions): string {
  const {language, languages, claims} = options;
  const words = (code: string, args = {}) => escapeHtml(message("page", code, args, language));
  const links = new Map(claims.map((claim) => [claim.id, cellLinks(claim, options)]));
  const book = (part: string, title: string) =>
    `<section><h2 id="book-${part}">${words(title)}</h2><ol class="claims">` +
    `${claims
      .filter(({id}) => id.startsWith(part))
      .map((claim) => claimHtml(claim, links.get(claim.id)!, language))
      .join("")}</ol></section>`;
  const toRoot = toBookRoot(CLAIMS_SLUG, language);
  return pageFrame({
    language,
    title: `${message("page", "claims.title", {}, language)} · ${message("page", "book.title", {}, language)}`,
    description: message("page", "claims.lead", {}, language),
    toRoot,
    toLanguage: toLanguageRoot(CLAIMS_SLUG),
    assets: options.assets,
    editions: editionsOf(CLAIMS_SLUG, language, languages),
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
      `${countsHtml(claims, links, language)}${book("A", "claims.bookA")}${book("B", "claims.bookB")}</article>`,
  });
}
