import assert from "node:assert/strict";
import {wrapParts} from "../../lib/display/wrapParts.ts";

describe("wrapParts", () => {
  it("puts phrases on one line while they fit", () => {
    assert.deepEqual(wrapParts(["one", "two", "three"], 80), ["one · two", "three"]);
    assert.deepEqual(wrapParts(["one", "two"], 1000), ["one · two"]);
  });

  it("breaks a phrase between words only when it fits on no line", () => {
    assert.deepEqual(wrapParts(["a", "quite a long phrase"], 80), ["a", "quite a long", "phrase"]);
  });

  it("breaks Chinese between signs, each twice as wide", () => {
    assert.deepEqual(wrapParts(["放射学惯例"], 40), ["放射学", "惯例"]);
  });

  it("keeps a word that is wider than the figure", () => {
    assert.deepEqual(wrapParts(["incomprehensibility"], 20), ["incomprehensibility"]);
    assert.deepEqual(wrapParts([], 20), []);
  });
});
