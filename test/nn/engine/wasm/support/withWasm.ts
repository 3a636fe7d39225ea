import assert from "node:assert/strict";
import type {NamedAttrMap} from "@tensorflow/tfjs-core";
import {createRng} from "../../../../../lib/core/index.ts";
import type {Engine, EngineTensor, Tf} from "../../../../../lib/nn/engine/engine.ts";
import {openEngine} from "../../../../../lib/nn/engine/openEngine.ts";
import {registerWasmKernels} from "../../../../../lib/nn/engine/wasm/registerWasmKernels.ts";
import {type Tensor, tensor} from "../../../../../lib/nn/tensor.ts";

/** Opens the wasm engine for the tests of a `describe`, with two threads; closes it after them. */
export function withWasm(): {readonly tf: Tf} {
  const open = new Map<"engine" | "kernels", {close(): void}>();
  before(async () => {
    const engine: Engine = await openEngine({backend: "wasm"});
    open.set("engine", engine);
    open.set("kernels", await registerWasmKernels(engine.tf, {threads: 2}));
  });
  after(() => {
    open.get("kernels")?.close();
    open.get("engine")?.close();
  });
  return {
    get tf() {
      return (open.get("engine") as Engine).tf;
    },
  };
}

/** A tensor of signed numbers that single precision holds exactly. */
export function signed(shape: readonly number[], seed: number): Tensor {
  const rng = createRng(seed);
  const one = tensor(shape);
  for (let i = 0; i < one.data.length; i++) one.data[i] = Math.fround(rng.normal());
  return one;
}

/** Copies a tensor to the backend. */
export const toEngine = (tf: Tf, {shape, data}: Tensor): EngineTensor =>
  tf.tensor(Float32Array.from(data), [...shape]);

/** Runs a kernel on plain tensors and reads its results; nothing stays on the backend. */
export function runKernel(
  tf: Tf,
  name: string,
  inputs: Readonly<Record<string, Tensor>>,
  attrs: object,
): Tensor[] {
  const results: Tensor[] = [];
  tf.tidy(() => {
    const given = Object.fromEntries(
      Object.entries(inputs).map(([key, value]) => [key, toEngine(tf, value)]),
    );
    const result: EngineTensor | EngineTensor[] = tf
      .engine()
      .runKernel(name, given, attrs as NamedAttrMap);
    for (const one of [result].flat()) results.push(tensor(one.shape, one.dataSync()));
  });
  return results;
}

/**
 * Compares a result in single precision with one in double: shapes, and values to a part of the largest.
 * Sums of some thousand products of numbers near 1 keep 5 digits.
 */
export function assertClose(actual: Tensor, expected: Tensor, what: string, part = 2e-5): void {
  assert.deepEqual([...actual.shape], [...expected.shape], what);
  const largest = expected.data.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  expected.data.forEach((value, i) => {
    const off = Math.abs(actual.data[i] - value);
    assert.ok(off <= part * largest, `${what}: [${i}] is ${actual.data[i]}, should be ${value}`);
  });
}
