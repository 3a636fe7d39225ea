import {choleskyFactor} from "../../core/index.ts";
import type {RidgeDesign} from "./ridgeDesign.ts";

/** Sums of weighted products of all columns, the column of ones first; shape [(count + 1)²], both triangles. */
export function informationMatrix(design: RidgeDesign, weights: Float64Array): Float64Array {
  const {data, rows, count, penalties} = design;
  const size = count + 1;
  const h = new Float64Array(size * size);
  const weighted = new Float64Array(rows);
  for (let i = 0; i < rows; i++) h[0] += weights[i];
  for (let j = 0; j < count; j++) {
    // One weighted column, then its products with itself and those before it.
    let total = 0;
    for (let i = 0; i < rows; i++) {
      weighted[i] = weights[i] * data[rows * j + i];
      total += weighted[i];
    }
    h[(j + 1) * size] = total;
    h[j + 1] = total;
    for (let k = 0; k <= j; k++) {
      let product = k === j ? penalties[j] : 0;
      for (let i = 0; i < rows; i++) product += weighted[i] * data[rows * k + i];
      h[(j + 1) * size + k + 1] = product;
      h[(k + 1) * size + j + 1] = product;
    }
  }
  return h;
}

/** The gradient of ½ penalties · θ² minus that of residuals · fit: what a Newton step removes. */
export function scoreOf(
  design: RidgeDesign,
  residuals: Float64Array,
  theta: Float64Array,
): Float64Array {
  const {data, rows, count, penalties} = design;
  const score = new Float64Array(count + 1);
  for (let i = 0; i < rows; i++) score[0] += residuals[i];
  for (let j = 0; j < count; j++) {
    let product = -penalties[j] * theta[j];
    for (let i = 0; i < rows; i++) product += residuals[i] * data[rows * j + i];
    score[j + 1] = product;
  }
  return score;
}

/** Adds intercept + columns · θ to the values of all rows. */
export function addFit(design: RidgeDesign, change: Float64Array, out: Float64Array): void {
  const {data, rows, count} = design;
  for (let i = 0; i < rows; i++) out[i] += change[0];
  for (let j = 0; j < count; j++) {
    const theta = change[j + 1];
    for (let i = 0; i < rows; i++) out[i] += theta * data[rows * j + i];
  }
}

/** Names the first column that the ones before it explain; the matrix is known to be singular. */
export function firstDependent(h: Float64Array, size: number): number {
  // Leading blocks are regular up to that column, so the place is found by halving.
  let regular = 0;
  let singular = size;
  while (singular - regular > 1) {
    const middle = (regular + singular) >> 1;
    const block = new Float64Array(middle * middle);
    for (let row = 0; row < middle; row++) {
      block.set(h.subarray(row * size, row * size + middle), row * middle);
    }
    if (choleskyFactor(block, middle) === null) singular = middle;
    else regular = middle;
  }
  return singular - 2;
}

/** Says which column makes the equations singular. */
export function refuseDependent(who: string, design: RidgeDesign, h: Float64Array): never {
  const column = firstDependent(h, design.count + 1);
  const why =
    design.scales?.[column] === 0
      ? `constant column ${column}`
      : `column ${column}, a linear combination of those before it`;
  throw new RangeError(
    `${who}: columns of x must be independent, got ${why}: drop it or give a ridge above 0`,
  );
}
