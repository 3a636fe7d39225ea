import {createRng} from "../../../../lib/core/index.ts";
import type {EngineActivationName} from "../../../../lib/nn/engine/ops/activations.ts";
import {engineOps as ops} from "../../../../lib/nn/engine/ops/index.ts";
import {activate, activateBackward} from "../../../../lib/nn/ops/activations/activate.ts";
import {SCALAR_ACTIVATIONS} from "../../../../lib/nn/ops/activations/activation.ts";
import {prelu, preluBackward} from "../../../../lib/nn/ops/activations/prelu.ts";
import {logSoftmax, logSoftmaxBackward} from "../../../../lib/nn/ops/activations/softmax.ts";
import {avgPool, avgPoolBackward} from "../../../../lib/nn/ops/avgPool.ts";
import {batchNorm, batchNormBackward} from "../../../../lib/nn/ops/batchNorm.ts";
import {batchNormEval, batchNormEvalBackward} from "../../../../lib/nn/ops/batchNormEval.ts";
import {cropTo, cropToBackward} from "../../../../lib/nn/ops/cropTo.ts";
import {dense, denseBackward} from "../../../../lib/nn/ops/dense.ts";
import {applyDropout, applyDropoutBackward, drawDropout} from "../../../../lib/nn/ops/dropout.ts";
import {flatten} from "../../../../lib/nn/ops/flatten.ts";
import {addFusion, concatChannels, concatChannelsBackward} from "../../../../lib/nn/ops/fusion.ts";
import {globalAvgPool, globalAvgPoolBackward} from "../../../../lib/nn/ops/globalAvgPool.ts";
import {groupNorm, groupNormBackward} from "../../../../lib/nn/ops/groupNorm.ts";
import {instanceNorm, instanceNormBackward} from "../../../../lib/nn/ops/instanceNorm.ts";
import {layerNorm, layerNormBackward} from "../../../../lib/nn/ops/layerNorm.ts";
import {maxPool, maxPoolBackward} from "../../../../lib/nn/ops/maxPool.ts";
import {padTo, padToBackward} from "../../../../lib/nn/ops/padTo.ts";
import type {PerAxis} from "../../../../lib/nn/ops/perAxis.ts";
import type {PoolWindow} from "../../../../lib/nn/ops/poolWindow.ts";
import {repeatChannels, repeatChannelsBackward} from "../../../../lib/nn/ops/repeatChannels.ts";
import {
  type InterpolationOptions,
  upsample,
  upsampleBackward,
} from "../../../../lib/nn/ops/upsample.ts";
import {sizeOf, type Tensor} from "../../../../lib/nn/tensor.ts";
import {drawn, type EngineCase, positive} from "./engineCase.ts";

type Shape = readonly number[];

const IMAGES: readonly Shape[] = [
  [3, 5, 4],
  [2, 5, 4, 6],
  [2, 3, 4, 5, 6],
  [3, 17, 19, 8],
];

/** Normalisations with gamma and beta. */
function normCases(): EngineCase[] {
  return IMAGES.flatMap((shape) => {
    const channels = shape[shape.length - 1];
    const at = `of [${shape}]`;
    const affine = {gamma: drawn("gamma", [channels]), beta: drawn("beta", [channels])};
    const x = drawn(`norm ${at}`, shape, 2);
    const wide = {
      gamma: drawn("scan gamma", shape.slice(1)),
      beta: drawn("scan beta", shape.slice(1)),
    };
    const moments = {mean: drawn("mean", [channels]), variance: positive("variance", [channels])};
    return [
      {
        name: `batchNorm ${at}`,
        inputs: {x, ...affine},
        run: (tf, {x, gamma, beta}) => tf.tidy(() => ops.batchNorm(tf, x, {gamma, beta}).y),
        expected: ({x, gamma, beta}) => batchNorm(x, {gamma, beta}).y,
        backward: (g, {x, gamma, beta}) => ({...batchNormBackward(g, {x, gamma, beta})}),
      },
      {
        name: `mean of batchNorm ${at}`,
        inputs: {x},
        run: (tf, {x}) => tf.tidy(() => ops.batchNorm(tf, x).mean),
        expected: ({x}) => batchNorm(x).mean,
        backward: "none",
      },
      {
        name: `variance of batchNorm ${at}`,
        inputs: {x},
        run: (tf, {x}) => tf.tidy(() => ops.batchNorm(tf, x).variance),
        expected: ({x}) => batchNorm(x).variance,
        backward: "none",
      },
      {
        name: `batchNormEval ${at}`,
        inputs: {x, ...affine, ...moments},
        run: (tf, {x, gamma, beta, mean, variance}) =>
          ops.batchNormEval(tf, x, {gamma, beta, mean, variance}),
        expected: ({x, gamma, beta, mean, variance}) =>
          batchNormEval(x, {gamma, beta, mean, variance}),
        backward: (g, {x, gamma, beta, mean, variance}) => ({
          ...batchNormEvalBackward(g, {x, gamma, beta, mean, variance}),
        }),
      },
      {
        name: `groupNorm in 2 groups ${at}`,
        inputs: {x, ...affine},
        run: (tf, {x, gamma, beta}) => ops.groupNorm(tf, x, {gamma, beta, groups: 2, eps: 1e-3}),
        expected: ({x, gamma, beta}) => groupNorm(x, {gamma, beta, groups: 2, eps: 1e-3}),
        backward: (g, {x, gamma, beta}) => ({
          ...groupNormBackward(g, {x, gamma, beta, groups: 2, eps: 1e-3}),
        }),
      },
      {
        name: `instanceNorm ${at}`,
        inputs: {x, ...affine},
        run: (tf, {x, gamma, beta}) => ops.instanceNorm(tf, x, {gamma, beta}),
        expected: ({x, gamma, beta}) => instanceNorm(x, {gamma, beta}),
        backward: (g, {x, gamma, beta}) => ({...instanceNormBackward(g, {x, gamma, beta})}),
      },
      {
        name: `instanceNorm without gamma and beta ${at}`,
        inputs: {x},
        run: (tf, {x}) => ops.instanceNorm(tf, x),
        expected: ({x}) => instanceNorm(x),
        backward: (g, {x}) => ({x: instanceNormBackward(g, {x}).x}),
      },
      {
        name: `layerNorm over channels ${at}`,
        inputs: {x, ...affine},
        run: (tf, {x, gamma, beta}) => ops.layerNorm(tf, x, {gamma, beta}),
        expected: ({x, gamma, beta}) => layerNorm(x, {gamma, beta}),
        backward: (g, {x, gamma, beta}) => ({...layerNormBackward(g, {x, gamma, beta})}),
      },
      {
        name: `layerNorm over whole scans ${at}`,
        inputs: {x, ...wide},
        run: (tf, {x, gamma, beta}) => ops.layerNorm(tf, x, {gamma, beta}),
        expected: ({x, gamma, beta}) => layerNorm(x, {gamma, beta}),
        backward: (g, {x, gamma, beta}) => ({...layerNormBackward(g, {x, gamma, beta})}),
      },
    ] satisfies EngineCase[];
  });
}

/** Numbers around the corners of the activations, small and large, of both signs. */
const CORNERS: Tensor = {
  shape: [2, 2, 7],
  data: Float64Array.of(
    ...[-30, -6.5, -6, -3, -2.5, -1, -0.25, -0.0078125, 0, 0.0078125, 0.25, 0.5, 1, 1.5],
    ...[2, 2.75, 3, 4, 5, 6, 6.5, 10, 30, -90, 90, -12, 12, -0.5],
  ),
};

/** Activations with their usual parameter, and those that have one with another. */
function activationCases(): EngineCase[] {
  const others = {leakyRelu: -0.5, elu: 0.5, celu: 2, softplus: 3} as const;
  const rows: [Exclude<EngineActivationName, "logSoftmax">, number | undefined][] = [
    ...SCALAR_ACTIVATIONS.map((type): [typeof type, undefined] => [type, undefined]),
    ...Object.entries(others).map(([type, alpha]): [keyof typeof others, number] => [
      type as keyof typeof others,
      alpha,
    ]),
    ["softmax", undefined],
  ];
  const wide = drawn("softmax", [3, 5, 4], 3);
  return [
    ...rows.flatMap(([type, alpha]) =>
      [CORNERS, wide].map(
        (x): EngineCase => ({
          name: `${type} ${alpha === undefined ? "" : `(${alpha}) `}of [${x.shape}]`,
          inputs: {x},
          run: (tf, {x}) => ops.activate(tf, x, {type, alpha}),
          expected: ({x}) => activate(x, {type, alpha}),
          backward: (g, {x}) => ({x: activateBackward(g, {x, type, alpha})}),
        }),
      ),
    ),
    {
      name: "logSoftmax of [3,5,4]",
      inputs: {x: wide},
      run: (tf, {x}) => ops.activate(tf, x, {type: "logSoftmax"}),
      expected: ({x}) => logSoftmax(x),
      backward: (g, {x}) => ({x: logSoftmaxBackward(g, {x})}),
    },
    ...[1, 4].map(
      (slopes): EngineCase => ({
        name: `prelu with ${slopes} slopes`,
        inputs: {x: drawn("prelu", [2, 3, 5, 4]), alpha: drawn("slopes", [slopes])},
        run: (tf, {x, alpha}) => ops.prelu(tf, x, alpha),
        expected: ({x, alpha}) => prelu(x, {alpha}),
        backward: (g, {x, alpha}) => ({...preluBackward(g, {x, alpha})}),
      }),
    ),
  ];
}

const WINDOWS: readonly (readonly [Shape, PoolWindow])[] = [
  [[2, 9, 3], {kernel: 2}],
  [[2, 6, 8, 3], {kernel: 2}],
  [[1, 7, 9, 5], {kernel: 2}],
  [[1, 7, 8, 2], {kernel: 3, stride: 2, padding: 1}],
  [[1, 8, 7, 2], {kernel: [2, 3], stride: [1, 2]}],
  [[1, 6, 6, 2], {kernel: 3, stride: 1, padding: 1}],
  [[2, 4, 6, 4, 3], {kernel: 2}],
  [[1, 5, 5, 7, 2], {kernel: 2}],
  [[1, 5, 6, 5, 2], {kernel: 3, stride: 2, padding: 1}],
  [[1, 4, 5, 6, 2], {kernel: [1, 2, 3], stride: [1, 1, 2]}],
];

/** An image of negative numbers, and one with many equal numbers, as a ReLU leaves them. */
const VARIANTS = {
  "signed numbers": (x: Tensor) => x,
  "negative numbers": ({shape, data}: Tensor) => ({shape, data: data.map((v) => -Math.abs(v) - 1)}),
  "equal numbers": ({shape, data}: Tensor) => ({
    shape,
    data: data.map((v) => Math.max(0, Math.round(v))),
  }),
} as const;

/** The largest, and the mean, of windows. */
function poolCases(): EngineCase[] {
  return WINDOWS.flatMap(([shape, window]) => {
    const at = `of [${shape}] ${JSON.stringify(window)}`;
    const x = drawn(`pool ${at}`, shape);
    const largest = Object.entries(VARIANTS).map(
      ([variant, change]): EngineCase => ({
        name: `maxPool ${at}, ${variant}`,
        inputs: {x: change(x)},
        run: (tf, {x}) => ops.maxPool(tf, x, window),
        expected: ({x}) => maxPool(x, window).y,
        backward: (g, {x}) => ({
          x: maxPoolBackward(g, {x, indices: maxPool(x, window).indices}),
        }),
      }),
    );
    const means = [true, false].map(
      (countPadding): EngineCase => ({
        name: `avgPool ${at}, padding ${countPadding ? "" : "not "}counted`,
        inputs: {x},
        run: (tf, {x}) => ops.avgPool(tf, x, {...window, countPadding}),
        expected: ({x}) => avgPool(x, {...window, countPadding}),
        backward: (g, {x}) => ({x: avgPoolBackward(g, {x, ...window, countPadding})}),
      }),
    );
    return [...largest, ...means];
  });
}

const GRIDS: readonly (readonly [Shape, {size?: PerAxis; scale?: PerAxis}])[] = [
  [[2, 5, 3], {scale: 2}],
  [[2, 3, 4, 3], {scale: 2}],
  [[1, 3, 4, 2], {scale: [3, 1]}],
  [[1, 4, 5, 2], {size: [7, 3]}],
  [[2, 2, 3, 4, 2], {scale: 2}],
  [[1, 2, 3, 2, 2], {size: [3, 5, 4]}],
];

/** Interpolation to other grids. */
function upsampleCases(): EngineCase[] {
  const modes: readonly Omit<InterpolationOptions, "size" | "scale">[] = [
    {mode: "nearest"},
    {mode: "linear"},
    {mode: "linear", alignCorners: true},
    {mode: "cubic"},
  ];
  return GRIDS.flatMap(([shape, grid]) =>
    modes.map((how): EngineCase => {
      const options = {...grid, ...how};
      return {
        name: `upsample of [${shape}] ${JSON.stringify(options)}`,
        inputs: {x: drawn(`upsample [${shape}]`, shape)},
        run: (tf, {x}) => ops.upsample(tf, x, options),
        expected: ({x}) => upsample(x, options),
        backward: (g, {x}) => ({x: upsampleBackward(g, {x, ...options})}),
      };
    }),
  );
}

/** A tensor of other shape with the same numbers. */
const reshaped = ({data}: Tensor, {shape}: Tensor): Tensor => ({shape, data});

/** Layers that move numbers, and dense ones. */
function shapeCases(): EngineCase[] {
  return IMAGES.flatMap((shape) => {
    const at = `of [${shape}]`;
    const x = drawn(`shape ${at}`, shape);
    const smaller = shape.slice(1, -1).map((n, axis) => n - 1 - axis);
    const larger = shape.slice(1, -1).map((n, axis) => n + axis);
    const other = drawn(`other ${at}`, [...shape.slice(0, -1), 3]);
    const features = sizeOf(shape.slice(1));
    return [
      {
        name: `globalAvgPool ${at}`,
        inputs: {x},
        run: (tf, {x}) => ops.globalAvgPool(tf, x),
        expected: ({x}) => globalAvgPool(x),
        backward: (g, {x}) => ({x: globalAvgPoolBackward(g, {x})}),
      },
      {
        name: `cropTo [${smaller}] ${at}`,
        inputs: {x},
        run: (tf, {x}) => ops.cropTo(tf, x, {size: smaller}),
        expected: ({x}) => cropTo(x, {size: smaller}),
        backward: (g, {x}) => ({x: cropToBackward(g, {shape: x.shape})}),
      },
      {
        name: `padTo [${larger}] ${at}`,
        inputs: {x},
        run: (tf, {x}) => ops.padTo(tf, x, {size: larger}),
        expected: ({x}) => padTo(x, {size: larger}),
        backward: (g, {x}) => ({x: padToBackward(g, {shape: x.shape})}),
      },
      {
        name: `repeat ${at}`,
        inputs: {x},
        run: (tf, {x}) => ops.repeat(tf, x, {times: 3}),
        expected: ({x}) => repeatChannels(x, {times: 3}),
        backward: (g) => ({x: repeatChannelsBackward(g, {times: 3})}),
      },
      {
        name: `concat ${at}`,
        inputs: {x, other},
        run: (tf, {x, other}) => ops.concat(tf, [x, other]),
        expected: ({x, other}) => concatChannels([x, other]),
        backward: (g, {x}) => {
          const [a, b] = concatChannelsBackward(g, {channels: [x.shape[x.shape.length - 1], 3]});
          return {x: a, other: b};
        },
      },
      {
        name: `add ${at}`,
        inputs: {x, other: drawn(`summand ${at}`, shape)},
        run: (tf, {x, other}) => ops.add(tf, [x, other]),
        expected: ({x, other}) => addFusion(x, other),
        backward: (g) => ({x: g, other: g}),
      },
      {
        name: `flatten ${at}`,
        inputs: {x},
        run: (tf, {x}) => ops.flatten(tf, x),
        expected: ({x}) => flatten(x),
        backward: (g, {x}) => ({x: reshaped(g, x)}),
      },
      ...[false, true].map((spatial): EngineCase => {
        const mask = drawDropout(createRng("mask"), {shape, rate: 0.25, spatial});
        return {
          name: `dropout ${at}, ${spatial ? "channels" : "elements"}`,
          inputs: {x},
          run: (tf, {x}) => ops.dropout(tf, x, mask),
          expected: ({x}) => applyDropout(x, mask),
          backward: (g) => ({x: applyDropoutBackward(g, mask)}),
        };
      }),
      {
        name: `dense of [${shape[0]},${features}]`,
        inputs: {
          x: reshaped(x, {...x, shape: [shape[0], features]}),
          weight: drawn(`dense ${at}`, [features, 5], 0.25),
          bias: drawn("dense bias", [5]),
        },
        run: (tf, {x, weight, bias}) => ops.dense(tf, x, weight, {bias}),
        expected: ({x, weight, bias}) => dense(x, weight, {bias}),
        backward: (g, {x, weight}) => ({...denseBackward(g, {x, weight})}),
      },
    ] satisfies EngineCase[];
  });
}

/** All layers but convolutions. */
export const LAYER_CASES: readonly EngineCase[] = [
  ...normCases(),
  ...activationCases(),
  ...poolCases(),
  ...upsampleCases(),
  ...shapeCases(),
];
