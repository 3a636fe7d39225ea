import {mean} from "../core/index.ts";
import {requireSameGrid} from "./sameGrid.ts";
import type {Volume} from "./volume.ts";

/**
 * Computes the correlation coefficient of two images on one grid: 1 where one is a rising straight line
 * of the other, −1 where it is a falling one.
 *
 * @formula $\rho = \dfrac{\sum_i (a_i - \bar a)(b_i - \bar b)}{\sqrt{\sum_i (a_i - \bar a)^2 \sum_i (b_i - \bar b)^2}}$
 * @param a - an image
 * @param b - the other one
 * @returns the coefficient, −1 to 1; NaN where an image is constant, since it is undefined there
 * @throws ShapeError when the grids differ
 * @ref gonzalez2018
 * @example normalisedCrossCorrelation(createVolume(Float64Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "1"}), createVolume(Float64Array.of(9, 7, 5), {shape: [3, 1, 1], unit: "1"})) // -1
 */
export function normalisedCrossCorrelation(a: Volume, b: Volume): number {
  requireSameGrid("normalisedCrossCorrelation", a, b);
  const [meanA, meanB] = [mean(a.data), mean(b.data)];
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < a.data.length; i++) {
    const p = a.data[i] - meanA;
    const q = b.data[i] - meanB;
    aa += p * p;
    bb += q * q;
    ab += p * q;
  }
  return ab / Math.sqrt(aa * bb);
}
