import assert from "node:assert/strict";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {filesBelow, read, root} from "./sources.ts";

interface Claim {
  /** Item of the curriculum; `-CHECK` names its correction. */
  readonly id: string;
  /** Number of the chapter that executes it. */
  readonly chapter: string;
  /** What the cell shows, in one sentence. */
  readonly statement: string;
  readonly verdict: "holds" | "holds if" | "fails";
  /** Why an item whose chapter exists has no cell yet. */
  readonly waits?: string;
}

const {claims} = JSON.parse(read("notebooks/claims.json")) as {claims: Claim[]};
const chapters = filesBelow("notebooks", ".ipynb").filter((path) => !path.includes("zh-CN"));

/** Finds which items the cells of a notebook execute. */
function claimed(path: string): string[] {
  const notebook = JSON.parse(read(path)) as {
    cells: {cell_type: string; metadata: {voxelbook?: {claims?: string[]}}}[];
  };
  return notebook.cells
    .filter((cell) => cell.cell_type === "code")
    .flatMap((cell) => cell.metadata.voxelbook?.claims ?? []);
}

describe("the claim register", () => {
  const known = new Set(claims.map(({id}) => id));
  const numbers = new Set(chapters.map((path) => path.split("/")[1].slice(0, 2)));
  const due = claims.filter(({chapter, waits}) => numbers.has(chapter) && waits === undefined);

  it("has items that are due", () => {
    assert.ok(due.length > 0);
  });

  for (const {id, chapter} of due) {
    it(`${id} is executed by a cell of chapter ${chapter}`, () => {
      const path = chapters.find((name) => name.split("/")[1].startsWith(chapter)) ?? "";
      assert.ok(claimed(path).includes(id), `${path} has no code cell that claims ${id}`);
    });
  }

  for (const path of chapters) {
    it(`${path} claims only items of the register`, () => {
      for (const id of claimed(path)) assert.ok(known.has(id), `${path}: ${id} is not registered`);
    });
  }

  it("names every item of the curriculum, where the curriculum is at hand", function () {
    const folder = process.env["VOXELBOOK_REFERENCE"] ?? join(root, "../shared/reference");
    const path = join(folder, "curriculum.md");
    if (!existsSync(path)) return this.skip();
    let item = "";
    for (const line of readFileSync(path, "utf8").split("\n")) {
      const heading = /^\*\*([AB]\d+\.\d+)/.exec(line) ?? /^### ([AB]\d+)\./.exec(line);
      if (heading !== null) {
        item = heading[1];
        if (item.includes("."))
          assert.ok(known.has(item), `${item} is not in notebooks/claims.json`);
      }
      if (item !== "" && line.startsWith("- **CHECK")) {
        assert.ok(known.has(`${item}-CHECK`), `${item}-CHECK is not in notebooks/claims.json`);
      }
    }
  });
});
