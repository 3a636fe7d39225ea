import assert from "node:assert/strict";
import {JSDOM} from "jsdom";
import {MAX_MARKDOWN, markdownHtml} from "../../workbench/report/markdownHtml.ts";

const treeOf = (text: string): Document => new JSDOM(markdownHtml(text)).window.document;

describe("the Markdown of an answer", () => {
  it("writes paragraphs, lists, tables, code and formulas", () => {
    const tree = treeOf(
      "# Why\n\n- one\n\n| a |\n|---|\n| 1 |\n\n```ts\nconst x = 1;\n```\n\n$a^2$",
    );
    assert.equal(tree.querySelector("h4")?.textContent, "Why");
    assert.equal(tree.querySelector("li")?.textContent, "one");
    assert.equal(tree.querySelector("td")?.textContent, "1");
    assert.equal(tree.querySelector("pre")?.textContent, "const x = 1;\n");
    assert.ok(tree.querySelector("math msup"), "formulas are MathML");
  });

  it("gives headings no ids, which could hide what the page's script looks for", () => {
    assert.equal(treeOf("# m-answer\n\n## data").querySelectorAll("[id]").length, 0);
  });

  for (const [what, text] of [
    ["HTML", "<script>alert(1)</script> <b onclick=alert(1)>x</b> <style>*{}</style>"],
    ["a picture from elsewhere", "![p](http://elsewhere.example/p.png)"],
    ["a picture in the text", "![p](data:image/svg+xml;base64,PHN2Zy8+)"],
    [
      "an address that runs",
      "[x](javascript:alert(1)) [y](JaVaScRiPt&colon;alert(1)) [z](vbscript:x)",
    ],
    ["an address of the disk", "[x](file:///etc/passwd) [y](../other/report.html)"],
    ["a formula that links", "$\\href{javascript:alert(1)}{x}$ $\\url{http://e.example}$"],
    [
      "a formula with a class or a picture",
      "$\\htmlClass{x}{y}$ $\\includegraphics{http://e.example/x.png}$",
    ],
  ] as const) {
    it(`does not let ${what} through`, () => {
      const tree = treeOf(text);
      assert.equal(tree.querySelectorAll("script, style, img, [onclick], [href]").length, 0);
    });
  }

  it("keeps links to pages, which tell the other side nothing", () => {
    const link = treeOf("[x](https://example.org/a)").querySelector("a");
    assert.equal(link?.getAttribute("href"), "https://example.org/a");
    assert.equal(link?.getAttribute("rel"), "noreferrer noopener nofollow");
  });

  for (const formula of ["\\frac{1", "\\unknown", "\\def\\a{\\a\\a}\\a", "{".repeat(3_000)]) {
    it(`shows as it was written what is no formula: ${formula.slice(0, 20)}`, () => {
      const tree = treeOf(`$${formula}$`);
      assert.equal(tree.querySelector("code")?.textContent, formula);
    });
  }

  it("writes no more than two hundred formulas of one answer", () => {
    assert.equal(treeOf("$a$ ".repeat(500)).querySelectorAll("math").length, 200);
  });

  it("shows a text over the bound as it was written", () => {
    const text = `**${"a".repeat(MAX_MARKDOWN)}**`;
    assert.equal(treeOf(text).querySelector("pre")?.textContent, text);
  });

  it("shows by its number what turns the line or cannot be seen", () => {
    const shown = treeOf("ab\u202ecd\u200be\ufeff\ud800").body.textContent;
    assert.equal(shown?.trim(), "ab⟨U+202E⟩cd⟨U+200B⟩e⟨U+FEFF⟩⟨U+D800⟩");
  });
});
