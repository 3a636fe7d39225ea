import {ShapeError} from "../../core/index.ts";
import {createVolume, type Volume} from "../../image/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/**
 * Takes the channels of a layer's output apart, as volumes that can be shown side by side.
 *
 * @param activation - the output of a layer, [batch, (z,) y, x, channel], such as one of
 *   `forward(…).activations`
 * @param {sample} - which image of the batch; 0 when left out
 * @returns one volume for each channel, shape [nx, ny, nz], 1 mm apart, unit "1"
 * @throws ShapeError when the activation has not two or three spatial axes
 * @throws RangeError when there is no such image in the batch
 * @ref zeiler2014
 * @example featureMaps(tensor([1, 1, 2, 2], [1, 2, 3, 4])).map(({data}) => data) // [[1, 3], [2, 4]]
 */
export function featureMaps(
  {shape, data}: Tensor,
  {sample = 0}: {readonly sample?: number} = {},
): Volume[] {
  if (shape.length !== 4 && shape.length !== 5) {
    throw new ShapeError(
      `featureMaps: activation must be [batch, (z,) y, x, channel], got ${shapeText(shape)}`,
    );
  }
  if (!Number.isSafeInteger(sample) || sample < 0 || sample >= shape[0]) {
    throw new RangeError(
      `featureMaps: sample must lie between 0 and ${shape[0] - 1}, got ${sample}`,
    );
  }
  const [nx, ny, nz = 1] = shape.slice(1, -1).reverse();
  const channels = shape[shape.length - 1];
  const voxels = sizeOf([nx, ny, nz]);
  return Array.from({length: channels}, (_, c) => {
    const map = new Float64Array(voxels);
    for (let p = 0; p < voxels; p++) map[p] = data[(sample * voxels + p) * channels + c];
    return createVolume(map, {shape: [nx, ny, nz], unit: "1"});
  });
}
