import assert from "node:assert/strict";
import {
  basicUnet,
  denseNet,
  describeNetwork,
  dynUnet,
  monaiUnet,
  plainNet,
  residualBlock,
  resnet,
  segResNet,
  shapesOf,
  summary,
  summaryRows,
  unet,
  vnet,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const slices = {dims: 2, inChannels: 1, classes: 2} as const;
const same = {...slices, padding: "same"} as const;

/** What a wrong word looks like to the compiler. */
const wrong = <T>(value: unknown): T => value as T;

const CASES: readonly (readonly [string, () => unknown])[] = [
  [
    "ShapeError shapesOf: layer decoder1.concat (concat) must get shapes that differ in the channels alone, got [1, 25, 24, 128] and [1, 24, 24, 128]",
    () => shapesOf(unet(same), [1, 50, 48, 1]),
  ],
  [
    "ShapeError shapesOf: layer encoder3.pool (maxPool 2 × 2) must leave at least one element along each axis, got [0, 1] from [1, 1, 2, 512]: the input is too small for this depth; it takes 16 × 16 at least",
    () => summary(unet(same), [1, 8, 16, 1]),
  ],
  [
    "ShapeError shapesOf: input of U-Net must be [batch, y, x, 1], got [1, 64, 64]",
    () => describeNetwork(unet(same), [1, 64, 64]),
  ],
  [
    "RangeError unet: base must be a whole number of at least 1, got 0.5",
    () => unet({...same, base: 0.5}),
  ],
  [
    "RangeError unet: depth must be a whole number of at least 1, got 0",
    () => unet({...same, depth: 0}),
  ],
  [
    'RangeError unet: padding must be one of valid, same, got "full"',
    () => unet({...slices, padding: wrong("full")}),
  ],
  [
    'RangeError unet: up must be one of transposed, linear, linear only, got "nearest"',
    () => unet({...same, up: wrong("nearest")}),
  ],
  [
    'RangeError unet: skip must be one of concat, add, none, got "multiply"',
    () => unet({...same, skip: wrong("multiply")}),
  ],
  [
    'RangeError unet: up must halve the channels when skip is "add", got "linear only"; use "transposed" or "linear"',
    () => unet({...same, up: "linear only", skip: "add"}),
  ],
  [
    'RangeError resnet: depth must be one of 18, 34, 50, 101, 152, got "20"',
    () => resnet({...slices, depth: wrong(20)}),
  ],
  [
    'RangeError residualBlock: kind must be one of post-activation, pre-activation, plain, got "dense"',
    () => residualBlock({dims: 2, inChannels: 4, filters: 4, kind: wrong("dense")}),
  ],
  [
    "RangeError residualBlock: filters of a bottleneck must be divisible by 4, got 6",
    () =>
      residualBlock({
        dims: 2,
        inChannels: 4,
        filters: 6,
        kind: "post-activation",
        bottleneck: true,
      }),
  ],
  [
    "RangeError plainNet: depth must be a whole number of at least 1, got 0",
    () => plainNet({...slices, depth: 0, width: 4, norm: "none"}),
  ],
  [
    "RangeError plainNet: kernel must be odd, got 4",
    () => plainNet({...slices, depth: 2, width: 4, kernel: 4, norm: "none"}),
  ],
  [
    'RangeError denseNet: depth must be one of 121, 169, 201, 264, got "undefined"',
    () => denseNet(slices),
  ],
  ["RangeError vnet: inChannels must divide 16, got 3", () => vnet({...slices, inChannels: 3})],
  [
    "RangeError basicUnet: features must number 6, got 5",
    () => basicUnet({...slices, features: [1, 2, 3, 4, 5]}),
  ],
  [
    'RangeError basicUnet: up must be one of transposed, linear, got "pixelshuffle"',
    () => basicUnet({...slices, up: wrong("pixelshuffle")}),
  ],
  [
    "RangeError monaiUnet: channels must number at least 2 and strides one fewer, got 3 and 3",
    () => monaiUnet({...slices, channels: [4, 8, 16], strides: [2, 2, 2]}),
  ],
  [
    "RangeError block model.0: kernel must be odd, got 4",
    () => monaiUnet({...slices, channels: [4, 8], strides: [2], kernel: 4}),
  ],
  [
    'RangeError monaiUnet: ordering must hold each of N, D and A once at most, got "NNA"',
    () => monaiUnet({...slices, channels: [4, 8], strides: [2], ordering: "NNA"}),
  ],
  [
    "RangeError segResNet: blocksUp must be one fewer than blocksDown, got 3 and 3",
    () => segResNet({...slices, blocksDown: [1, 1, 1], blocksUp: [1, 1, 1]}),
  ],
  [
    'RangeError networkBuilder: groups of down_layers.0.1.norm1 must be given for "group" alone and divide its channels, got 8 for 4 channels of type group',
    () => segResNet({...slices, base: 4}),
  ],
  [
    "ShapeError dynUnet: kernels and strides must be equally many, at least 3, and upKernels one fewer, got 3, 4 and 3",
    () => dynUnet({...slices, kernels: [3, 3, 3], strides: [1, 2, 2, 2]}),
  ],
  [
    "ShapeError dynUnet: filters must number at least 3, got 2",
    () => dynUnet({...slices, kernels: [3, 3, 3], strides: [1, 2, 2], filters: [8, 16]}),
  ],
  [
    "RangeError dynUnet: deepSupervision must be a whole number from 0 to 1, got 2",
    () => dynUnet({...slices, kernels: [3, 3, 3], strides: [1, 2, 2], deepSupervision: 2}),
  ],
  [
    "RangeError dynUnet: kernels must not be shorter than strides less one, got 1 and 3",
    () => dynUnet({...slices, kernels: [3, 1, 3], strides: [1, 3, 2]}),
  ],
  [
    "RangeError describeNetwork: parts must be at least 1, got 0",
    () => describeNetwork(unet(same), [1, 16, 16, 1], {parts: 0}),
  ],
  [
    'RangeError summaryRows: which must be "all" or "weighted", got "some"',
    () => summaryRows(summary(unet(same), [1, 16, 16, 1]), {which: wrong("some")}),
  ],
];

describe("bad networks", () => {
  for (const [message, call] of CASES) {
    it(`say: ${message}`, () => {
      assert.equal(outcome(call), message);
    });
  }
});
