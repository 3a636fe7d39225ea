import {createVolume, type Volume} from "../image/index.ts";
import {centredTransform, type Kspace} from "./kspace.ts";

/** Which part of the complex image is wanted; phase in rad, −π to π. */
export type ImagePart = "magnitude" | "real" | "imaginary" | "phase";

/**
 * Reconstructs an image from its k-space, the inverse of `kspace`.
 *
 * @formula eq:image-from-kspace $f(\mathbf r) = \frac{1}{\sqrt N} \sum_{\mathbf k} S(\mathbf k)\,e^{2\pi i \mathbf k \cdot \mathbf r / \mathbf n}$
 * @param samples - the k-space
 * @param options - part: "magnitude" (what scanners store), "real", "imaginary" or "phase"
 * @returns the image on the grid of the samples; the phase, in rad, has the unit "1"
 * @throws RangeError when part is unknown
 * @ref bernstein2004
 * @example const two = createVolume(Float64Array.of(1, 3), {shape: [2, 1, 1], unit: "1"})
 * imageFromKspace(kspace(two), {part: "magnitude"}).data // [1, 3]
 */
export function imageFromKspace(samples: Kspace, {part}: {readonly part: ImagePart}): Volume {
  const {re, im} = centredTransform(samples, samples.shape, true);
  const grid = {
    shape: samples.shape,
    spacing: samples.spacing,
    origin: samples.origin,
    direction: samples.direction,
  };
  switch (part) {
    case "magnitude":
      return createVolume(
        re.map((real, i) => Math.hypot(real, im[i])),
        {...grid, unit: samples.unit},
      );
    case "real":
      return createVolume(re, {...grid, unit: samples.unit});
    case "imaginary":
      return createVolume(im, {...grid, unit: samples.unit});
    case "phase":
      return createVolume(
        re.map((real, i) => Math.atan2(im[i], real)),
        {...grid, unit: "1"},
      );
    default:
      throw new RangeError(
        `imageFromKspace: part must be "magnitude", "real", "imaginary" or "phase", got ${String(part)}`,
      );
  }
}
