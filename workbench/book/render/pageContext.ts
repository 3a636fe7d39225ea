import type {Language} from "../../messages/message.ts";
import type {Reference} from "../source/bibliography.ts";
import type {FormulaSource} from "../source/formulaSources.ts";

/** One heading of a page, for its table of contents. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly html: string;
}

/** Where a labelled equation stands: its printed number and the page that holds it. */
export interface EquationPlace {
  readonly number: string;
  readonly slug: string;
}

/** What all pages of one language share. */
export interface BookContext {
  readonly language: Language;
  readonly references: ReadonlyMap<string, Reference>;
  readonly equations: ReadonlyMap<string, EquationPlace>;
  readonly formulas: ReadonlyMap<string, FormulaSource>;
  /** Slugs of the pages that exist in this language; a link to any other goes to English. */
  readonly slugs: ReadonlySet<string>;
  readonly englishSlugs: ReadonlySet<string>;
  /** False for a part of the course, such as a student's copy: what it leads to may be absent. */
  readonly whole: boolean;
  /** Items of the claim register; empty where the book has none. */
  readonly claims: ReadonlySet<string>;
}

/** What gathers while one page is rendered; the plugins of the Markdown parser fill it. */
export interface PageContext extends BookContext {
  readonly slug: string;
  /** The way from this page to the folder of its own language, e.g. `../`. */
  readonly toLanguage: string;
  /** The way from this page to the root of the book, e.g. `../../`. */
  readonly toRoot: string;
  readonly headings: Heading[];
  /** Keys of references.bib in the order of their first citation. */
  readonly cited: string[];
  /** Mistakes of the source that a reader would see; they make `voxelbook book` fail. */
  readonly problems: string[];
  readonly usedIds: Set<string>;
  /** Pictures taken out of the text, by file name below assets/figures. */
  readonly pictures: Map<string, Uint8Array>;
}

/** Notes a reference that leads nowhere; in a part of the course that is no mistake. */
export function noteDeadEnd(problem: string, {problems, whole}: PageContext): void {
  if (whole) problems.push(problem);
}

/** Returns the page that a Markdown parser is working on, from the environment given to it. */
export function pageOf(env: Readonly<Record<string, unknown>> | undefined): PageContext {
  return env?.["page"] as PageContext;
}
