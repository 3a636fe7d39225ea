import assert from "node:assert/strict";
import {fillRuns, maskText, parseRuns} from "../../workbench/exercise/maskRuns.ts";

describe("runs of a mask", () => {
  it("writes runs of 0 and 1 in turn, beginning with 0", () => {
    const data = Uint8Array.of(0, 0, 1, 1, 1, 0);
    assert.equal(maskText({shape: [3, 2], data}), "rle 3x2: 2 3 1");
    assert.equal(maskText({shape: [2, 1], data: Uint8Array.of(1, 1)}), "rle 2x1: 0 2");
  });

  it("reads what it wrote", () => {
    const data = Uint8Array.from({length: 60}, (_, i) => ((i * i) % 7 < 3 ? 1 : 0));
    const runs = parseRuns(maskText({shape: [10, 6], data}));
    const again = new Uint8Array(60);
    assert.deepEqual(runs?.shape, [10, 6]);
    assert.equal(fillRuns(again, runs?.lengths ?? []), 60);
    assert.deepEqual(again, data);
  });

  it("never writes past the end of the mask, and says how long the runs are", () => {
    const data = new Uint8Array(4);
    assert.equal(fillRuns(data, [1, 9]), 10);
    assert.deepEqual([...data], [0, 1, 1, 1]);
  });

  for (const text of ["", "rle", "rle 4: 1", "rle 2x2: 1 -1", "rle 2x2 4", "rle 2x2x2x2: 16"]) {
    it(`takes "${text}" for no runs`, () => assert.equal(parseRuns(text), undefined));
  }
});
