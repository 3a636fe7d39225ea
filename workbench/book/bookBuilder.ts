import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Language} from "../messages/message.ts";
import {writeNotebook} from "../notebook/nbformat.ts";
import {hashText, hashWorkbench} from "./bookHash.ts";
import {buildAssets} from "./buildAssets.ts";
import {copyData} from "./copyData.ts";
import {drawCharts} from "./drawCharts.ts";
import {type ExecutedChapter, type ExecutionBase, executionKey} from "./executeChapter.ts";
import {executionBase} from "./executionBase.ts";
import {CLAIMS_SLUG} from "./render/claimAnchor.ts";
import {claimsPage} from "./render/claimsPage.ts";
import {indexPage} from "./render/indexPage.ts";
import {notebookPage} from "./render/notebookPage.ts";
import type {BookContext} from "./render/pageContext.ts";
import {type AssetNames, type PageEntry, type PageState, pageFolder} from "./render/pageModel.ts";
import type {ChartDrawings} from "./render/renderOutput.ts";
import {buildCheckAssets} from "./runtime/buildCheckAssets.ts";
import {readBibliography} from "./source/bibliography.ts";
import {type Claim, readClaims} from "./source/readClaims.ts";
import {readFormulaSources} from "./source/formulaSources.ts";
import {numberEquations} from "./source/numberEquations.ts";
import {readBook, type SourcePage} from "./source/readBook.ts";
import {writeWhole} from "../notebook/writeWhole.ts";

/** Where one page stands while the book is made. */
interface PageStatus {
  state: PageState;
  executed: ExecutedChapter | null;
  problems: readonly string[];
}

/** Options of {@link BookBuilder.open}. */
export interface BuilderOptions {
  readonly root: string;
  readonly languages: readonly Language[];
  /** True for `start`: pages ask for the state of their chapter. */
  readonly live: boolean;
}

const keyOf = ({language, slug}: {language: Language; slug: string}) => `${language}/${slug}`;

/** Reads a file that may be absent. */
async function readOptional(path: string): Promise<string> {
  return existsSync(path) ? readFile(path, "utf8") : "";
}

/** Makes the pages of one book: reads once, writes each page as often as its state changes. */
export class BookBuilder {
  readonly pages: readonly SourcePage[];
  readonly base: ExecutionBase;
  private readonly options: BuilderOptions;
  private readonly programHash: string;
  private readonly contexts: ReadonlyMap<Language, BookContext>;
  private readonly claims: readonly Claim[];
  private readonly statuses: Map<string, PageStatus>;
  private readonly charts = new Map<string, ChartDrawings>();
  private readonly sharedProblems: string[] = [];
  private assets: AssetNames | undefined;

  private constructor(
    pages: readonly SourcePage[],
    options: BuilderOptions,
    base: ExecutionBase,
    programHash: string,
    contexts: ReadonlyMap<Language, BookContext>,
    claims: readonly Claim[],
  ) {
    this.pages = pages;
    this.options = options;
    this.base = base;
    this.programHash = programHash;
    this.contexts = contexts;
    this.claims = claims;
    const start = ({kind, broken}: SourcePage): PageState =>
      broken !== null ? "failed" : kind === "exercise" ? "rendered" : "waiting";
    this.statuses = new Map(
      pages.map((page) => [keyOf(page), {state: start(page), executed: null, problems: []}]),
    );
  }

  /** Reads everything the book is made from. */
  static async open(options: BuilderOptions): Promise<BookBuilder> {
    const {root, languages} = options;
    const pages = await readBook(root, languages);
    const [base, programHash, formulas, claims, bib] = await Promise.all([
      executionBase(root),
      hashWorkbench(),
      readFormulaSources(root),
      readClaims(root),
      readOptional(join(root, "references.bib")),
    ]);
    const references = readBibliography(bib);
    const whole = existsSync(join(root, "references.bib")) && existsSync(join(root, "lib"));
    const slugsOf = (language: Language) =>
      new Set(pages.filter((page) => page.language === language).map(({slug}) => slug));
    const registered = new Set(claims.map(({id}) => id));
    const contexts = new Map<Language, BookContext>(
      languages.map((language) => {
        // A chapter that is not translated is referred to in English.
        const inLanguage = (wanted: Language) =>
          numberEquations(pages.filter((page) => page.language === wanted));
        const equations = new Map([...inLanguage("en"), ...inLanguage(language)]);
        const slugs = {slugs: slugsOf(language), englishSlugs: slugsOf("en")};
        return [
          language,
          {language, references, equations, formulas, ...slugs, whole, claims: registered},
        ];
      }),
    );
    return new BookBuilder(pages, options, base, programHash, contexts, claims);
  }

  /** Says where a page stands. */
  stateOf(page: SourcePage): PageState {
    return this.status(page).state;
  }

  /** Mistakes that a reader would see, each with the file that holds it. */
  problems(): string[] {
    const ofPages = this.pages.flatMap((page) => {
      const {problems, executed} = this.status(page);
      const failure = page.broken ?? executed?.failure ?? null;
      const lines = failure === null ? problems : [failure, ...problems];
      return lines.map((line) => `${page.file}: ${line}`);
    });
    return [...this.sharedProblems, ...ofPages];
  }

  /** Notes a new state; the page itself changes with the next {@link writePage}. */
  setState(page: SourcePage, state: PageState, executed: ExecutedChapter | null = null): void {
    const status = this.status(page);
    status.state = state;
    if (executed !== null) status.executed = executed;
  }

  /** Writes the shared files, the data, the tests of the exercises. */
  async writeShared(out: string): Promise<void> {
    await mkdir(out, {recursive: true});
    const key = hashText(this.programHash + this.base.libraryHash).slice(0, 20);
    this.assets = await buildAssets(out, {cache: this.base.cache, key});
    await this.writeData(out);
    await this.writeChecks(out);
  }

  /** Bundles the public tests of the exercises, so that pages can check answers by themselves. */
  private async writeChecks(out: string): Promise<void> {
    const folder = join(this.options.root, "exercises");
    if (!existsSync(folder)) return;
    try {
      await buildCheckAssets(join(out, "assets/exercises"), folder);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.sharedProblems.push(`exercises: the checks of the page cannot be built: ${reason}`);
    }
  }

  /** Copies the datasets that are here; those that a chapter has just fetched come with a second call. */
  async writeData(out: string): Promise<void> {
    await copyData(out, {
      ids: new Set(this.pages.flatMap(({datasets}) => datasets)),
      shipped: new Set(this.pages.flatMap(({shipped}) => shipped)),
    });
  }

  /** Writes one page, its pictures and its notebook. */
  async writePage(out: string, page: SourcePage): Promise<void> {
    const status = this.status(page);
    const notebook = status.executed?.notebook ?? page.notebook;
    await drawCharts(
      notebook,
      {cache: this.base.cache, programHash: this.programHash},
      this.charts,
    );
    const {html, problems, pictures} = notebookPage({
      entry: this.entry(page),
      entries: this.entries(page.language),
      notebook,
      book: this.contexts.get(page.language)!,
      assets: this.assets!,
      charts: this.charts,
      failure: page.broken ?? status.executed?.failure ?? null,
      live: this.options.live,
      edition: executionKey(page, this.base).slice(0, 12),
    });
    status.problems = problems;
    const figures = join(out, "assets/figures");
    await mkdir(figures, {recursive: true});
    for (const [name, bytes] of pictures) await writeFile(join(figures, name), bytes);
    const folder = join(out, pageFolder(page.slug, page.language));
    await writeWhole(join(folder, "notebook.ipynb"), writeNotebook(page.notebook));
    await writeWhole(join(folder, "index.html"), html);
  }

  /** Writes the first page and the claim register of each language, and the state of all pages. */
  async writeIndexes(out: string): Promise<void> {
    const {languages, live} = this.options;
    for (const language of languages) {
      const entries = this.entries(language);
      const shared = {language, languages, entries, assets: this.assets!};
      const claims = this.claims.length > 0;
      const html = indexPage({...shared, claims, live: live && this.busy()});
      await writeWhole(join(out, pageFolder("", language), "index.html"), html);
      if (!claims) continue;
      const register = claimsPage({
        ...shared,
        claims: this.claims,
        chapters: this.chapters(entries),
      });
      await writeWhole(join(out, pageFolder(CLAIMS_SLUG, language), "index.html"), register);
    }
    await this.writeState(out);
  }

  /** Writes the small file that open pages ask for. */
  async writeState(out: string): Promise<void> {
    const pages = Object.fromEntries(this.pages.map((page) => [keyOf(page), this.stateOf(page)]));
    await writeWhole(join(out, "state.json"), JSON.stringify({busy: this.busy(), pages}));
  }

  private busy(): boolean {
    const states = this.pages.map((page) => this.stateOf(page));
    return (
      this.options.live && states.some((state) => state === "waiting" || state === "executing")
    );
  }

  private status(page: {language: Language; slug: string}): PageStatus {
    return this.statuses.get(keyOf(page))!;
  }

  /** The chapters among the entries, each with its cells. */
  private chapters(entries: readonly PageEntry[]) {
    return entries
      .filter(({kind}) => kind === "chapter")
      .map((entry) => {
        const page = this.pages.find((other) => keyOf(other) === keyOf(entry))!;
        return {entry, notebook: page.notebook};
      });
  }

  private entry(page: SourcePage): PageEntry {
    const {kind, slug, language, title, number, question, minutes, points} = page;
    const languages = this.pages
      .filter((other) => other.slug === slug)
      .map((other) => other.language);
    const {state} = this.status(page);
    return {kind, slug, language, title, number, question, minutes, points, state, languages};
  }

  /** The contents in one language; what is not translated stands there in English. */
  private entries(language: Language): PageEntry[] {
    const own = new Map(
      this.pages.filter((page) => page.language === language).map((page) => [page.slug, page]),
    );
    const english = this.pages.filter((page) => page.language === "en");
    const slugs = new Set(english.map(({slug}) => slug));
    const ordered = [
      ...english.map((page) => own.get(page.slug) ?? page),
      ...[...own.values()].filter(({slug}) => !slugs.has(slug)),
    ];
    return ordered.map((page) => this.entry(page));
  }
}
