import type {PageContext} from "../../workbench/book/render/pageContext.ts";

/** Makes the context of a small page: chapter 2 of a book with one equation and two references. */
export function pageContext(change: Partial<PageContext> = {}): PageContext {
  const reference = (key: string, author: string, year: string) => ({
    key,
    kind: "article",
    fields: {author, year, title: `On ${key}`, doi: "10.1000/1"},
  });
  return {
    language: "en",
    slug: "02-this",
    toLanguage: "../",
    toRoot: "../",
    references: new Map([
      ["einstein1905", reference("einstein1905", "Einstein, Albert", "1905")],
      ["noether1918", reference("noether1918", "Noether, Emmy", "1918")],
    ]),
    equations: new Map([["eq:energy", {number: "2.1", slug: "02-this"}]]),
    formulas: new Map(),
    slugs: new Set(["02-this", "02-other", "exercises/02-other/task"]),
    englishSlugs: new Set(["02-this", "02-other", "exercises/02-other/task"]),
    whole: true,
    claims: new Set(["A3.4"]),
    headings: [],
    cited: [],
    problems: [],
    usedIds: new Set(),
    pictures: new Map(),
    ...change,
  };
}
