import assert from "node:assert/strict";
import type {TextureOptions} from "../../../lib/features/index.ts";
import {glcm, glrlm, textureFeatures} from "../../../lib/features/index.ts";
import type {Levels} from "../../../lib/image/index.ts";
import {naivePairs, naiveRuns} from "./naive.ts";
import {levelsOf} from "./region.ts";

/** A box whose levels wander over many values, by a formula. */
function wandering(spread: number): Levels {
  return levelsOf(
    Array.from({length: 4}, (_, z) =>
      Array.from({length: 15}, (_, y) =>
        Array.from({length: 17}, (_, x) => {
          const mixed = (x * 7919 + y * 104729 + z * 1299709) % 1009;
          return x % 5 === 0 ? 3 * spread : 1 + spread * (mixed % 700);
        }),
      ),
    ),
  );
}

function cells({i, j, count}: {i: Uint16Array; j: Int32Array; count: Float64Array}): number[][] {
  return Array.from(i, (level, cell) => [level, j[cell], count[cell]]);
}

const everything: TextureOptions = {
  families: ["glcm", "glrlm", "glszm", "gldzm", "ngtdm", "ngldm"],
  aggregations: ["2D:avg", "2.5D:mrg", "3D:avg", "3D:mrg", "2D", "3D"],
  convention: "ibsi",
  glcm: {distance: 1, symmetric: true, weighting: "none"},
  ngtdm: {distance: 1},
  ngldm: {distance: 1, alpha: 2},
};

describe("regions of many levels", () => {
  it("count pairs and runs as regions of few levels do", () => {
    for (const spread of [1, 90]) {
      const levels = wandering(spread);
      for (const offset of [
        [1, 0, 0],
        [-1, 1, 1],
        [2, 0, 1],
      ] as const) {
        const directed = glcm(levels, {offset, symmetric: false});
        assert.ok(directed.present > 400);
        assert.deepEqual(cells(directed), naivePairs(levels, offset, null));
        const symmetric = cells(glcm(levels, {offset, symmetric: true}));
        const back = naivePairs(levels, offset, null).map(([i, j, n]) => [j, i, n]);
        assert.deepEqual(
          symmetric.reduce((sum, [i, j, n]) => sum + i * j * n, 0),
          [...cells(directed), ...back].reduce((sum, [i, j, n]) => sum + i * j * n, 0),
        );
      }
      assert.deepEqual(
        cells(glrlm(levels, {offset: [0, 0, 1]})),
        naiveRuns(levels, [0, 0, 1], null),
      );
    }
  });

  it("give finite features", () => {
    const rows = textureFeatures(wandering(90), everything);
    assert.ok(rows.every(({value}) => Number.isFinite(value)));
  });

  it("give the maximal correlation of a region in which one level decides the next", () => {
    // Every level is followed by the next one, so knowing one is knowing the other.
    const steps = levelsOf([[Array.from({length: 300}, (_, x) => 1 + (x % 150))]]);
    const [row] = textureFeatures(steps, {
      ...everything,
      families: ["glcm"],
      aggregations: ["3D:avg"],
      convention: "pyradiomics",
      glcm: {distance: 1, symmetric: false, weighting: "none"},
    }).filter(({name}) => name === "glcm.maximalCorrelationCoefficient");
    assert.ok(Math.abs(row.value - 1) < 1e-12, String(row.value));
  });

  it("are refused beyond 10,000 levels that occur, with the bin width", () => {
    const data = Uint16Array.from({length: 10_001}, (_, k) => 6 * k + 1);
    const edges = Float64Array.from({length: 60_002}, (_, k) => k / 4);
    const levels: Levels = {
      ...levelsOf([[[1]]]),
      data,
      shape: [10_001, 1, 1],
      count: 60_001,
      edges,
    };
    assert.throws(
      () => textureFeatures(levels, everything),
      /^RangeError: textureFeatures: levels must take at most 10000 different values, got 10001 at a bin width of 0\.25; use a wider bin$/,
    );
    const fewer = {...levels, data: data.subarray(0, 10_000), shape: [10_000, 1, 1]} as const;
    const rows = textureFeatures(fewer, {...everything, families: ["glrlm", "ngldm"]});
    assert.ok(rows.every(({value}) => Number.isFinite(value)));
  });
});
