import assert from "node:assert/strict";
import {filesBelow, read} from "./sources.ts";

/** Finds where each equation label stands: label → files. */
function labels(paths: readonly string[], pattern: RegExp): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const text = path.endsWith(".ipynb") ? cellText(path) : read(path);
    for (const match of text.matchAll(pattern)) {
      found.set(match[1], [...(found.get(match[1]) ?? []), path]);
    }
  }
  return found;
}

/** Joins the Markdown of a notebook. */
function cellText(path: string): string {
  const notebook = JSON.parse(read(path)) as {
    cells: {cell_type: string; source: string | string[]}[];
  };
  return notebook.cells
    .filter((cell) => cell.cell_type === "markdown")
    .map((cell) => (Array.isArray(cell.source) ? cell.source.join("") : cell.source))
    .join("\n");
}

describe("equations", () => {
  const chapters = filesBelow("notebooks", ".ipynb").filter((path) => !path.includes("zh-CN"));
  const inChapters = labels(chapters, /\{#(eq:[\w-]+)\}/g);
  const inLib = labels(filesBelow("lib", ".ts"), /@formula (eq:[\w-]+)/g);

  it("are many enough that this test means something", () => {
    assert.ok(inChapters.size >= 10, `only ${inChapters.size} labelled equations were found`);
  });

  for (const [label, paths] of inChapters) {
    it(`${label} stands in one chapter and has one function`, () => {
      assert.equal(paths.length, 1, `${label} is defined in ${paths.join(" and ")}`);
      assert.equal(inLib.get(label)?.length ?? 0, 1, `${label} has no or several functions`);
    });
  }

  for (const [label, paths] of inLib) {
    it(`${label} of ${paths[0]} stands in a chapter`, () => {
      assert.ok(inChapters.has(label), `${label} is in no chapter`);
    });
  }
});
