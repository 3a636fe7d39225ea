import {
  createVolume,
  gaussianFilter,
  orientationOf,
  reorient,
  resampledGrid,
  resampleTo,
  type Volume,
} from "../image/index.ts";
import {type ModelInput, type Tensor32, toTensor} from "../nn/index.ts";
import {modelIntensities} from "./modelIntensities.ts";

/** An image as a model's network sees it. */
export interface PreparedImage {
  /** On the model's grid, intensities mapped, single precision. */
  readonly volume: Volume;
  /** The same voxels, [1, z, y, x, 1]. */
  readonly tensor: Tensor32;
  /** The image turned to the model's orientation, on its own voxels. */
  readonly turned: Volume;
  /** Whether voxels were interpolated. */
  readonly isResampled: boolean;
}

/** Options of `prepareImage`. */
export interface PrepareOptions {
  /** Receives a sentence for each change. */
  readonly onNote?: (note: string) => void;
}

/** The most voxels that an image may have once it is resampled: 512 MiB in single precision. */
const MOST_VOXELS = 2 ** 27;

/** An image whose voxels are this many times smaller than the model's is smoothed before it is resampled. */
const SMOOTH_FROM = 1.5;

/** Full width at half maximum of a Gaussian, in standard deviations. */
const FWHM = 2 * Math.sqrt(2 * Math.log(2));

/** Writes sizes along the axes, such as 4.69 × 4.69 × 3.27. */
const times = (sizes: readonly number[]) => sizes.map((s) => Number(s.toFixed(3))).join(" × ");

/** Finds how far the axes of an image are turned from those of the patient, degrees. */
function tiltOf({direction}: Volume): number {
  const cosines = [0, 1, 2].map((axis) =>
    Math.max(...[0, 1, 2].map((row) => Math.abs(direction[3 * row + axis]))),
  );
  return (Math.acos(Math.min(1, ...cosines)) * 180) / Math.PI;
}

/** Turns an image to the model's axes by exchanging and flipping its own. */
function turnedTo(code: string, volume: Volume, note: (text: string) => void): Volume {
  const own = orientationOf(volume);
  if (own !== code) note(`axes turned from ${own} to ${code}; no voxel changed`);
  const tilt = tiltOf(volume);
  if (tilt > 1) {
    note(
      `the image is oblique by ${tilt.toFixed(0)}°: it is seen along its own axes, not the patient's`,
    );
  }
  return own === code ? volume : reorient(volume, code);
}

/** Interpolates an image on voxels of the model's size; much smaller ones are smoothed before. */
function resampledTo(
  spacing: ModelInput["spacing"],
  volume: Volume,
  note: (text: string) => void,
): Volume {
  const grid = resampledGrid(volume, {spacing, align: "centre", size: "ceil"});
  const count = grid.shape[0] * grid.shape[1] * grid.shape[2];
  if (count > MOST_VOXELS) {
    throw new RangeError(
      `prepareImage: voxels of ${times(spacing)} mm must be at most ${MOST_VOXELS}, got ${count} for an image of ${times(volume.shape)} voxels of ${times(volume.spacing)} mm; check its spacing`,
    );
  }
  const widths = spacing.map((wanted, axis) => {
    const own = volume.spacing[axis];
    return wanted < SMOOTH_FROM * own ? 0 : Math.sqrt(wanted * wanted - own * own) / FWHM;
  });
  const [x, y, z] = widths;
  const isSmoothed = widths.some((width) => width > 0);
  const smooth = isSmoothed
    ? gaussianFilter(volume, {sigmaMm: [x, y, z], boundary: "nearest"})
    : volume;
  note(
    `resampled from voxels of ${times(volume.spacing)} mm to ${times(spacing)} mm${isSmoothed ? ", smoothed before" : ""}; the result comes back to the image's own voxels`,
  );
  return resampleTo(smooth, grid, {interpolation: "linear", outside: "edge"});
}

/**
 * Brings an image to the form in which a model was trained: axes turned, voxels of the model's size,
 * intensities mapped. Training and prediction call the same function, so that both see the same.
 *
 * An image is interpolated only where a voxel size differs from the model's by more than the model's
 * tolerance; voxels 1.5 times as fine are smoothed first, so that nothing aliases.
 *
 * @param input - the form, such as the `input` of a model
 * @param volume - the image, finite
 * @param options - onNote: receives a sentence for each change that was made
 * @returns volume on the model's grid, tensor [1, z, y, x, 1] of the same voxels, turned: the image in the
 *   model's orientation on its own voxels, and isResampled
 * @throws RangeError when the resampled image would have more than 2²⁷ voxels
 * @ref isensee2021
 * @example prepareImage({modality: "PT", unit: "SUV", spacing: [1, 1, 1], spacingTolerance: 0, orientation: "RAS", intensity: {kind: "log1p"}}, createVolume(Float32Array.of(0, Math.E - 1), {shape: [2, 1, 1], unit: "SUV"})).tensor.shape // [1, 1, 1, 2, 1]
 */
export function prepareImage(
  {spacing, spacingTolerance, orientation, intensity}: ModelInput,
  volume: Volume,
  {onNote = () => undefined}: PrepareOptions = {},
): PreparedImage {
  const turned = turnedTo(orientation, volume, onNote);

  // Headers keep sizes in single precision, so that equal ones may differ in the seventh digit.
  const gap = Math.max(...spacing.map((s, axis) => Math.abs(turned.spacing[axis] / s - 1)));
  const isResampled = gap > Math.max(spacingTolerance, 1e-4);
  if (!isResampled && gap > 0.01) {
    onNote(
      `voxels of ${times(turned.spacing)} mm are within ${100 * spacingTolerance} % of the model's ${times(spacing)} mm and stay as they are`,
    );
  }
  const own = isResampled ? resampledTo(spacing, turned, onNote) : turned;
  const seen = createVolume(modelIntensities(own, intensity), {...own, unit: "1"});
  const {shape, data} = toTensor(seen);
  return {volume: seen, tensor: {shape: [1, ...shape], data}, turned, isResampled};
}
