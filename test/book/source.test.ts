import assert from "node:assert/strict";
import {readBibliography} from "../../workbench/book/source/bibliography.ts";
import {fullReference, shortReference} from "../../workbench/book/source/formatReference.ts";
import {formulasOf} from "../../workbench/book/source/formulaSources.ts";
import {numberEquations} from "../../workbench/book/source/numberEquations.ts";
import {createMarkdown, pageLink} from "../../workbench/book/render/createMarkdown.ts";
import {slugify} from "../../workbench/book/render/slugify.ts";
import {pageContext} from "./pageContext.ts";

const BIB = `
@article{radon1917,
  author = {Radon, Johann},
  title = {{\\"U}ber die Bestimmung von Funktionen},
  journal = {Berichte},
  volume = {69},
  pages = {262--277},
  year = 1917,
}
@book{three2020, author = "A, B and C, D and E, F", title = {T}, year = {2020}, doi = {10.1/x} }
`;

describe("readBibliography", () => {
  it("reads braces, quotes and bare values, and turns LaTeX into text", () => {
    const entries = readBibliography(BIB);
    assert.deepEqual([...entries.keys()], ["radon1917", "three2020"]);
    assert.equal(entries.get("radon1917")?.fields["title"], "Über die Bestimmung von Funktionen");
    assert.equal(entries.get("radon1917")?.fields["pages"], "262–277");
    assert.equal(entries.get("radon1917")?.fields["year"], "1917");
  });
  it("refuses a key that comes twice and a value that never ends", () => {
    assert.throws(() => readBibliography(`${BIB}${BIB}`), /must appear once, got radon1917/);
    assert.throws(() => readBibliography("@article{a, title = {open"), /must be closed/);
  });
});

describe("references", () => {
  it("are short in the text and whole in the list", () => {
    const entries = readBibliography(BIB);
    assert.equal(shortReference(entries.get("radon1917")!), "Radon 1917");
    assert.equal(shortReference(entries.get("three2020")!), "A et al. 2020");
    assert.match(fullReference(entries.get("three2020")!), /href="https:\/\/doi\.org\/10\.1\/x"/);
  });
});

describe("formulasOf", () => {
  it("finds the function whose docstring names a label, with its whole source", () => {
    const text = `/** Other. */\nexport function other(): number {\n  return 1;\n}\n\n/**\n * Doubles.\n * @formula eq:double $y = 2x$\n */\nexport function double(x: number): number {\n  return 2 * x;\n}\n\nexport const after = 1;\n`;
    const found = formulasOf(text, "voxelbook/core", "lib/core/double.ts");
    assert.equal(found.length, 1);
    assert.equal(found[0]?.label, "eq:double");
    assert.equal(found[0]?.name, "double");
    assert.match(found[0]?.source ?? "", /^\/\*\*\n \* Doubles[\s\S]*return 2 \* x;\n\}$/);
  });
});

describe("numberEquations", () => {
  it("numbers labelled equations of chapters in reading order", () => {
    const cell = (source: string) => ({
      cell_type: "markdown" as const,
      id: "a",
      metadata: {},
      source,
    });
    const page = {
      kind: "chapter" as const,
      slug: "02-x",
      language: "en" as const,
      file: "notebooks/02-x.ipynb",
      notebook: {
        nbformat: 4 as const,
        nbformat_minor: 5,
        metadata: {},
        cells: [cell("$$a$$ {#eq:a}\n\n$$none$$"), cell("$$\nb\n$$ {#eq:b}")],
      },
      title: "X",
      number: "2",
      question: "",
      minutes: null,
      points: null,
      datasets: [],
      shipped: [],
      seconds: null,
      broken: null,
    };
    const places = numberEquations([page]);
    assert.equal(places.get("eq:a")?.number, "2.1");
    assert.equal(places.get("eq:b")?.number, "2.2");
    assert.equal(places.size, 2);
  });
});

describe("pageLink", () => {
  it("turns links between notebooks into links between pages and names dead ones", () => {
    const context = pageContext();
    assert.equal(pageLink("02-other.ipynb#part", context), "../02-other/index.html#part");
    assert.equal(
      pageLink("https://example.org/02-other.ipynb", context),
      "https://example.org/02-other.ipynb",
    );
    assert.deepEqual(context.problems, []);
    pageLink("09-nowhere.ipynb", context);
    assert.match(context.problems[0] ?? "", /09-nowhere\.ipynb leads to no chapter/);
  });
  it("leaves words without a link in a part of the course that lacks the page", () => {
    const context = pageContext({whole: false});
    const html = createMarkdown().render("[chapter 9](09-nowhere.ipynb) [@nobody]", {
      page: context,
    });
    assert.match(html, /<a>chapter 9<\/a>/);
    assert.deepEqual(context.problems, []);
  });
  it("leads to the English page where the language has none", () => {
    const context = pageContext({language: "zh-CN", toRoot: "../../", slugs: new Set(["02-this"])});
    assert.equal(pageLink("02-other.ipynb", context), "../../02-other/index.html");
  });
});

describe("slugify", () => {
  it("keeps letters of any script", () => {
    assert.equal(slugify("How it fails: 1/2?"), "how-it-fails-1-2");
    assert.equal(slugify("直观 图像"), "直观-图像");
    assert.equal(slugify("—"), "section");
  });
});
