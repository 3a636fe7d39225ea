import {ShapeError} from "../../core/index.ts";
import {createTape, type Tape} from "../autodiff/tape.ts";
import type {Variable} from "../autodiff/variable.ts";
import {placeOf, shapeText, type Tensor} from "../tensor.ts";
import type {Weights} from "./initialise.ts";
import type {Network} from "./network.ts";
import {parametersOf} from "./parametersOf.ts";
import {type RecordedNetwork, type RunOptions, recordNetwork} from "./recordNetwork.ts";
import {shapesOf} from "./shapesOf.ts";

/** What a network makes of an input. */
export interface Forward {
  /** Results of the network's output nodes, the main one first. */
  readonly outputs: readonly Tensor[];
  /** Results of all nodes by name, `input` among them. */
  readonly activations: ReadonlyMap<string, Tensor>;
  /** Moved running statistics, `<node>.mean` and `<node>.variance`; empty outside training. */
  readonly running: ReadonlyMap<string, Tensor>;
  /** What works but deserves a second look, such as batch normalisation of a batch of one. */
  readonly warnings: readonly string[];
}

/** A network on a tape of its own, with the variables that stand for its input and weights. */
export interface TapedNetwork extends RecordedNetwork {
  readonly tape: Tape;
  readonly x: Variable;
  readonly weights: ReadonlyMap<string, Variable>;
  readonly outputs: readonly Variable[];
}

/** Throws unless all numbers of an input are finite. */
function requireFinite(who: string, {shape, data}: Tensor): void {
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  throw new RangeError(
    `${who}: x must be finite, got ${data[bad]} at ${shapeText(placeOf(bad, shape))}`,
  );
}

/** Puts the weights of a network on a tape, each checked to be there in its shape. */
function weightVariables(who: string, tape: Tape, network: Network, weights: Weights) {
  const variables = new Map<string, Variable>();
  for (const {name, node, shape} of parametersOf(network)) {
    const weight = weights.get(name);
    if (weight === undefined) {
      throw new RangeError(
        `${who}: weights must hold ${name} of shape ${shapeText(shape)} for layer ${node} of ${network.name}, got none of that name`,
      );
    }
    if (shapeText(weight.shape) !== shapeText(shape)) {
      throw new ShapeError(
        `${who}: ${name} must have the shape that layer ${node} of ${network.name} takes, got ${shapeText(weight.shape)} and ${shapeText(shape)}`,
      );
    }
    variables.set(name, tape.variable(weight, name));
  }
  return variables;
}

/** What `tapeNetwork` records, and how. */
interface TapeNetworkOptions extends RunOptions {
  readonly weights: Weights;
  readonly x: Tensor;
  /** An empty tape, perhaps with other ways back; a plain one when left out. */
  readonly tape?: Tape;
}

/** Checks a network's input and weights in the caller's name and records it on an empty tape. */
export function tapeNetwork(
  who: string,
  network: Network,
  {weights, x, tape = createTape(), ...options}: TapeNetworkOptions,
): TapedNetwork {
  shapesOf(network, x.shape);
  requireFinite(who, x);
  const variables = weightVariables(who, tape, network, weights);
  const input = tape.variable(x, "input");
  try {
    const recorded = recordNetwork(tape, network, {...options, x: input, weights: variables});
    const outputs = network.outputs.map((name) => recorded.activations.get(name) as Variable);
    return {...recorded, tape, x: input, weights: variables, outputs};
  } catch (error) {
    if (error instanceof Error) error.message = `${who}: ${error.message}`;
    throw error;
  }
}

/** Takes the tensors off the tape. */
export function forwardOf({activations, running, warnings, outputs}: TapedNetwork): Forward {
  return {
    outputs: outputs.map(({value}) => value),
    activations: new Map([...activations].map(([name, {value}]) => [name, value])),
    running,
    warnings,
  };
}

/**
 * Runs a network in double precision with the operations of this library, and keeps every result.
 *
 * In training, batch normalisation takes the statistics of the batch and returns moved running ones
 * beside the result; join them with `new Map([...weights, ...running])`. Dropout draws from a stream
 * named after the layer, so the same rng gives the same draws: pass another one at each step.
 *
 * @formula $a_l = f_l(a_{\mathrm{inputs}(l)};\, W_l)$ for the nodes $l$ in order
 * @param network - the network
 * @param weights - its arrays by name, all that `parametersOf` lists
 * @param x - input, [batch, (z,) (y,) x, channels]
 * @param options - training: batch statistics and dropout, or running statistics and none; rng, needed
 *   in training by networks that drop
 * @returns results of the output nodes and of all nodes, moved running statistics, warnings
 * @throws ShapeError when x does not fit the network, or an array its layer; the message names the
 *   layer and prints both shapes
 * @throws RangeError when an array is missing, x is not finite, or a normalisation would see one number
 * @throws TypeError when the network drops in training and rng is missing
 * @ref he2016
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * forward(double, weights, tensor([1, 2, 1], [3, 4]), {training: false}).outputs[0].data // [6, 8]
 */
export function forward(
  network: Network,
  weights: Weights,
  x: Tensor,
  options: RunOptions,
): Forward {
  return forwardOf(tapeNetwork("forward", network, {...options, weights, x}));
}
