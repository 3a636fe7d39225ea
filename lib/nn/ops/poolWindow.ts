import {ShapeError} from "../../core/index.ts";
import {shapeText} from "../tensor.ts";
import {convOutputSize} from "./convOutputSize.ts";
import {type PerAxis, perAxis} from "./perAxis.ts";
import {type Shaped, spatialShape} from "./spatialAxes.ts";

/** The windows of a pooling layer; each option is one number or one for each spatial axis, slowest first. */
export interface PoolWindow {
  /** Voxels of a window. */
  readonly kernel: PerAxis;
  /** Voxels from one window to the next; the kernel when left out, so that windows touch. */
  readonly stride?: PerAxis;
  /** Voxels added on both sides, at most half the kernel; 0 when left out. */
  readonly padding?: PerAxis;
}

/** The windows of one pooling call, with one number for each spatial axis. */
export interface PoolGeometry {
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly input: readonly number[];
  readonly output: readonly number[];
}

/** Checks the options of a pooling layer against its input and counts the windows. */
export function poolGeometry(
  who: string,
  x: Shaped,
  {kernel, stride = kernel, padding = 0}: PoolWindow,
): PoolGeometry {
  const input = spatialShape(who, x);
  const axes = input.length;
  const kernels = perAxis(who, "kernel", kernel, {axes, least: 1});
  const strides = perAxis(who, "stride", stride, {axes, least: 1});
  const paddings = perAxis(who, "padding", padding, {axes, least: 0});

  // More padding than half a window would leave windows with nothing of the image in them.
  if (paddings.some((p, axis) => 2 * p > kernels[axis])) {
    throw new RangeError(
      `${who}: padding must be at most half the kernel, got [${paddings.join(", ")}] and [${kernels.join(", ")}]`,
    );
  }
  if (input.some((n, axis) => n + 2 * paddings[axis] < kernels[axis])) {
    throw new ShapeError(
      `${who}: the kernel must fit into the padded image, got [${kernels.join(", ")}] and x ${shapeText(x.shape)} with padding [${paddings.join(", ")}]`,
    );
  }
  const output = input.map((n, axis) =>
    convOutputSize(n, {kernel: kernels[axis], stride: strides[axis], padding: paddings[axis]}),
  );
  return {kernel: kernels, stride: strides, padding: paddings, input, output};
}
