import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {compare} from "../reference/compare.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tolerance = {rtol: 1e-3, atol: 0};

describe("the comparison of reference cases", () => {
  it("measures numbers against the tolerance and says where they differ", () => {
    assert.deepEqual(compare("a", 1.0005, 1, tolerance), []);
    assert.match(compare("a", 1.01, 1, tolerance)[0], /^a: expected 1, got 1\.01 \(off by 0\.01/);
    assert.equal(compare("a", Number.NaN, 1, tolerance).length, 1);
    assert.equal(compare("a", "1", 1, tolerance).length, 1);
  });

  it("meets arrays, shapes, records and numbers that JSON lacks", () => {
    const shaped = {shape: [2], data: [1, 2]};
    assert.deepEqual(compare("a", Float32Array.of(1, 2), shaped, tolerance), []);
    assert.deepEqual(compare("a", shaped, shaped, tolerance), []);
    assert.match(compare("a", {shape: [1, 2], data: [1, 2]}, shaped, tolerance)[0], /a\.shape/);
    assert.match(compare("a", [1], shaped, tolerance)[0], /expected 2 items, got 1/);
    assert.deepEqual(compare("a", [Number.NaN, -Infinity], ["NaN", "-Infinity"], tolerance), []);
    assert.deepEqual(compare("a", Number.NaN, null, tolerance), []);
    assert.equal(compare("a", 0, null, tolerance).length, 1);
    assert.match(compare("a", {b: 1}, {b: 1, c: 2}, tolerance)[0], /^a\.c: no result/);
    assert.match(compare("a", "LPS", "RAS", tolerance)[0], /expected "RAS", got "LPS"/);
  });
});

describe("npm run test:reference", () => {
  it("fails an unknown op, names what waits or is missing, and ends with the sum", function () {
    this.timeout(60000);
    const folder = mkdtempSync(join(tmpdir(), "voxelbook-reference-"));
    try {
      const cases = [{name: "strange", op: "no_such_op", params: {}, inputs: {}, expected: {a: 1}}];
      mkdirSync(join(folder, "physics"));
      mkdirSync(join(folder, "cnn"));
      const file = JSON.stringify({tolerance, cases});
      writeFileSync(join(folder, "physics/real_images.json"), file);
      writeFileSync(join(folder, "cnn/unheard_of.json"), file);
      const result = spawnSync(
        process.execPath,
        [join(root, "node_modules/mocha/bin/mocha.js"), "--config", "test/reference/.mocharc.json"],
        {cwd: root, encoding: "utf8", env: {...process.env, VOXELBOOK_REFERENCE: folder}},
      );
      assert.notEqual(result.status, 0, result.stderr);
      assert.match(result.stdout, /FAILED {2}physics real_images strange/);
      assert.match(
        result.stdout,
        /op must be one of real_image, .* got no_such_op in case strange/,
      );
      assert.match(result.stdout, /an issue that nobody named .*: cnn\/unheard_of\.json/);
      assert.match(
        result.stdout,
        /skipped, because they are not there:\n[\s\S]*physics\/hounsfield/,
      );
      assert.equal(result.stdout.trimEnd().split("\n").at(-1), "0 passed, 1 failed");
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
