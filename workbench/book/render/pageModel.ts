import type {Language} from "../../messages/message.ts";
import type {Heading} from "./pageContext.ts";

/** How far a page is: its results are there, being computed, waiting their turn, or failed. */
export type PageState = "rendered" | "executing" | "waiting" | "failed";

/** One line of the book's contents. */
export interface PageEntry {
  readonly kind: "chapter" | "exercise";
  /** Folder below the language's root: `02-ct-numbers`, `exercises/02-ct-numbers/hu-drift`. */
  readonly slug: string;
  readonly language: Language;
  readonly title: string;
  /** Printed number: "2" for a chapter, "2.1" for its first exercise. */
  readonly number: string;
  readonly question: string;
  readonly minutes: number | null;
  readonly points: number | null;
  readonly state: PageState;
  /** The other languages that have this page. */
  readonly languages: readonly Language[];
}

/** Names of the shared files, with the hash of their content, below the book's root. */
export interface AssetNames {
  readonly style: string;
  readonly katexStyle: string;
  readonly theme: string;
  readonly script: string;
}

/** What the frame of a page needs. */
export interface FrameOptions {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly toRoot: string;
  readonly toLanguage: string;
  readonly assets: AssetNames;
  /** The same page in the other languages: language and address. */
  readonly editions: readonly {readonly language: Language; readonly href: string}[];
  readonly entries: readonly PageEntry[];
  readonly slug: string;
  readonly headings: readonly Heading[];
  /** What the page's script reads. */
  readonly data: unknown;
  readonly withMath: boolean;
  readonly main: string;
  readonly bodyClass: string;
}

/** The way from a page's folder up to the folder of its language. */
export function toLanguageRoot(slug: string): string {
  return slug === "" ? "" : "../".repeat(slug.split("/").length);
}

/** The way from a page's folder up to the root of the book. */
export function toBookRoot(slug: string, language: Language): string {
  return toLanguageRoot(slug) + (language === "en" ? "" : "../");
}

/** The folder of a page below the root of the book. */
export function pageFolder(slug: string, language: Language): string {
  const parts = [language === "en" ? "" : language, slug].filter((part) => part !== "");
  return parts.join("/");
}

/** The same page in the other languages, as addresses from where it stands. */
export function editionsOf(
  slug: string,
  language: Language,
  languages: readonly Language[],
): FrameOptions["editions"] {
  return languages
    .filter((other) => other !== language)
    .map((other) => {
      const folder = pageFolder(slug, other);
      const path = folder === "" ? "index.html" : `${folder}/index.html`;
      return {language: other, href: `${toBookRoot(slug, language)}${path}`};
    });
}
