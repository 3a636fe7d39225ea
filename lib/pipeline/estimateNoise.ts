import {median} from "../core/index.ts";
import type {Volume} from "../image/index.ts";

/** The median of |x| of a standard normal number. */
const NORMAL_MEDIAN = 0.6744897501960817;

/**
 * Estimates the standard deviation of white noise in an image from its finest diagonal details: in
 * every slice, the difference of the two diagonals of each 2 × 2 block, of which structure leaves
 * little. The median forgives edges.
 *
 * Blocks of four equal values are padding and left out, as are blocks with a value that is not finite.
 * Noise that reconstruction or interpolation has smoothed is correlated, and is underestimated.
 *
 * @formula $\hat\sigma = \operatorname{median} |d| / 0.6745$, $d = (f_{00} - f_{10} - f_{01} + f_{11}) / 2$
 * @param image - the image, at least 2 × 2 voxels in a slice
 * @returns the standard deviation in the image's unit; 0 where all blocks are left out
 * @throws RangeError when a slice is a single line
 * @ref donoho1994
 * @example estimateNoise(createVolume(Float64Array.of(0, 1, 3, 2), {shape: [2, 2, 1], unit: "1"})) // 1.4826022185056018
 */
export function estimateNoise(image: Volume): number {
  const {data, shape} = image;
  const [nx, ny, nz] = shape;
  if (nx < 2 || ny < 2) {
    throw new RangeError(
      `estimateNoise: a slice must have at least 2 × 2 voxels, got ${nx} × ${ny}`,
    );
  }
  const details = new Float64Array((nx - 1) * (ny - 1) * nz);
  let count = 0;
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y + 1 < ny; y++) {
      let i = nx * (y + ny * z);
      for (let x = 0; x + 1 < nx; x++, i++) {
        const [a, b, c, d] = [data[i], data[i + 1], data[i + nx], data[i + nx + 1]];
        if (a === b && a === c && a === d) continue;
        const detail = Math.abs(a - b - c + d) / 2;
        if (Number.isFinite(detail)) details[count++] = detail;
      }
    }
  }
  return count === 0 ? 0 : median(details.subarray(0, count)) / NORMAL_MEDIAN;
}
