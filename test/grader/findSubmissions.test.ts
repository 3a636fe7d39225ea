import assert from "node:assert/strict";
import {exerciseOfPath} from "../../workbench/grader/findSubmissions.ts";
import {studentSeed} from "../../workbench/grader/seeds.ts";

describe("studentSeed", () => {
  it("differs by secret, student and exercise, and not by how an accent is encoded", () => {
    const seeds = [
      studentSeed("a", "b", "c"),
      studentSeed("x", "b", "c"),
      studentSeed("a", "x", "c"),
      studentSeed("a", "b", "x"),
    ];
    assert.equal(new Set(seeds).size, 4);
    assert.equal(studentSeed("a", "Zoe\u0308", "c"), studentSeed("a", "Zo\u00eb", "c"));
  });
});

describe("exerciseOfPath", () => {
  const ids = ["02-ct/hu-drift", "03-psf/mtf", "04-grid/mtf"];
  for (const [path, id] of [
    ["hu-drift.ipynb", "02-ct/hu-drift"],
    ["hu-drift.zh-CN.ipynb", "02-ct/hu-drift"],
    ["02-ct/hu-drift.ipynb", "02-ct/hu-drift"],
    ["02-ct__hu-drift.ipynb", "02-ct/hu-drift"],
    ["exercises/02-ct/hu-drift/exercise.ipynb", "02-ct/hu-drift"],
    ["03-psf/mtf.ipynb", "03-psf/mtf"],
    ["mtf.ipynb", undefined],
    ["other.ipynb", undefined],
  ] as const) {
    it(`takes ${path} for ${id ?? "none"}`, () => {
      assert.equal(exerciseOfPath(path, ids), id);
    });
  }
});
