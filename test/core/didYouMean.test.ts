import assert from "node:assert/strict";
import {didYouMean} from "../../lib/core/index.ts";

describe("didYouMean", () => {
  const known = ["id", "image", "mask", "label", "unit", "glcm"];

  it("finds the word of which a letter is wrong, missing, added or swapped", () => {
    assert.equal(didYouMean("lable", known), '; did you mean "label"?');
    assert.equal(didYouMean("GLMC", known), '; did you mean "glcm"?');
    assert.equal(didYouMean("units", known), '; did you mean "unit"?');
    assert.equal(didYouMean("unt", known), '; did you mean "unit"?');
  });

  it("says nothing where no word is near, and where none is known", () => {
    assert.equal(didYouMean("age", known), "");
    assert.equal(didYouMean("x", []), "");
  });
});
