import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {type Tensor, tensor} from "../../../lib/nn/index.ts";

/** Step of the central differences: the cube root of Float64's precision. */
const STEP = 6e-6;

/** A tensor of normal numbers. */
export function randomTensor(seed: number, shape: readonly number[]): Tensor {
  const rng = createRng(seed);
  const size = shape.reduce((product, n) => product * n, 1);
  return tensor(
    shape,
    Float64Array.from({length: size}, () => rng.normal()),
  );
}

/** Inner product of two tensors of one shape. */
export function inner(a: Tensor, b: Tensor): number {
  assert.deepEqual(a.shape, b.shape);
  return a.data.reduce((sum, value, i) => sum + value * b.data[i], 0);
}

/** Asserts that two tensors agree to a difference of `tolerance`. */
export function assertNear(actual: Tensor, expected: Tensor, tolerance: number): void {
  assert.deepEqual(actual.shape, expected.shape);
  expected.data.forEach((value, i) => {
    const gap = Math.abs(actual.data[i] - value);
    assert.ok(gap <= tolerance, `element ${i}: expected ${value}, got ${actual.data[i]}`);
  });
}

/** Asserts that a gradient is what central differences of the loss give, to a relative 1e-6. */
export function assertGradient(loss: (at: Tensor) => number, at: Tensor, gradient: Tensor): void {
  assert.deepEqual(gradient.shape, at.shape);
  const largest = gradient.data.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
  at.data.forEach((value, i) => {
    const moved = (by: number) => loss({shape: at.shape, data: at.data.with(i, value + by)});
    const numeric = (moved(STEP) - moved(-STEP)) / (2 * STEP);
    const gap = Math.abs(gradient.data[i] - numeric) / largest;
    assert.ok(gap < 1e-6, `element ${i}: ${gradient.data[i]} against ${numeric} by differences`);
  });
}
