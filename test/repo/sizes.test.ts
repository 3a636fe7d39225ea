import assert from "node:assert/strict";
import {filesBelow, read} from "./sources.ts";

/** Files over the bound, with the reason a reader would accept. */
const excused: Readonly<Record<string, string>> = {};

describe("sizes", () => {
  it("no file of lib or workbench is longer than 500 lines without a reason", () => {
    for (const path of [...filesBelow("lib", ".ts"), ...filesBelow("workbench", ".ts")]) {
      const lines = read(path).split("\n").length - 1;
      assert.ok(lines <= 500 || path in excused, `${path} has ${lines} lines`);
    }
  });
});
