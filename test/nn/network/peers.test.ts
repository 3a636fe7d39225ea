import assert from "node:assert/strict";
import {
  basicUnet,
  denseNet,
  dynUnet,
  forward,
  monaiUnet,
  type Network,
  type Parameter,
  parametersOf,
  resnet,
  segResNet,
  sizeOf,
  tensor,
} from "../../../lib/nn/index.ts";

// Results of MONAI 1.6.1 and torchvision 0.29.2 in double precision, evaluation mode, weights and image
// written by the formulas below. Weights went into the state dicts by name: `<node>.weight` and so on,
// gamma as weight, beta as bias, mean and variance as running_mean and running_var.
interface Peer {
  readonly net: Network;
  readonly input: readonly number[];
  readonly shape: readonly number[];
  /** The first three numbers of the result, channel-last. */
  readonly first: readonly number[];
  readonly sum: number;
  readonly sumOfSquares: number;
}

const PEERS: readonly Peer[] = [
  {
    net: basicUnet({
      dims: 2,
      inChannels: 1,
      classes: 2,
      features: [2, 2, 4, 4, 6, 3],
      up: "linear",
      norm: "batch",
    }),
    input: [1, 17, 16, 1],
    shape: [1, 17, 16, 2],
    first: [0.0184041008746, -0.0102487755068, 0.0045844753232],
    sum: 0.867368594969,
    sumOfSquares: 0.164089750708,
  },
  {
    net: monaiUnet({
      dims: 3,
      inChannels: 1,
      classes: 2,
      channels: [2, 3, 4],
      strides: [[1, 2, 2], 2],
      resUnits: 2,
    }),
    input: [1, 4, 8, 8, 1],
    shape: [1, 4, 8, 8, 2],
    first: [-0.175716642355, -0.751745196447, 0.503852121104],
    sum: 65.1588208971,
    sumOfSquares: 385.277249019,
  },
  {
    net: segResNet({
      dims: 2,
      inChannels: 1,
      classes: 2,
      base: 4,
      norm: {type: "group", groups: 2},
      blocksDown: [1, 2],
      blocksUp: [1],
    }),
    input: [1, 8, 6, 1],
    shape: [1, 8, 6, 2],
    first: [-0.298879658099, 0.818661689646, 0.530577835865],
    sum: -19.2210628716,
    sumOfSquares: 44.8495304459,
  },
  {
    net: dynUnet({
      dims: 2,
      inChannels: 1,
      classes: 2,
      kernels: [3, 3, 3],
      strides: [1, 2, 2],
      filters: [2, 3, 4],
      residual: true,
      norm: "batch",
    }),
    input: [1, 8, 12, 1],
    shape: [1, 8, 12, 2],
    first: [-0.0399931929121, 0.0274239944271, 0.00452658109761],
    sum: -101.791185815,
    sumOfSquares: 170.90024142,
  },
  {
    net: denseNet({
      dims: 2,
      inChannels: 1,
      classes: 3,
      base: 4,
      growth: 2,
      bottleneck: 2,
      blocks: [2, 2],
    }),
    input: [1, 16, 20, 1],
    shape: [1, 3],
    first: [0.34171858083, 0.448109115973, 0.493850184443],
    sum: 1.28367788125,
    sumOfSquares: 0.561461372976,
  },
  {
    net: resnet({dims: 2, inChannels: 3, classes: 3, depth: 18}),
    input: [1, 32, 32, 3],
    shape: [1, 3],
    first: [0.0419520828882, 0.018568710211, -0.00732785028356],
    sum: 0.0531929428157,
    sumOfSquares: 0.00215847164734,
  },
];

/** Writes an array from its place among the parameters. */
function written({role, shape, fanIn}: Parameter, index: number): Float64Array {
  const wave = Float64Array.from({length: sizeOf(shape)}, (_, i) => Math.sin(1 + 0.37 * i + index));
  switch (role) {
    case "weight":
      return wave.map((s) => s * Math.sqrt(2 / fanIn));
    case "gamma":
      return wave.map((s) => 1 + 0.2 * s);
    case "variance":
      return wave.map((s) => 1 + 0.5 * s);
    case "alpha":
      return wave.map((s) => 0.25 + 0.1 * s);
    default:
      return wave.map((s) => 0.1 * s);
  }
}

/** Twelve digits of the results were written down; normalisation amplifies rounding before them. */
function close(actual: number, expected: number): void {
  const allowed = 1e-9 * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= allowed, `expected ${expected}, got ${actual}`);
}

describe("the architectures of MONAI and torchvision", () => {
  for (const {net, input, shape, first, sum, sumOfSquares} of PEERS) {
    it(`${net.name} computes what the original computes`, () => {
      const arrays = parametersOf(net).map(
        (p, index) => [p.name, {shape: p.shape, data: written(p, index)}] as const,
      );
      const image = Array.from({length: sizeOf(input)}, (_, i) => Math.cos(0.3 + 0.11 * i));
      const [y] = forward(net, new Map(arrays), tensor(input, image), {training: false}).outputs;
      assert.deepEqual(y.shape, shape);
      for (const [i, value] of first.entries()) close(y.data[i], value);
      close(
        y.data.reduce((a, b) => a + b, 0),
        sum,
      );
      close(
        y.data.reduce((a, b) => a + b * b, 0),
        sumOfSquares,
      );
    });
  }
});
