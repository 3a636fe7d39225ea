import assert from "node:assert/strict";
import {posix} from "node:path";
import fc from "fast-check";
import * as path from "../../../workbench/book/runtime/compiler/shims/path.ts";

/** Paths of slashes, dots and short names: where the rules of normalising differ. */
const part = fc.constantFrom("a", "b.ts", "..", ".", "", "c.d.ts", ".hidden");
const anyPath = fc
  .tuple(fc.boolean(), fc.array(part, {maxLength: 6}), fc.boolean())
  .map(([absolute, parts, end]) => `${absolute ? "/" : ""}${parts.join("/")}${end ? "/" : ""}`);

describe("the page's path functions", () => {
  it("agree with Node's posix functions", () => {
    fc.assert(
      fc.property(anyPath, anyPath, (a, b) => {
        assert.equal(path.normalize(a), posix.normalize(a));
        assert.equal(path.join(a, b), posix.join(a, b));
        // tslab asks for the folder and ending of normal paths only.
        const normal = posix.normalize(a);
        assert.equal(path.dirname(normal), posix.dirname(normal));
        assert.equal(path.extname(normal), posix.extname(normal));
        assert.equal(path.relative(`/${a}`, `/${b}`), posix.relative(`/${a}`, `/${b}`));
      }),
      {seed: 7},
    );
  });
});
