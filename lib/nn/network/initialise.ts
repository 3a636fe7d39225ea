import type {Rng} from "../../core/index.ts";
import {scaleOfFans} from "../optim/initScale.ts";
import type {Tensor} from "../tensor.ts";
import {sizeOf} from "../tensor.ts";
import type {Network} from "./network.ts";
import type {Parameter} from "./parametersOf.ts";
import {parametersOf} from "./parametersOf.ts";

/** The arrays of a network by name: `<node>.<role>`. */
export type Weights = ReadonlyMap<string, Tensor>;

const SCHEMES = [
  "kaimingNormal",
  "kaimingUniform",
  "xavierNormal",
  "xavierUniform",
  "torch",
] as const;

/** How far apart the first weights lie. */
export type InitialiseScheme = (typeof SCHEMES)[number];

/** Draws one number of a weight. */
function drawWeight(scheme: InitialiseScheme, {fanIn, fanOut}: Parameter): (rng: Rng) => number {
  const scale = scaleOfFans(fanIn, fanOut)[scheme];
  const isNormal = scheme === "kaimingNormal" || scheme === "xavierNormal";
  return isNormal ? (rng) => scale * rng.normal() : (rng) => scale * (2 * rng.next() - 1);
}

/** Fills one array. */
function fill(parameter: Parameter, rng: Rng, scheme: InitialiseScheme): Tensor {
  const data = new Float64Array(sizeOf(parameter.shape));
  const {role} = parameter;
  if (role === "weight" || (role === "bias" && scheme === "torch")) {
    const draw = drawWeight(scheme, parameter);
    for (let i = 0; i < data.length; i++) data[i] = draw(rng);
  } else if (role === "gamma" || role === "variance") data.fill(1);
  else if (role === "alpha") data.fill(0.25);
  return {shape: parameter.shape, data};
}

/**
 * Draws the first weights of a network. Each array has a stream of its own, named after it, so that
 * adding a layer changes no other layer's numbers.
 *
 * gamma and running variance start at 1, beta, running mean and biases at 0, the slope of a PReLU at
 * 0.25. "torch" is PyTorch's rule for convolutions and dense layers: weight and bias uniform within
 * 1/√fan in.
 *
 * @formula eq:kaiming $\sigma = \sqrt{2 / n_{\mathrm{in}}}$ (Kaiming), $\sqrt{2 / (n_{\mathrm{in}} + n_{\mathrm{out}})}$ (Xavier); uniform ones reach $\sqrt{3}\,\sigma$
 * @param network - the network
 * @param rng - the source of randomness; same seed, same weights
 * @param options - scheme: "kaimingNormal", "kaimingUniform", "xavierNormal", "xavierUniform" or "torch"
 * @returns all arrays by name
 * @throws RangeError when the scheme is none of those
 * @ref he2015
 * @ref glorot2010
 * @example initialise(networkBuilder("n", {dims: 2, channels: 1}).build("input"), createRng(1), {scheme: "torch"}).size // 0
 */
export function initialise(
  network: Network,
  rng: Rng,
  {scheme}: {readonly scheme: InitialiseScheme},
): Map<string, Tensor> {
  if (!SCHEMES.includes(scheme)) {
    throw new RangeError(
      `initialise: scheme must be one of ${SCHEMES.join(", ")}, got ${JSON.stringify(scheme)}`,
    );
  }
  const weights = new Map<string, Tensor>();
  for (const parameter of parametersOf(network)) {
    weights.set(parameter.name, fill(parameter, rng.fork(parameter.name), scheme));
  }
  return weights;
}
