import assert from "node:assert/strict";
import fc from "fast-check";
import {marchingCubes, pcaAxes} from "../../../lib/features/index.ts";
import {
  diameterInPlane,
  largestDistance,
  outlinePoints,
  outlinesAcrossZ,
  planeDiameters,
} from "../../../lib/features/shape/maximumDiameter.ts";
import {paddedRegion} from "../../../lib/features/shape/paddedRegion.ts";
import {surfaceLines} from "../../../lib/features/shape/surfaceLines.ts";
import {symmetricEigen3} from "../../../lib/features/shape/symmetricEigen3.ts";
import type {Mask} from "../../../lib/image/index.ts";
import {createMask} from "../../../lib/image/index.ts";
import {above, drawn, ellipsoidField, someMask} from "./bodies.ts";

const close = (actual: number, expected: number, absolute = 1e-12): void => {
  assert.ok(Math.abs(actual - expected) <= absolute, `${actual}, ${expected}`);
};

/** Largest distance between points of a mesh, pair by pair, optionally within planes along an axis. */
function plainDiameter(mask: Mask, axis?: number): number {
  const {vertices: v} = marchingCubes(mask, {level: 0.5, rule: "pyradiomics"});
  let most = 0;
  for (let i = 0; i < v.length; i += 3) {
    for (let k = 0; k < i; k += 3) {
      if (axis !== undefined && Math.abs(v[i + axis] - v[k + axis]) > 1e-9) continue;
      most = Math.max(most, Math.hypot(v[i] - v[k], v[i + 1] - v[k + 1], v[i + 2] - v[k + 2]));
    }
  }
  return most;
}

describe("diameters", () => {
  it("of one voxel join opposite points of its octahedron", () => {
    const mask = drawn([["#"]], [2, 1, 3]);
    const lines = surfaceLines(paddedRegion("test", mask));
    assert.deepEqual(planeDiameters(lines, outlinesAcrossZ(lines), mask.spacing), {
      x: 3,
      y: 3,
      z: 2,
    });
    assert.equal(diameterInPlane(lines, 2, mask.spacing), 2);
  });

  it("are those of all pairs of points of the mesh, in space and within planes", () => {
    fc.assert(
      fc.property(someMask, (mask) => {
        const lines = surfaceLines(paddedRegion("test", mask));
        const outlines = outlinesAcrossZ(lines);
        const {x, y, z} = planeDiameters(lines, outlines, mask.spacing);
        [x, y, z].forEach((diameter, axis) => {
          close(diameter, plainDiameter(mask, axis));
        });
        const points = Float64Array.from(
          outlinePoints(outlines),
          (v, i) => (v * mask.spacing[i % 3]) / 2,
        );
        close(largestDistance(points), plainDiameter(mask));
      }),
      {seed: 1, numRuns: 100},
    );
  });
});

describe("pcaAxes", () => {
  const line = drawn([["#####"]], [2, 1, 1]);

  it("of five voxels in a row have the variance 8 of the population and 10 of the sample", () => {
    assert.deepEqual(pcaAxes(line, {covariance: "population"}).eigenvalues, [8, 0, 0]);
    const {eigenvalues, major, minor, least, elongation, flatness, directions} = pcaAxes(line, {
      covariance: "sample",
    });
    assert.deepEqual(eigenvalues, [10, 0, 0]);
    assert.deepEqual([major, minor, least, elongation, flatness], [4 * Math.sqrt(10), 0, 0, 0, 0]);
    assert.deepEqual(Array.from(directions.subarray(0, 3), Math.abs), [1, 0, 0]);
  });

  it("find the diagonal", () => {
    const {directions} = pcaAxes(drawn([["#..", ".#.", "..#"]]), {covariance: "population"});
    close(Math.abs(directions[0] + directions[1]), Math.SQRT2);
    close(directions[2], 0);
  });

  it("of a fine ellipsoid are 4/√5 of its semi-axes, and their ratios are exact", () => {
    const axes = pcaAxes(above(ellipsoidField([20, 15, 10])), {covariance: "population"});

    // The staircase changes a semi-axis by a small part of a voxel.
    close(axes.major / (4 / Math.sqrt(5)), 20, 0.1);
    close(axes.elongation, 0.75, 5e-3);
    close(axes.flatness, 0.5, 5e-3);
  });

  it("do not change with place and orientation in the world", () => {
    const turned = createMask(line.data, {
      ...line,
      origin: [5, -7, 90],
      direction: [0, -1, 0, 1, 0, 0, 0, 0, 1],
    });
    const [a, b] = [line, turned].map((mask) => pcaAxes(mask, {covariance: "sample"}).eigenvalues);
    assert.deepEqual(a, b);
  });

  it("of the sample are those of the population times N / (N − 1)", () => {
    fc.assert(
      fc.property(someMask, (mask) => {
        const voxels = mask.data.reduce((n, here) => n + here, 0);
        const [sample, population] = (["sample", "population"] as const).map(
          (covariance) => pcaAxes(mask, {covariance}).eigenvalues,
        );
        if (voxels === 1) {
          assert.deepEqual(
            [sample, population],
            [
              [NaN, NaN, NaN],
              [0, 0, 0],
            ],
          );
          return;
        }
        sample.forEach((value, k) => {
          close(value * (voxels - 1), population[k] * voxels, 1e-9);
        });
      }),
      {seed: 2, numRuns: 60},
    );
  });

  it("of one voxel have no ratios", () => {
    const {elongation, flatness, major} = pcaAxes(drawn([["#"]]), {covariance: "population"});
    assert.deepEqual([elongation, flatness, major], [NaN, NaN, 0]);
  });
});

describe("eigenvalues of a symmetric matrix", () => {
  it("put it together again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: -50, max: 50}), {minLength: 6, maxLength: 6}),
        (six) => {
          const [a, b, c, d, e, f] = six;
          const matrix = Float64Array.of(a, b, c, b, d, e, c, e, f);
          const {values, vectors} = symmetricEigen3(matrix);
          assert.ok(values[0] >= values[1] && values[1] >= values[2]);
          for (let i = 0; i < 3; i++) {
            for (let k = 0; k < 3; k++) {
              const sum = values.reduce(
                (s, v, n) => s + v * vectors[3 * n + i] * vectors[3 * n + k],
                0,
              );
              close(sum, matrix[3 * i + k], 1e-11);
            }
          }
        },
      ),
      {seed: 3, numRuns: 200},
    );
  });
});
