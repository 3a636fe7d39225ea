import fc from "fast-check";
import {choleskySolve, createRng} from "voxelbook/core";
import assert from "node:assert/strict";
import {
  appendRow,
  growingCholesky,
  removeRow,
  solveGrowing,
} from "../../../lib/statistics/model/growingCholesky.ts";
import {closeTo} from "./lesions.ts";

describe("growingCholesky", () => {
  it("solves as a fresh factor does after any comings and goings", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 1e6}), (seed) => {
        // Products of forty columns, of which some are in the model at any time.
        const rng = createRng(seed);
        const columns = Array.from({length: 40}, () =>
          Array.from({length: 60}, () => rng.normal()),
        );
        const product = (a: number, b: number) =>
          columns[a].reduce((total, value, i) => total + value * columns[b][i], 0);
        const factor = growingCholesky();
        for (let step = 0; step < 60; step++) {
          const held = Array.from(factor.ids.subarray(0, factor.size));
          const next = rng.int(40);
          if (held.includes(next)) removeRow(factor, held.indexOf(next));
          else
            appendRow(
              factor,
              next,
              Float64Array.from(held, (id) => product(next, id)),
              product(next, next),
            );
        }
        const ids = Array.from(factor.ids.subarray(0, factor.size));
        const x = Float64Array.from(ids, () => rng.normal());
        const b = ids.map((a) => ids.reduce((total, c, k) => total + product(a, c) * x[k], 0));
        const solved = Float64Array.from(b);
        solveGrowing(factor, solved);
        closeTo(solved, x, 1e-9);

        // The factor itself is a plain one, row by row.
        const plain = new Float64Array(ids.length ** 2);
        ids.forEach((_, r) => {
          plain.set(
            factor.l.subarray(r * factor.stride, r * factor.stride + r + 1),
            r * ids.length,
          );
        });
        closeTo(choleskySolve(plain, b), x, 1e-9);
      }),
      {seed: 66, numRuns: 20},
    );
  });

  it("refuses a row that depends on those there, and stays as it was", () => {
    // Columns (1, 0), (0, 2) and their sum.
    const factor = growingCholesky();
    assert.ok(appendRow(factor, 0, Float64Array.of(), 1));
    assert.ok(appendRow(factor, 1, Float64Array.of(0), 4));
    assert.equal(appendRow(factor, 2, Float64Array.of(1, 4), 5), false);
    assert.equal(factor.size, 2);
    const x = Float64Array.of(3, 8);
    solveGrowing(factor, x);
    assert.deepEqual(x, Float64Array.of(3, 2));
  });
});
