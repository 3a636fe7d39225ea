import {
  type Network,
  type NetworkBuilder,
  networkBuilder,
  type SegmentationModel,
  tensor,
  type Weights,
} from "../../../lib/nn/index.ts";

/** Everything of a model but its network and weights. */
export const PARTS = {
  input: {
    modality: "PT",
    unit: "SUV",
    spacing: [4, 4, 3],
    spacingTolerance: 0.2,
    orientation: "RAS",
    intensity: {kind: "log1p"},
  },
  window: {patch: [4, 6, 8], overlap: 0.5, blending: "gaussian"},
  flips: [],
  output: {names: ["tumour"], threshold: 0.5, keep: "all", fillHoles: false},
  provenance: {
    version: "0.1.0",
    command: "by hand",
    datasets: ["sts-001-pet"],
    seed: "7",
    steps: 250,
    scores: {dice: 0.5},
    attribution: "nobody",
    licence: "CC0-1.0",
  },
} as const satisfies Omit<SegmentationModel, "network" | "weights">;

/** Builds a network of three axes and one channel. */
export function networkOf(name: string, make: (b: NetworkBuilder) => string): Network {
  const builder = networkBuilder(name, {dims: 3, channels: 1});
  return builder.build(make(builder));
}

/** A network that says yes where ln(1 + v) reaches that of a threshold; 20 times as steep as a logit. */
export function thresholdModel(suv: number): SegmentationModel {
  const network = networkOf("threshold", (b) => b.conv("head", b.input, {filters: 1, kernel: 1}));
  const weights: Weights = new Map([
    ["head.weight", tensor([1, 1, 1, 1, 1], [20])],
    ["head.bias", tensor([1], [-20 * Math.log1p(suv)])],
  ]);
  return {network, weights, ...PARTS};
}

/** A network that looks at the voxel before it along one axis (z, y, x) and says yes where that is hot. */
export function neighbourModel(axis: 0 | 1 | 2): SegmentationModel {
  const kernel = [1, 1, 1];
  kernel[axis] = 3;
  const network = networkOf("neighbour", (b) =>
    b.conv("head", b.input, {filters: 1, kernel, padding: "same"}),
  );
  const weights: Weights = new Map([
    ["head.weight", tensor([...kernel, 1, 1], [20, 0, 0])],
    ["head.bias", tensor([1], [-20 * Math.log1p(2)])],
  ]);
  return {network, weights, ...PARTS};
}
