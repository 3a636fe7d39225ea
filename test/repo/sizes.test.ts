import assert from "node:assert/strict";
import {filesBelow, read} from "./sources.ts";

/** Files over the bound, with the reason a reader would accept. */
const excused: Readonly<Record<string, string>> = {};

describe("sizes", () => {
  for (const path of [...filesBelow("lib", ".ts"), ...filesBelow("workbench", ".ts")]) {
    it(`${path} has at most 500 lines`, () => {
      const lines = read(path).split("\n").length - 1;
      assert.ok(lines <= 500 || path in excused, `${path} has ${lines} lines`);
    });
  }
});
