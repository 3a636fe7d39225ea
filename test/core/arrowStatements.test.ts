import assert from "node:assert/strict";
import {arrowStatements} from "voxelbook/core";

describe("arrowStatements", () => {
  it("parts statements at semicolons and lines, in either script, and leaves out empty ones", () => {
    const texts = arrowStatements("A -> B; C\n\n ;D；E <- F").map(({text}) => text);
    assert.deepEqual(texts, ["A -> B", "C", "D", "E <- F"]);
  });

  it("reads arrows of one character like those of two and three", () => {
    const [plain] = arrowStatements("A -> B <- C <-> D");
    assert.deepEqual(plain.nodes, ["A", "B", "C", "D"]);
    assert.deepEqual(plain.arrows, ["->", "<-", "<->"]);
    for (const text of ["A → B ← C ↔ D", "A→B←C←→D"]) {
      const [{nodes, arrows}] = arrowStatements(text);
      assert.deepEqual({nodes, arrows}, {nodes: plain.nodes, arrows: plain.arrows}, text);
    }
  });

  it("leaves the name of a missing node empty", () => {
    assert.deepEqual(arrowStatements("-> R ->")[0].nodes, ["", "R", ""]);
  });
});
