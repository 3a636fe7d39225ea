import type {Mask, Volume} from "../../image/index.ts";
import {
  type AxisKernel,
  type AxisKernels,
  applyKernels,
  convolutionKernel,
  kernelBox,
} from "./axisKernel.ts";
import type {Block} from "./block.ts";
import {regionBox} from "./box.ts";
import {requireDims} from "./filterDims.ts";
import {type Padding, requirePadding} from "./padding.ts";
import {requireImage} from "./requireImage.ts";
import {imageBlock, responseVolume} from "./responseVolume.ts";
import {type Pooling, requirePooling} from "./rotations.ts";
import {separableResponse} from "./separableResponse.ts";

/** Which Laws kernels, and what becomes of their response. */
export interface LawsOptions {
  /** 2: slice by slice; 3: in the volume. */
  readonly dims: 2 | 3;
  /** Names of the kernels along x, y and, in 3-D, z, such as "E5L5S5". */
  readonly kernel: string;
  /** What stands beyond the image. */
  readonly padding: Padding;
  /** How the responses in all directions become one; "none" for the given direction only. */
  readonly pooling: Pooling;
  /** Chebyshev distance, voxels, over which the magnitudes are averaged; null for the response itself. */
  readonly energyDistance: number | null;
}

/** Laws' kernels: level, edge, spot, wave and ripple, before they are scaled to length 1. */
const KERNELS: Readonly<Record<string, readonly number[]>> = {
  L3: [1, 2, 1],
  E3: [-1, 0, 1],
  S3: [-1, 2, -1],
  L5: [1, 4, 6, 4, 1],
  E5: [-1, -2, 0, 2, 1],
  S5: [-1, 0, 2, 0, -1],
  W5: [-1, 2, 0, -2, 1],
  R5: [1, -4, 6, -4, 1],
};

/** The longest distance of an energy map, voxels. */
const MOST_DISTANCE = 2 ** 16;

/**
 * Gives the kernel of a name, scaled so that its squares add to 1.
 *
 * @formula $\lVert h \rVert_2 = 1$, such as $h_{L5} = [1, 4, 6, 4, 1] / \sqrt{70}$
 * @param name - L3, E3, S3, L5, E5, S5, W5 or R5
 * @returns three or five weights, in the order in which a convolution h * f takes them
 * @throws RangeError when the name is none of these
 * @ref laws1980
 * @ref depeursinge2020
 * @example lawsKernel("E3") // ≈ [-0.7071068, 0, 0.7071068]
 */
export function lawsKernel(name: string): Float64Array {
  if (!Object.hasOwn(KERNELS, name)) {
    throw new RangeError(
      `lawsKernel: name must be one of ${Object.keys(KERNELS).join(", ")}, got ${JSON.stringify(name)}`,
    );
  }
  const weights = KERNELS[name];
  const length = Math.sqrt(weights.reduce((total, weight) => total + weight * weight, 0));
  return Float64Array.from(weights, (weight) => weight / length);
}

/** Reads the names of a product of kernels. */
function kernelsOf(who: string, kernel: string, dims: 2 | 3): AxisKernels {
  const isText = typeof kernel === "string";
  const names = isText ? (kernel.match(/../g) ?? []) : [];
  const known = names.every((name) => Object.hasOwn(KERNELS, name));
  if (!isText || !known || names.length !== dims || kernel.length !== 2 * dims) {
    throw new RangeError(
      `${who}: kernel must name ${dims} of ${Object.keys(KERNELS).join(", ")} for dims ${dims}, got ${JSON.stringify(kernel)}`,
    );
  }
  const [x, y, z] = names.map((name): AxisKernel => convolutionKernel(lawsKernel(name)));
  return [x, y, dims === 2 ? null : z];
}

/** Checks everything but the kernel's name. */
function requireOptions(who: string, {dims, padding, pooling, energyDistance}: LawsOptions): void {
  requireDims(who, dims);
  requirePadding(who, padding);
  requirePooling(who, pooling);
  const d = energyDistance;
  if (d !== null && !(Number.isInteger(d) && d >= 1 && d <= MOST_DISTANCE)) {
    throw new RangeError(
      `${who}: energyDistance must be a whole number of voxels from 1 to ${MOST_DISTANCE}, or null, got ${String(d)}`,
    );
  }
}

/** Averages magnitudes over a cube (a square in 2-D) around each voxel. */
function energyOf(response: Block, mean: AxisKernels, padding: Padding, box: Block["box"]): Block {
  const magnitudes = Float64Array.from(response.data, Math.abs);
  return applyKernels({...response, data: magnitudes}, mean, box, padding);
}

/**
 * Computes the response to a product of Laws' kernels: local averages, edges, spots, waves and ripples
 * along the axes, pooled over all right-angled rotations if asked for; or its energy, the mean magnitude
 * around each voxel.
 *
 * @formula $h = g_1 \otimes g_2 \otimes g_3 * f$, $E(v) = \frac{1}{(2\delta + 1)^D} \sum_{\lVert u - v \rVert_\infty \le \delta} |h(u)|$
 * @param image - the image, finite
 * @param options - dims; kernel, names along x, y (and z); padding; pooling, over 24 rotations (4 in
 *   2-D) or "none"; energyDistance, δ in voxels, or null
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, unit "1"; the energy is taken after pooling
 * @throws RangeError when an option breaks its rule or a value is not finite
 * @ref laws1980
 * @ref depeursinge2020
 * @example lawsFilter(createVolume(Float64Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0), {shape: [3, 3, 1], unit: "1"}), {dims: 2, kernel: "E3L3", padding: "zero", pooling: "none", energyDistance: null}).data // ≈ [-0.2886751, 0, 0.2886751, -0.5773503, 0, 0.5773503, -0.2886751, 0, 0.2886751]
 */
export function lawsFilter(image: Volume, options: LawsOptions, region?: Mask): Volume {
  const who = "lawsFilter";
  requireOptions(who, options);
  const {dims, kernel, padding, energyDistance} = options;
  const kernels = kernelsOf(who, kernel, dims);
  requireImage(who, image);
  const box = regionBox(who, image, region);
  const source = imageBlock(image);
  if (energyDistance === null) {
    return responseVolume(image, separableResponse(source, [kernels], box, options), "1");
  }
  const count = 2 * energyDistance + 1;
  const mean = convolutionKernel(new Float64Array(count).fill(1 / count));
  const means: AxisKernels = [mean, mean, dims === 2 ? null : mean];
  const needed = kernelBox(box, means, image.shape, padding);
  const response = separableResponse(source, [kernels], needed, options);
  return responseVolume(image, energyOf(response, means, padding, box), "1");
}
