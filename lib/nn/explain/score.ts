import {ShapeError} from "../../core/index.ts";
import type {Tape} from "../autodiff/tape.ts";
import type {Variable} from "../autodiff/variable.ts";
import type {Network} from "../network/network.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** A class of a classifier, or a class of a segmenter summed over a region: the number that is explained. */
export interface TargetScore {
  /** The class or channel, from 0. */
  readonly target: number;
  /** The node whose value is explained; the network's main output when left out. */
  readonly node?: string | undefined;
  /** Explains the probability that this makes of the value; the value itself when left out. */
  readonly activation?: "softmax" | "sigmoid" | undefined;
  /** Weight of each place of the node, x fastest, such as the data of a mask; 1 everywhere when left out. */
  readonly region?: ArrayLike<number> | undefined;
}

/** Makes one number of a network's outputs, on the tape. */
export type ScoreFunction = (tape: Tape, outputs: readonly Variable[]) => Variable;

/** What is explained: one number that a network makes of an image. */
export type Score = TargetScore | ScoreFunction;

/** A network on a tape, as far as a score looks at it. */
interface Recorded {
  readonly tape: Tape;
  readonly activations: ReadonlyMap<string, Variable>;
  readonly outputs: readonly Variable[];
}

/** Refuses a score that was not given. */
export function requireScore(who: string, score: TargetScore | undefined): void {
  if (score !== undefined) return;
  throw new TypeError(`${who}: score must be given, such as {target: 0}, got undefined`);
}

/** Finds the node that a score looks at. */
export function scoreNode(
  who: string,
  {nodes, name, outputs}: Network,
  score: TargetScore,
): string {
  requireScore(who, score);
  const {node} = score;
  if (node === undefined) return outputs[0];
  if (nodes.some((other) => other.name === node)) return node;
  throw new RangeError(`${who}: score.node must be a node of ${name}, got ${JSON.stringify(node)}`);
}

/** Builds what a node's values are weighed with before they are summed, for each image of a batch. */
export function scoreSeed(
  who: string,
  {target, region}: TargetScore,
  shape: readonly number[],
): Float64Array {
  const channels = shape[shape.length - 1];
  const places = sizeOf(shape.slice(1, -1));
  if (!Number.isSafeInteger(target) || target < 0 || target >= channels) {
    throw new RangeError(
      `${who}: score.target must be a class from 0 to ${channels - 1}, got ${target}`,
    );
  }
  if (region !== undefined && region.length !== places) {
    throw new ShapeError(
      `${who}: score.region must hold a weight for each place of ${shapeText(shape)}, got ${region.length} for ${places}`,
    );
  }
  for (let p = 0; p < (region?.length ?? 0); p++) {
    if (Number.isFinite(region?.[p])) continue;
    throw new RangeError(`${who}: score.region must be finite, got ${region?.[p]} at ${p}`);
  }
  const seed = new Float64Array(sizeOf(shape));
  for (let p = 0; p < shape[0] * places; p++) {
    seed[p * channels + target] = region === undefined ? 1 : region[p % places];
  }
  return seed;
}

/** Records the score of an image, or the sum of those of a batch, on the tape of its network. */
export function recordScore(
  who: string,
  network: Network,
  {tape, activations, outputs}: Recorded,
  score: Score,
): Variable {
  if (typeof score === "function") {
    const made = score(tape, outputs);
    if (made.value.data.length === 1) return made;
    throw new ShapeError(
      `${who}: score must make one number, got shape ${shapeText(made.value.shape)}`,
    );
  }
  const node = activations.get(scoreNode(who, network, score)) as Variable;
  const {shape} = node.value;
  const seed: Tensor = {shape, data: scoreSeed(who, score, shape)};
  const value =
    score.activation === undefined ? node : tape.activate(node, {type: score.activation});
  return tape.sum(tape.multiply(value, tape.constant(seed, "target")), "score");
}

/** Throws where a method explains values and not the probabilities that are made of them. */
export function requireValueScore(who: string, score: TargetScore): void {
  requireScore(who, score);
  const {activation} = score;
  if (activation === undefined) return;
  throw new RangeError(
    `${who}: score.activation must be left out, since values are shared out here, got ${activation}`,
  );
}
