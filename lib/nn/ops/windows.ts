import {sizeOf} from "../tensor.ts";

/** How a kernel visits an image: all offsets count places of the image in memory. */
export interface Windows {
  /** Places of the image and of the output. */
  readonly places: number;
  readonly outputs: number;
  /** Where the window of each output place begins, shape [outputs]. */
  readonly starts: Int32Array;
  /** How far each tap of the kernel lies from there, shape [taps]. */
  readonly taps: Int32Array;
}

/** Sizes of the spatial axes, the slowest first, and how the kernel steps over them. */
export interface WindowShape {
  readonly image: readonly number[];
  readonly output: readonly number[];
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
}

/**
 * Lists where the windows of a kernel begin and where its taps lie: output place o and tap u meet at
 * the place s·o + d·u of the image, on every axis, so an output reads starts[o] + taps[u].
 */
export function windowsOf({image, output, kernel, stride, dilation}: WindowShape): Windows {
  return {
    places: sizeOf(image),
    outputs: sizeOf(output),
    starts: lattice(output, stride, image),
    taps: lattice(kernel, dilation, image),
  };
}

/** Lists the offsets of a lattice of `counts` points, `steps` apart, in a row-major image. */
function lattice(
  counts: readonly number[],
  steps: readonly number[],
  image: readonly number[],
): Int32Array {
  let offsets = Int32Array.of(0);
  let places = sizeOf(image);
  for (let axis = 0; axis < counts.length; axis++) {
    // Every point found so far continues along this axis, which runs faster than those before.
    places /= image[axis];
    const step = steps[axis] * places;
    const count = counts[axis];
    const longer = new Int32Array(offsets.length * count);
    for (let i = 0; i < longer.length; i++) {
      longer[i] = offsets[Math.floor(i / count)] + step * (i % count);
    }
    offsets = longer;
  }
  return offsets;
}
