import assert from "node:assert/strict";
import fc from "fast-check";
import type {ConvTransposeOptions, Tensor} from "../../../lib/nn/index.ts";
import {conv, convTranspose, convTransposeBackward, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, inner, randomTensor} from "./gradient.ts";

/** Configurations that together use every option in 1, 2 and 3 dimensions. */
const LAYERS: readonly (readonly [string, Tensor, Tensor, ConvTransposeOptions])[] = [
  ["a line", randomTensor(1, [2, 4, 2]), randomTensor(2, [3, 3, 2]), {stride: 2}],
  [
    "stride, padding and output padding",
    randomTensor(3, [1, 3, 4, 2]),
    randomTensor(4, [3, 3, 2, 2]),
    {stride: [2, 3], padding: [1, 2], outputPadding: [1, 2]},
  ],
  [
    "dilation and an unequal cut",
    randomTensor(5, [1, 3, 3, 1]),
    randomTensor(6, [2, 3, 2, 1]),
    {
      dilation: [3, 2],
      padding: [
        [0, 1],
        [2, 0],
      ],
      outputPadding: [2, 0],
    },
  ],
  ["groups", randomTensor(7, [1, 3, 3, 4]), randomTensor(8, [2, 2, 3, 4]), {groups: 2, stride: 2}],
  ["a volume", randomTensor(9, [1, 2, 2, 3, 2]), randomTensor(10, [2, 2, 2, 2, 2]), {stride: 2}],
];

describe("convTranspose", () => {
  it("lays the kernel into the output once for every place, overlaps added", () => {
    const x = tensor([1, 2, 2, 1], [1, 2, 3, 4]);
    const ones = tensor([3, 3, 1, 1], 1);
    const y = convTranspose(x, ones, {stride: 2, bias: tensor([1], [100])});
    assert.deepEqual(y.shape, [1, 5, 5, 1]);
    assert.deepEqual(
      Array.from(y.data, (value) => value - 100),
      [
        [1, 1, 3, 2, 2],
        [1, 1, 3, 2, 2],
        [4, 4, 10, 6, 6],
        [3, 3, 7, 4, 4],
        [3, 3, 7, 4, 4],
      ].flat(),
    );
  });

  it("cuts the padding off and adds places at the end that hold the bias alone", () => {
    const x = tensor([1, 2, 1], [1, 10]);
    const weight = tensor([2, 1, 1], [1, 2]);
    const bias = tensor([1], [0.5]);
    assert.deepEqual(
      outcome(() => convTranspose(x, weight, {stride: 3, outputPadding: 2, bias})),
      [1.5, 2.5, 0.5, 10.5, 20.5, 0.5, 0.5],
    );
    assert.deepEqual(
      outcome(() => convTranspose(x, weight, {stride: 3, padding: 1, bias})),
      [2.5, 0.5, 10.5],
    );
  });

  it("is the adjoint of conv: ⟨conv x, y⟩ = ⟨x, convTranspose y⟩", () => {
    const option = (min: number, max: number) => fc.integer({min, max});
    fc.assert(
      fc.property(
        fc.nat(),
        fc.record({
          stride: option(1, 3),
          padding: option(0, 2),
          dilation: option(1, 2),
          groups: option(1, 2),
        }),
        (seed, options) => {
          const {stride, dilation, groups} = options;
          const weight = randomTensor(seed, [3, 2, 2 / groups, 4]);
          const x = randomTensor(seed + 1, [1, 7, 8, 2]);
          const y = randomTensor(seed + 2, conv(x, weight, options).shape);
          // What the division by the stride rounded away comes back as output padding.
          const outputPadding = [3, 2].map(
            (k, axis) =>
              (x.shape[axis + 1] + 2 * options.padding - dilation * (k - 1) - 1) % stride,
          );
          const back = convTranspose(y, weight, {...options, outputPadding});
          const gap = inner(conv(x, weight, options), y) - inner(x, back);
          assert.ok(Math.abs(gap) < 1e-11);
        },
      ),
      {seed: 16, numRuns: 60},
    );
  });
});

describe("convTransposeBackward", () => {
  for (const [what, x, weight, options] of LAYERS) {
    it(`agrees with differences for image, kernel and bias: ${what}`, () => {
      const {shape} = convTranspose(x, weight, options);
      const bias = randomTensor(20, [shape[shape.length - 1]]);
      const g = randomTensor(21, shape);
      const gradients = convTransposeBackward(g, {x, weight, ...options, bias});
      const loss = (from: Partial<Record<"x" | "weight" | "bias", Tensor>>) => {
        const {x: image = x, weight: kernel = weight, ...rest} = from;
        return inner(convTranspose(image, kernel, {...options, bias, ...rest}), g);
      };
      assertGradient((at) => loss({x: at}), x, gradients.x);
      assertGradient((at) => loss({weight: at}), weight, gradients.weight);
      assertGradient((at) => loss({bias: at}), bias, gradients.bias);
    });
  }
});

describe("what convTranspose and convTransposeBackward refuse", () => {
  const x = tensor([1, 3, 3, 2]);
  const weight = tensor([2, 2, 5, 2]);
  const rows: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a kernel for other channels",
      () => convTranspose(x, tensor([2, 2, 2, 5])),
      "ShapeError convTranspose: weight must be [kernel…, filters / groups, 2] for x [1, 3, 3, 2], got [2, 2, 2, 5]",
    ],
    [
      "groups that do not divide the channels",
      () => convTranspose(x, weight, {groups: 4}),
      "RangeError convTranspose: groups must be a whole number that divides the 2 channels of x [1, 3, 3, 2], got 4",
    ],
    [
      "a bias for other filters",
      () => convTranspose(x, weight, {bias: tensor([2])}),
      "ShapeError convTranspose: bias must be [5], got [2]",
    ],
    [
      "an output padding that is no less than the stride",
      () => convTranspose(x, weight, {stride: 2, outputPadding: 2}),
      "RangeError convTranspose: outputPadding must be below the stride or the dilation, got [2, 2] with [2, 2] and [1, 1]",
    ],
    [
      "to cut everything off",
      () => convTranspose(x, weight, {padding: 2}),
      "ShapeError convTranspose: the padding must leave something of the output, got [[2,2], [2,2]] and [4, 4]",
    ],
    [
      "an image without space",
      () => convTranspose(tensor([3, 2]), tensor([5, 2])),
      "ShapeError convTranspose: x must be [batch, (z,) (y,) x, channel], got [3, 2]",
    ],
    [
      "a gradient of another shape",
      () => convTransposeBackward(x, {x, weight}),
      "ShapeError convTransposeBackward: gradOutput must have the shape of the output, [1, 4, 4, 5], got [1, 3, 3, 2]",
    ],
  ];
  for (const [what, call, message] of rows) {
    it(`is ${what}`, () => {
      assert.equal(outcome(call), message);
    });
  }
});
