import assert from "node:assert/strict";
import {
  denseMatrix,
  glcm,
  glcmFeatures,
  glcms,
  gldzmFeatures,
  gldzms,
  glrlm,
  glrlmFeatures,
  glrlms,
  glszmFeatures,
  glszms,
  mergeMatrices,
  ngldmFeatures,
  ngldms,
  ngtdmFeatures,
  ngtdms,
} from "../../../lib/features/index.ts";
import {levelsOf, slice} from "./region.ts";

/** Asserts equality to the last digits of double precision. */
function close(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual} and ${expected}`);
}

// Haralick's picture of four levels, here 1 to 4.
const picture = slice([1, 1, 2, 2], [1, 1, 2, 2], [1, 3, 3, 3], [3, 3, 4, 4]);

describe("glcm by hand", () => {
  it("counts the pairs of Haralick's picture in both ways", () => {
    assert.deepEqual(denseMatrix(glcm(picture, {offset: [1, 0, 0], symmetric: true})), [
      [4, 2, 1, 0],
      [2, 4, 0, 0],
      [1, 0, 6, 1],
      [0, 0, 1, 2],
    ]);
    assert.deepEqual(denseMatrix(glcm(picture, {offset: [1, 0, 0], symmetric: false})), [
      [2, 2, 1, 0],
      [0, 2, 0, 0],
      [0, 0, 3, 1],
      [0, 0, 0, 1],
    ]);
  });

  it("gives the transposed matrix for the opposite offset", () => {
    const there = denseMatrix(glcm(picture, {offset: [1, -1, 0], symmetric: false}));
    const back = denseMatrix(glcm(picture, {offset: [-1, 1, 0], symmetric: false}));
    assert.deepEqual(
      back,
      there[0].map((_, j) => there.map((row) => row[j])),
    );
  });

  it("counts (nx − |dx|)(ny − |dy|)(nz − |dz|) pairs in a full box", () => {
    const box = levelsOf([
      [
        [1, 2, 1, 2],
        [2, 2, 1, 1],
        [1, 1, 1, 2],
      ],
      [
        [2, 1, 2, 1],
        [1, 1, 2, 2],
        [2, 2, 2, 1],
      ],
    ]);
    for (const [offset, pairs] of [
      [[1, 0, 0], 3 * 3 * 2],
      [[2, -1, 1], 2 * 2 * 1],
      [[0, 0, 2], 0],
      [[-3, 2, -1], 1],
      [[5, 0, 0], 0],
    ] as const) {
      const {count} = glcm(box, {offset, symmetric: false});
      assert.equal(
        count.reduce((sum, n) => sum + n, 0),
        pairs,
      );
    }
  });

  it("gives contrast, energy and homogeneity of a checkerboard: 1, 1/2 and 1/2", () => {
    const board = slice([1, 2, 1, 2], [2, 1, 2, 1], [1, 2, 1, 2]);
    const features = glcmFeatures(glcm(board, {offset: [1, 0, 0], symmetric: true}));
    close(features["contrast"], 1);
    close(features["angularSecondMoment"], 0.5);
    close(features["inverseDifferenceMoment"], 0.5);
    close(features["correlation"], -1);
    close(features["jointEntropy"], 1);
    close(features["informationCorrelation1"], -1);
    close(features["informationCorrelation2"], Math.sqrt(1 - Math.exp(-2)));
    close(features["maximalCorrelationCoefficient"], 1);
  });

  it("computes features of two levels from three probabilities", () => {
    // p(1,1) = 1/2, p(1,2) = p(2,1) = 1/8, p(2,2) = 1/4.
    const features = glcmFeatures({
      family: "glcm",
      i: Uint16Array.of(1, 1, 2, 2),
      j: Int32Array.of(1, 2, 1, 2),
      count: Float64Array.of(4, 1, 1, 2),
      levels: 2,
      present: 2,
      voxels: 9,
      direction: [1, 0, 0],
      slice: null,
    });
    close(features["jointMaximum"], 1 / 2);
    close(features["jointAverage"], 11 / 8);
    close(features["jointVariance"], 15 / 64);
    close(features["jointEntropy"], 1 / 2 + 3 / 8 + 3 / 8 + 1 / 2);
    close(features["differenceAverage"], 1 / 4);
    close(features["differenceVariance"], 3 / 16);
    close(features["differenceEntropy"], 2 - 0.75 * Math.log2(3));
    close(features["sumAverage"], 11 / 4);
    close(features["sumVariance"], 4 / 2 + 9 / 4 + 16 / 4 - (11 / 4) ** 2);
    close(features["sumEntropy"], 1.5);
    close(features["angularSecondMoment"], 1 / 4 + 2 / 64 + 1 / 16);
    close(features["contrast"], 1 / 4);
    close(features["dissimilarity"], 1 / 4);
    close(features["inverseDifference"], 3 / 4 + 1 / 8);
    close(features["normalisedInverseDifference"], 3 / 4 + 1 / 4 / 1.5);
    close(features["inverseDifferenceMoment"], 3 / 4 + 1 / 8);
    close(features["normalisedInverseDifferenceMoment"], 3 / 4 + 1 / 4 / 1.25);
    close(features["inverseVariance"], 1 / 4);
    close(features["autocorrelation"], 1 / 2 + 2 / 4 + 4 / 4);
    close(features["correlation"], (2 - (11 / 8) ** 2) / (15 / 64));
    close(features["clusterTendency"], features["sumVariance"]);
    const deviation = [2, 3, 4].map((k) => k - 11 / 4);
    const share = [1 / 2, 1 / 4, 1 / 4];
    const moment = (n: number): number =>
      deviation.reduce((sum, d, k) => sum + d ** n * share[k], 0);
    close(features["clusterShade"], moment(3));
    close(features["clusterProminence"], moment(4));
    // Of a symmetric matrix of two levels the second singular value is the correlation.
    close(features["maximalCorrelationCoefficient"], features["correlation"]);
  });
});

describe("glrlm by hand", () => {
  it("counts runs along rows, columns and diagonals", () => {
    const runs = (offset: readonly [number, number, number]): number[][] =>
      denseMatrix(glrlm(picture, {offset}));
    assert.deepEqual(runs([1, 0, 0]), [
      [1, 2, 0],
      [0, 2, 0],
      [0, 1, 1],
      [0, 1, 0],
    ]);
    assert.deepEqual(runs([0, 1, 0]), [
      [0, 1, 1],
      [0, 2, 0],
      [3, 1, 0],
      [2, 0, 0],
    ]);
    assert.deepEqual(runs([1, 1, 0]), runs([-1, -1, 0]));
  });

  it("gives features of runs", () => {
    // Level 1 has a run of 1 and a run of 3, level 2 a run of 2.
    const features = glrlmFeatures(glrlm(slice([1, 2, 2, 1, 1, 1]), {offset: [1, 0, 0]}));
    close(features["shortRunsEmphasis"], (1 + 1 / 4 + 1 / 9) / 3);
    close(features["longRunsEmphasis"], 14 / 3);
    close(features["lowGreyLevelRunEmphasis"], (2 + 1 / 4) / 3);
    close(features["highGreyLevelRunEmphasis"], 6 / 3);
    close(features["shortRunLowGreyLevelEmphasis"], (1 + 1 / 9 + 1 / 16) / 3);
    close(features["shortRunHighGreyLevelEmphasis"], (1 + 1 / 9 + 1) / 3);
    close(features["longRunLowGreyLevelEmphasis"], (1 + 9 + 1) / 3);
    close(features["longRunHighGreyLevelEmphasis"], (1 + 9 + 16) / 3);
    close(features["greyLevelNonUniformity"], 5 / 3);
    close(features["normalisedGreyLevelNonUniformity"], 5 / 9);
    close(features["runLengthNonUniformity"], 1);
    close(features["normalisedRunLengthNonUniformity"], 1 / 3);
    close(features["runPercentage"], 1 / 2);
    close(features["greyLevelVariance"], 2 / 9);
    close(features["runLengthVariance"], 2 / 3);
    close(features["runEntropy"], Math.log2(3));
  });
});

describe("zones by hand", () => {
  const rows = slice([1, 2, 1], [2, 1, 2], [3, 3, 3]);

  it("join across corners with 8 neighbours and not with 4", () => {
    assert.deepEqual(glszms(rows, {connectivity: 8}).map(denseMatrix), [
      [
        [0, 0, 1],
        [0, 0, 1],
        [0, 0, 1],
      ],
    ]);
    assert.deepEqual(glszms(rows, {connectivity: 4}).map(denseMatrix), [
      [
        [3, 0, 0],
        [3, 0, 0],
        [0, 0, 1],
      ],
    ]);
  });

  it("join slices only in the volume", () => {
    const two = levelsOf([[[1, 2]], [[2, 1]]]);
    assert.deepEqual(glszms(two, {connectivity: 8}).map(denseMatrix), [
      [[1], [1]],
      [[1], [1]],
    ]);
    assert.deepEqual(glszms(two, {connectivity: 26}).map(denseMatrix), [
      [
        [0, 1],
        [0, 1],
      ],
    ]);
    assert.deepEqual(glszms(two, {connectivity: 6}).map(denseMatrix), [[[2], [2]]]);
  });

  it("lie at the distance of their nearest voxel from the border", () => {
    const square = slice([1, 1, 1, 1, 1], [1, 2, 2, 2, 1], [1, 2, 3, 2, 1], [1, 1, 1, 1, 1]);
    const [matrix] = gldzms(square, {connectivity: 8});
    assert.deepEqual(denseMatrix(matrix), [
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
    close(gldzmFeatures(matrix)["largeDistanceEmphasis"], 3);
    close(gldzmFeatures(matrix)["zonePercentage"], 3 / 20);
  });

  it("measure their distance to the border of the morphological mask", () => {
    const line = slice([0, 0, 1, 0, 0]);
    const mask = {...line, kind: "mask", data: Uint8Array.of(1, 1, 1, 1, 1)} as const;
    const tall = slice(
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    );
    const whole = {...tall, kind: "mask", data: new Uint8Array(25).fill(1)} as const;
    const distance = (matrix: {j: Int32Array}): number[] => Array.from(matrix.j);
    assert.deepEqual(gldzms(line, {connectivity: 8, morphological: mask}).map(distance), [[1]]);
    assert.deepEqual(gldzms(tall, {connectivity: 8, morphological: whole}).map(distance), [[3]]);
    assert.deepEqual(gldzms(tall, {connectivity: 26, morphological: whole}).map(distance), [[1]]);
  });

  it("give features of sizes", () => {
    const features = glszmFeatures(glszms(rows, {connectivity: 8})[0]);
    close(features["largeZoneEmphasis"], 9);
    close(features["zonePercentage"], 1 / 3);
    close(features["zoneSizeEntropy"], Math.log2(3));
  });
});

describe("neighbourhoods by hand", () => {
  // The middle has the mean of its neighbours, each corner that of three others.
  const square = slice([1, 2, 1], [2, 2, 2], [1, 2, 3]);

  it("sum up how far voxels lie from the mean around them", () => {
    const [matrix] = ngtdms(square, {dimensions: "2D", distance: 1});
    assert.deepEqual(Array.from(matrix.i), [1, 2, 3]);
    assert.deepEqual(Array.from(matrix.count), [3, 5, 1]);
    close(matrix.difference[0], 3);
    close(matrix.difference[1], 0.4 + 0.4 + (2 - 14 / 8) + 0 + 0);
    close(matrix.difference[2], 1);
  });

  it("give features of tone differences", () => {
    // Levels 1 and 3, shares 1/2, differences 2 each: two voxels side by side.
    const features = ngtdmFeatures(ngtdms(slice([1, 3]), {dimensions: "2D", distance: 1})[0]);
    close(features["coarseness"], 1 / 2);
    close(features["contrast"], ((2 * 4) / 4 / 2) * (4 / 2));
    close(features["busyness"], 2 / (2 * (3 / 2 - 1 / 2)));
    close(features["complexity"], (2 * 2 * 2) / 2);
    close(features["strength"], (2 * 4) / 4);
  });

  it("count alike voxels, themselves included", () => {
    const count = (alpha: number): number[][] =>
      denseMatrix(ngldms(square, {dimensions: "2D", distance: 1, alpha})[0]);
    assert.deepEqual(count(0), [
      [3, 0, 0, 0, 0],
      [0, 0, 0, 4, 1],
      [1, 0, 0, 0, 0],
    ]);
    assert.deepEqual(count(1.5), count(1));
    close(
      ngldmFeatures(ngldms(square, {dimensions: "2D", distance: 1, alpha: 0})[0])[
        "dependenceCountPercentage"
      ],
      1,
    );
    close(
      ngldmFeatures(ngldms(square, {dimensions: "2D", distance: 1, alpha: 0})[0])[
        "dependenceCountEnergy"
      ],
      (9 + 16 + 1 + 1) / 81,
    );
  });
});

describe("mergeMatrices", () => {
  it("adds cells, keeps what all share, and adds the voxels", () => {
    const volume = levelsOf([[[1, 1, 2]], [[2, 1, 1]]]);
    const flat = glcms(volume, {dimensions: "2D", distance: 1, symmetric: false});
    const rowsOnly = flat.filter(({direction}) => String(direction) === "1,0,0");
    const merged = mergeMatrices(rowsOnly);
    assert.deepEqual(denseMatrix(merged), [
      [2, 1],
      [1, 0],
    ]);
    assert.deepEqual([merged.direction, merged.slice, merged.voxels], [[1, 0, 0], null, 6]);
    const first = mergeMatrices(flat.filter(({slice}) => slice === 0));
    assert.deepEqual([first.direction, first.slice], [null, 0]);
  });

  it("makes both ways of an offset the symmetric matrix", () => {
    const options = {symmetric: false} as const;
    const there = glcm(picture, {offset: [1, 1, 0], ...options});
    const back = glcm(picture, {offset: [-1, -1, 0], ...options});
    assert.deepEqual(
      denseMatrix(mergeMatrices([there, back])),
      denseMatrix(glcm(picture, {offset: [1, 1, 0], symmetric: true})),
    );
  });

  it("weights directions by their length in mm", () => {
    const square = levelsOf(
      [
        [
          [1, 2],
          [2, 1],
        ],
      ],
      [1, 2, 5],
    );
    const one = {dimensions: "2D", distance: 1, symmetric: false} as const;
    const weights = (weighting: "manhattan" | "euclidean" | "infinity"): number[] =>
      glcms(square, {...one, weighting}).map(({count}) => count[0]);
    const plain = glcms(square, one).map(({count}) => count[0]);
    const norms = {
      manhattan: [1, 3, 2, 3],
      euclidean: [1, Math.sqrt(5), 2, Math.sqrt(5)],
      infinity: [1, 2, 2, 2],
    } as const;
    for (const name of ["manhattan", "euclidean", "infinity"] as const) {
      weights(name).forEach((weight, k) => {
        close(weight, plain[k] * Math.exp(-(norms[name][k] ** 2)));
      });
      glrlms(square, {dimensions: "2D", weighting: name}).forEach(({count, voxels}, k) => {
        close(count[0], [2, 2, 2, 1][k] * norms[name][k]);
        close(voxels, 4 * norms[name][k]);
      });
    }
  });
});
