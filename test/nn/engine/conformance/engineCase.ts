import {createRng} from "../../../../lib/core/index.ts";
import type {EngineTensor, Tf} from "../../../../lib/nn/engine/engine.ts";
import {sizeOf, type Tensor} from "../../../../lib/nn/tensor.ts";

/** Inputs by name. */
export type Inputs<T> = Readonly<Record<string, T>>;

/** One operation on one set of inputs: on the engine, and what it must give. */
export interface EngineCase {
  readonly name: string;
  readonly inputs: Inputs<Tensor>;
  /** Computes the result on an engine. */
  run(tf: Tf, inputs: Inputs<EngineTensor>): EngineTensor;
  /** Computes it in double precision. */
  expected(inputs: Inputs<Tensor>): Tensor;
  /**
   * The gradients of sum(y · g) by the hand-written backward pass; "numerical" takes central
   * differences of `expected`, "none" leaves the gradient out: the result is not differentiable.
   */
  readonly backward: ((g: Tensor, inputs: Inputs<Tensor>) => Inputs<Tensor>) | "numerical" | "none";
}

/** Draws a tensor of signed numbers that single precision holds exactly. */
export function drawn(name: string, shape: readonly number[], scale = 1): Tensor {
  const rng = createRng(`${name} ${shape.join("x")}`);
  const draw = () => Math.fround(Math.round(rng.normal() * 256 * scale) / 256);
  return {shape, data: Float64Array.from({length: sizeOf(shape)}, draw)};
}

/** Draws numbers in 0.25 … 2.25. */
export function positive(name: string, shape: readonly number[]): Tensor {
  const rng = createRng(`${name} ${shape.join("x")}`);
  return {
    shape,
    data: Float64Array.from({length: sizeOf(shape)}, () => 0.25 + rng.int(512) / 256),
  };
}
