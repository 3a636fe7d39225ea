import {requireSameGrid, type Volume} from "../image/index.ts";

/**
 * Multiplies an image by a field on the same grid.
 *
 * @formula $g(\mathbf r) = b(\mathbf r)\,f(\mathbf r)$
 * @param image - the image
 * @param field - the multiplicative field on the image's grid, unit "1"
 * @returns the product, in the image's unit; NaN in either gives NaN
 * @throws ShapeError when the grids differ
 * @ref sled1998
 * @example const pair = createVolume(Float64Array.of(10, 20), {shape: [2, 1, 1], unit: "1"})
 * applyBiasField(pair, {...pair, data: Float64Array.of(2, 0.5)}).data // [20, 10]
 */
export function applyBiasField(image: Volume, field: Volume): Volume {
  requireSameGrid("applyBiasField", image, field);
  const n = image.data.length;
  const data = image.data instanceof Float64Array ? new Float64Array(n) : new Float32Array(n);
  for (let i = 0; i < n; i++) data[i] = image.data[i] * field.data[i];
  return {...image, data};
}
