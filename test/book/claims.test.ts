import assert from "node:assert/strict";
import {claimsPage} from "../../workbench/book/render/claimsPage.ts";
import type {PageEntry} from "../../workbench/book/render/pageModel.ts";
import type {Notebook} from "../../workbench/notebook/nbformat.ts";

const entry: PageEntry = {
  kind: "chapter",
  slug: "02-ct-numbers",
  language: "en",
  title: "CT numbers",
  number: "2",
  question: "",
  minutes: null,
  points: null,
  state: "rendered",
  languages: ["en"],
};

/** A chapter of one code cell that executes the claims. */
function chapter(...claims: string[]): Notebook {
  const metadata = {tags: ["check"], voxelbook: {claims}};
  const cell = {execution_count: null, outputs: [], metadata, source: "1"};
  const cells = [{...cell, cell_type: "code" as const, id: "drift"}];
  return {nbformat: 4, nbformat_minor: 5, metadata: {}, cells};
}

describe("the page of the claim register", () => {
  const claims = [
    {id: "A3.4", chapter: "02", verdict: "holds", statement: "Air does not <move>."},
    {id: "B4.1-CHECK", chapter: "14", verdict: "fails", statement: "Pooling has no weights."},
  ] as const;
  const page = (language: "en" | "zh-CN") =>
    claimsPage({
      language,
      languages: ["en", "zh-CN"],
      entries: [entry],
      assets: {style: "s.css", katexStyle: "k.css", theme: "t.js", script: "p.js"},
      claims,
      chapters: [{entry, notebook: chapter("A3.4")}],
    });

  it("gives each statement its verdict and the way to the cell that executes it", () => {
    const html = page("en");
    assert.match(html, /id="claim-A3-4".*holds.*Air does not &lt;move&gt;\./);
    assert.match(html, /href="\.\.\/02-ct-numbers\/index\.html#cell-drift">chapter 2, cell 1</);
  });

  it("gives no verdict to a statement that has no cell yet, and says which chapter will have it", () => {
    const [, rest] = page("en").split('id="claim-B4-1-CHECK"');
    assert.match(rest, /will be executed in chapter 14/);
    assert.doesNotMatch(rest, /class="verdict/);
    assert.match(
      page("en"),
      /<strong>0<\/strong> fails.*<strong>1<\/strong> wait for their chapter/,
    );
  });

  it("leads from another language to the chapter in the language it has", () => {
    assert.match(page("zh-CN"), /href="\.\.\/\.\.\/02-ct-numbers\/index\.html#cell-drift"/);
  });
});
