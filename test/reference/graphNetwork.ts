// Networks that a case describes in one line: "conv1 3x3 pad1 -> relu -> avgpool2 -> … -> fc".
import {
  type ActivationName,
  loadStateDict,
  type Network,
  type NetworkBuilder,
  networkBuilder,
  type Tensor,
  type Weights,
} from "../../lib/nn/index.ts";
import {arrayOf} from "./torch.ts";

/** A network and its arrays. */
export interface GraphNetwork {
  readonly network: Network;
  readonly weights: Weights;
}

type Inputs = Readonly<Record<string, unknown>>;

const ACTIVATIONS: Readonly<Record<string, ActivationName>> = {
  relu: "relu",
  leakyrelu: "leakyRelu",
  elu: "elu",
  gelu: "gelu",
  silu: "silu",
  softplus: "softplus",
  sigmoid: "sigmoid",
  tanh: "tanh",
  softmax: "softmax",
};

/** Reads a number behind a word, as in pad1 or stride2. */
function option(words: string, name: string, missing: number): number {
  const found = new RegExp(`\\b${name}\\w*? ?=?(\\d+)`).exec(words)?.[1];
  return found === undefined ? missing : Number(found);
}

/** Adds a layer with weights; its sizes are those of its arrays. */
function weighted(b: NetworkBuilder, from: string, words: string, inputs: Inputs): string {
  const [name] = words.split(" ");
  const {shape} = arrayOf(inputs, `w_${name}`);
  const [filters, channels, ...kernel] = shape;
  const bias = `w_${name}_bias` in inputs;
  if (kernel.length === 0) {
    return b.dense(name, from, {inFeatures: channels, outFeatures: filters, bias});
  }
  return b.conv(name, from, {
    filters,
    kernel,
    bias,
    padding: option(words, "pad", 0),
    stride: option(words, "stride", 1),
    dilation: option(words, "dil", 1),
    groups: option(words, "group", 1),
  });
}

/** Collects the arrays of the layers under PyTorch's names. */
function stateOf({nodes}: Network, inputs: Inputs): Map<string, Tensor> {
  const state = new Map<string, Tensor>();
  for (const {name} of nodes) {
    if (`w_${name}` in inputs) state.set(`${name}.weight`, arrayOf(inputs, `w_${name}`));
    if (`w_${name}_bias` in inputs) state.set(`${name}.bias`, arrayOf(inputs, `w_${name}_bias`));
  }
  return state;
}

/** Builds a network of a line of layers and finds its arrays, `w_<layer>` and `w_<layer>_bias`. */
export function graphNetwork(graph: string, inputs: Inputs): GraphNetwork {
  const [batch, channels, ...space] = arrayOf(inputs, "x").shape;
  const b = networkBuilder("graph", {dims: space.length as Network["dims"], channels});
  const counts = new Map<string, number>();
  const numbered = (kind: string): string => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return `${kind}${counts.get(kind)}`;
  };
  let node = b.input;
  for (const words of graph.split("->").map((part) => part.trim().toLowerCase())) {
    const plain = words.replace(/[\s_-]/g, "");
    const pool = /^(avg|average|max)pool(?:ing)?(\d+)/.exec(plain);
    if (/^globalav|^gap$/.test(plain)) node = b.globalAvgPool(numbered("gap"), node);
    else if (plain === "flatten") node = b.flatten(numbered("flatten"), node);
    else if (pool !== null) {
      const kernel = Number(pool[2]);
      const layer = {kernel, stride: option(words, "stride", kernel)};
      const kind = pool[1] === "max" ? "maxPool" : "avgPool";
      node = b[kind](numbered(kind), node, layer);
    } else if (Object.hasOwn(ACTIVATIONS, plain)) {
      node = b.activation(numbered(plain), node, {type: ACTIVATIONS[plain]});
    } else node = weighted(b, node, words, inputs);
  }
  const network = b.build(node);
  const inputShape = [batch, ...space, channels];
  return {network, weights: loadStateDict(network, stateOf(network, inputs), {inputShape})};
}
