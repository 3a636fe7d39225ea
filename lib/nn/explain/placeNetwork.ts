import type * as tfjs from "@tensorflow/tfjs-core";
import type {Engine, EngineTensor} from "../engine/engine.ts";
import {engineOps} from "../engine/ops/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {parametersOf} from "../network/parametersOf.ts";
import {shapesOf} from "../network/shapesOf.ts";
import {forgetTape} from "../train/lossStep.ts";
import {requireFinite} from "../train/requireTraining.ts";
import {requireWeights} from "../train/requireWeights.ts";
import {runOnEngine} from "../train/runOnEngine.ts";
import type {Tensor32} from "../train/tensor32.ts";
import {scoreNode, scoreSeed, type TargetScore} from "./score.ts";

/** A network with its arrays on an engine. */
export interface PlacedNetwork {
  readonly engine: Engine;
  readonly network: Network;
  readonly tensors: Map<string, EngineTensor>;
}

/** What a network answers to a batch of images. */
export interface Answers {
  /** One for each image. */
  readonly scores: Float32Array;
  /** Of the shape of the batch; empty where only scores were wanted. */
  readonly gradients: Float32Array;
}

/** Brings the arrays of a network onto an engine. */
export function placeNetwork(
  who: string,
  engine: Engine,
  network: Network,
  weights: Weights,
): PlacedNetwork {
  requireWeights(who, network, weights);
  const tensors = new Map<string, EngineTensor>();
  for (const {name, shape} of parametersOf(network)) {
    const data = Float32Array.from(weights.get(name)?.data ?? []);
    tensors.set(name, engine.tf.tensor(data, [...shape]));
  }
  return {engine, network, tensors};
}

/** Sums the weighed values of the explained node for each image of a batch. */
function scoresOf(
  {engine, network, tensors}: PlacedNetwork,
  x: EngineTensor,
  {seed, score, node}: {seed: EngineTensor; score: TargetScore; node: string},
): tfjs.Tensor1D {
  const {tf} = engine;
  const run = {tensors, training: false, nodes: [node], gradientOf: "input"} as const;
  const {activations} = runOnEngine(engine, network, x, run);
  const raw = activations.get(node) as EngineTensor;
  const {activation: type} = score;
  const value = type === undefined ? raw : engineOps.activate(tf, raw, {type});
  const rows = tf.reshape(tf.mul(value, seed), [x.shape[0], -1]);
  return tf.sum(rows, 1);
}

/** Computes the scores of a batch of images, and their gradients where they are wanted. */
export async function answerOnEngine(
  who: string,
  placed: PlacedNetwork,
  x: Tensor32,
  {score, wants}: {readonly score: TargetScore; readonly wants: "scores" | "gradients"},
): Promise<Answers> {
  const {engine, network} = placed;
  const {tf} = engine;
  if (placed.tensors.size < parametersOf(network).length) {
    throw new Error(`${who}: the explainer of ${network.name} must be open, it has been closed`);
  }
  const node = scoreNode(who, network, score);
  const shape = shapesOf(network, x.shape).get(node) as readonly number[];
  requireFinite(who, "x", x);
  const one = [1, ...shape.slice(1)];
  const owned: EngineTensor[] = [];
  try {
    const results = tf.tidy(() => {
      const input = tf.tensor(x.data, [...x.shape]);
      const seed = tf.tensor(Float32Array.from(scoreSeed(who, score, one)), one);
      const f = (image: tfjs.Tensor) => scoresOf(placed, image, {seed, score, node});
      if (wants === "scores") return [f(input)];
      // Images of a batch do not see each other, so the gradient of the sum holds that of each.
      const {value, grad} = tf.valueAndGrad(f)(input, tf.ones([x.shape[0]]));
      return [value, grad];
    });
    owned.push(...results);
    const [scores, gradients] = await Promise.all(results.map((result) => result.data()));
    return {
      scores: Float32Array.from(scores),
      gradients: gradients === undefined ? new Float32Array(0) : Float32Array.from(gradients),
    };
  } catch (error) {
    forgetTape(tf);
    throw error;
  } finally {
    tf.dispose(owned);
  }
}
