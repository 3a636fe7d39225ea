import type {EngineTensor, Tf} from "../../../../lib/nn/engine/engine.ts";
import {shapeText, type Tensor} from "../../../../lib/nn/tensor.ts";
import {drawn, type EngineCase, type Inputs} from "./engineCase.ts";

/**
 * How far a result may lie from the double-precision one, of the largest value in it. Single precision
 * rounds to 6e-8; sums of up to a few thousand signed products, each rounded, and the division by a
 * small standard deviation in a gradient make that some hundred times larger.
 */
const TOLERANCE = 2e-5;

/** Compares a result with what it must be; returns what is wrong, or null. */
function compare(what: string, got: Tensor, expected: Tensor): string | null {
  if (shapeText(got.shape) !== shapeText(expected.shape)) {
    return `${what}: shape must be ${shapeText(expected.shape)}, got ${shapeText(got.shape)}`;
  }
  const largest = expected.data.reduce((most, v) => Math.max(most, Math.abs(v)), 1);
  for (let i = 0; i < expected.data.length; i++) {
    const gap = Math.abs(got.data[i] - expected.data[i]);
    if (gap <= TOLERANCE * largest || Object.is(got.data[i], expected.data[i])) continue;
    return `${what}[${i}] must be ${expected.data[i]}, got ${got.data[i]}`;
  }
  return null;
}

/** Reads a tensor of an engine. */
async function read(t: EngineTensor): Promise<Tensor> {
  return {shape: t.shape, data: Float64Array.from(await t.data())};
}

/** The gradients of sum(y · g) by central differences; h = 6e-6 balances rounding and curvature. */
function differences(one: EngineCase, g: Tensor): Inputs<Tensor> {
  const h = 6e-6;
  const loss = (inputs: Inputs<Tensor>): number =>
    one.expected(inputs).data.reduce((sum, v, i) => sum + v * g.data[i], 0);
  return Object.fromEntries(
    Object.entries(one.inputs).map(([name, {shape, data}]) => {
      const slopes = data.map((_, i) => {
        const moved = (by: number): number =>
          loss({...one.inputs, [name]: {shape, data: data.map((v, j) => (i === j ? v + by : v))}});
        return (moved(h) - moved(-h)) / (2 * h);
      });
      return [name, {shape, data: slopes}];
    }),
  );
}

/** Computes the engine's gradients of sum(y · g) with respect to every input. */
function gradientsOn(
  tf: Tf,
  one: EngineCase,
  [names, given, g]: readonly [readonly string[], EngineTensor[], EngineTensor],
): EngineTensor[] {
  const loss = (...values: EngineTensor[]) => {
    const inputs = Object.fromEntries(names.map((name, i) => [name, values[i]]));
    return tf.sum(tf.mul(one.run(tf, inputs), g)) as EngineTensor & {rank: 0};
  };
  const {value, grads} = tf.valueAndGrads(loss)(given);
  value.dispose();
  return grads;
}

/** Runs one case on an engine: forward, leaks, gradients. Returns what is wrong, or null. */
export async function runCase(tf: Tf, one: EngineCase): Promise<string | null> {
  const names = Object.keys(one.inputs);
  const given = names.map((name) => {
    const {shape, data} = one.inputs[name];
    return tf.tensor(Float32Array.from(data), [...shape], "float32");
  });
  const inputs = Object.fromEntries(names.map((name, i) => [name, given[i]]));
  const made: EngineTensor[] = [...given];
  try {
    const expected = one.expected(one.inputs);
    const y = one.run(tf, inputs);
    made.push(y);
    const wrong = compare("y", await read(y), expected);
    if (wrong !== null) return wrong;

    // The second call creates exactly the tensor it returns.
    const before = tf.memory().numTensors;
    made.push(one.run(tf, inputs));
    const left = tf.memory().numTensors - before;
    if (left !== 1) return `a call must leave 1 tensor, left ${left}`;
    if (one.backward === "none") return null;

    const weights = drawn(`${one.name} g`, expected.shape);
    const g = tf.tensor(Float32Array.from(weights.data), [...weights.shape], "float32");
    made.push(g);
    const wanted =
      one.backward === "numerical" ? differences(one, weights) : one.backward(weights, one.inputs);
    const start = tf.memory().numTensors;
    const grads = gradientsOn(tf, one, [names, given, g]);
    made.push(...grads);
    const kept = tf.memory().numTensors - start;
    if (kept !== grads.length) return `gradients must leave ${grads.length} tensors, left ${kept}`;
    for (const [i, name] of names.entries()) {
      // Running statistics get no gradient in double precision: nobody trains them.
      if (wanted[name] === undefined) continue;
      const problem = compare(`gradient of ${name}`, await read(grads[i]), wanted[name]);
      if (problem !== null) return problem;
    }
    return null;
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  } finally {
    for (const t of made) t.dispose();
  }
}
