import {sizeOf} from "../../tensor.ts";
import type {PerAxis} from "../../ops/perAxis.ts";
import {spatialShape} from "../../ops/spatialAxes.ts";
import {upsample as interpolate} from "../../ops/upsample.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {withGradient} from "./withGradient.ts";

/** Options of `upsample`; exactly one of size and scale. */
export interface EngineUpsampleOptions {
  readonly size?: PerAxis;
  readonly scale?: PerAxis;
  readonly mode: "nearest" | "linear" | "cubic";
  readonly alignCorners?: boolean;
}

/** The interpolation of one axis as a matrix, [outputs, inputs]: what each single voxel becomes. */
function matrixOf(axis: number, inputs: number, options: EngineUpsampleOptions) {
  const {size, scale, mode, alignCorners = false} = options;
  const pick = (value: PerAxis): number => (typeof value === "number" ? value : value[axis]);
  const grid = {
    ...(size === undefined ? {} : {size: pick(size)}),
    ...(scale === undefined ? {} : {scale: pick(scale)}),
  };
  const data = new Float64Array(inputs * inputs);
  for (let i = 0; i < inputs; i++) data[i * inputs + i] = 1;
  const {shape, data: values} = interpolate(
    {shape: [1, inputs, inputs], data},
    {...grid, mode, alignCorners},
  );
  return {outputs: shape[1], values: Float32Array.from(values)};
}

/** Multiplies one axis of a tensor by a matrix, [outputs, inputs]. */
function alongAxis(tf: Tf, x: EngineTensor, axis: number, matrix: EngineTensor): EngineTensor {
  const {shape} = x;
  const before = sizeOf(shape.slice(0, axis));
  const behind = sizeOf(shape.slice(axis + 1));
  const [outputs, inputs] = matrix.shape;
  const first = tf.transpose(tf.reshape(x, [before, inputs, behind]), [1, 0, 2]);
  const product = tf.matMul(matrix, tf.reshape(first, [inputs, before * behind]));
  const back = tf.transpose(tf.reshape(product, [outputs, before, behind]), [1, 0, 2]);
  return tf.reshape(back, [...shape.slice(0, axis), outputs, ...shape.slice(axis + 1)]);
}

/**
 * Interpolates an image to a larger, or smaller, grid on a backend, as `upsample` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - size or scale; mode; alignCorners, false when left out
 * @returns y, [batch, …size, channel]
 * @throws RangeError when not exactly one of size and scale is given, or they give no whole sizes
 */
export function upsample(tf: Tf, x: EngineTensor, options: EngineUpsampleOptions): EngineTensor {
  const space = spatialShape("upsample", x);
  for (const value of [options.size, options.scale]) {
    if (typeof value !== "object" || value.length === space.length) continue;
    throw new RangeError(
      `upsample: size and scale must be one number or ${space.length}, one per spatial axis, got [${value.join(", ")}]`,
    );
  }
  const matrices = space.map((inputs, axis) => ({inputs, ...matrixOf(axis, inputs, options)}));
  const matrix = (axis: number): EngineTensor => {
    const {outputs, inputs, values} = matrices[axis];
    return tf.tensor2d(values, [outputs, inputs]);
  };
  const moving = space
    .map((_, axis) => axis)
    .filter((axis) => {
      return matrices[axis].outputs !== space[axis];
    });
  return tf.tidy(() =>
    withGradient(tf, [x], {
      forward: () => ({
        value: moving.reduce((y, axis) => alongAxis(tf, y, axis + 1, matrix(axis)), tf.clone(x)),
        saved: [],
      }),
      backward: (dy) => [
        moving.reduce(
          (g, axis) => alongAxis(tf, g, axis + 1, tf.transpose(matrix(axis))),
          tf.clone(dy),
        ),
      ],
    }),
  );
}
