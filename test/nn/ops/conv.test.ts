import assert from "node:assert/strict";
import fc from "fast-check";
import type {ConvOptions, PadMode, Tensor} from "../../../lib/nn/index.ts";
import {conv, convBackward, convolve2d, convTranspose, pad, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertGradient, assertNear, inner, randomTensor} from "./gradient.ts";

/** Configurations that together use every option in 1, 2 and 3 dimensions. */
const LAYERS: readonly (readonly [string, Tensor, Tensor, ConvOptions])[] = [
  ["a line", randomTensor(1, [2, 7, 2]), randomTensor(2, [3, 2, 3]), {padding: 1}],
  [
    "stride, dilation and unequal padding",
    randomTensor(3, [1, 6, 7, 2]),
    randomTensor(4, [3, 2, 2, 2]),
    {
      stride: [2, 1],
      dilation: [1, 2],
      padding: [
        [0, 2],
        [1, 0],
      ],
    },
  ],
  ["groups", randomTensor(5, [2, 4, 4, 4]), randomTensor(6, [3, 3, 2, 6]), {groups: 2, padding: 1}],
  [
    "one channel at a time",
    randomTensor(7, [1, 4, 5, 3]),
    randomTensor(8, [3, 3, 1, 6]),
    {groups: 3},
  ],
  [
    "a volume",
    randomTensor(9, [1, 3, 4, 5, 2]),
    randomTensor(10, [1, 3, 3, 2, 2]),
    {padding: [0, 1, 1], stride: [1, 2, 2]},
  ],
  ...(["reflect", "replicate", "circular"] as const).map(
    (mode) =>
      [
        `padding by "${mode}"`,
        randomTensor(11, [1, 4, 5, 2]),
        randomTensor(12, [3, 3, 2, 2]),
        {padding: 2, stride: 2, mode},
      ] as const,
  ),
];

describe("conv", () => {
  it("slides a kernel over a 3 × 3 image without turning it", () => {
    const x = tensor([1, 3, 3, 1], [1, 2, 0, 0, 1, 3, 2, 0, 1]);
    const weight = tensor([2, 2, 1, 1], [1, 2, 3, 4]);
    assert.deepEqual(conv(x, weight), tensor([1, 2, 2, 1], [9, 17, 8, 11]));
    const bias = tensor([1], [0.5]);
    assert.deepEqual(
      outcome(() =>
        conv(x, weight, {
          padding: [
            [1, 0],
            [1, 0],
          ],
          stride: 2,
          bias,
        }),
      ),
      [4.5, 6.5, 8.5, 11.5],
    );
  });

  it("sums over channels and gives each filter its own kernel and bias", () => {
    const x = tensor([1, 1, 2, 2], [1, 10, 2, 20]);
    // Filter 0 takes the sum of both channels, filter 1 their difference.
    const weight = tensor([1, 1, 2, 2], [1, -1, 1, 1]);
    const y = conv(x, weight, {bias: tensor([2], [0, 100])});
    assert.deepEqual(y, tensor([1, 1, 2, 2], [11, 109, 22, 118]));
  });

  it("leaves out places between the taps of a dilated kernel", () => {
    const x = tensor([1, 6, 1], [1, 2, 4, 8, 16, 32]);
    const weight = tensor([2, 1, 1], [1, 1]);
    assert.deepEqual(
      outcome(() => conv(x, weight, {dilation: 3})),
      [9, 18, 36],
    );
  });

  it("with as many groups as channels filters each alone", () => {
    const x = tensor([1, 2, 2], [1, 10, 3, 30]);
    const weight = tensor([2, 1, 2], [1, -1, 1, 1]);
    assert.deepEqual(
      outcome(() => conv(x, weight, {groups: 2})),
      [4, 20],
    );
  });

  it("is the same as padding first and not at all", () => {
    for (const mode of ["zeros", "reflect", "replicate", "circular"] as const) {
      const [x, weight] = [randomTensor(1, [2, 4, 5, 3]), randomTensor(2, [3, 3, 3, 2])];
      const padding = [
        [1, 2],
        [2, 0],
      ] as const;
      assert.deepEqual(conv(x, weight, {padding, mode}), conv(pad(x, {padding, mode}), weight));
    }
  });

  it("commutes with shifts for stride 1 and circular padding, and is linear", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({min: 1, max: 6}), (seed, shift) => {
        const [x, weight] = [randomTensor(seed, [1, 7, 2]), randomTensor(seed + 1, [3, 2, 2])];
        const options = {padding: 1, mode: "circular"} as const;
        const y = conv(x, weight, options);
        assertNear(conv(rolled(x, shift), weight, options), rolled(y, shift), 1e-12);
        const twice = {shape: x.shape, data: x.data.map((value) => 2 * value)};
        assertNear(
          conv(twice, weight, options),
          {shape: y.shape, data: y.data.map((v) => 2 * v)},
          1e-12,
        );
      }),
      {seed: 15, numRuns: 30},
    );
  });

  it("lets NaN into every output whose window holds it, and into no other", () => {
    const x = tensor([1, 5, 1], [1, 2, Number.NaN, 4, 5]);
    assert.deepEqual(
      outcome(() => conv(x, tensor([2, 1, 1], [1, 0]))),
      [1, Number.NaN, Number.NaN, 4],
    );
  });

  it("changes neither image nor kernel", () => {
    const [x, weight] = [randomTensor(1, [1, 4, 4, 1]), randomTensor(2, [3, 3, 1, 1])];
    const before = [x.data.slice(), weight.data.slice()];
    convBackward(conv(x, weight), {x, weight});
    assert.deepEqual([x.data, weight.data], before);
  });
});

/** Shifts the places of a line around its end. */
function rolled({shape, data}: Tensor, by: number): Tensor {
  const [, places, channels] = shape;
  const turned = data.map((_, i) => {
    const place = (Math.floor(i / channels) - by + places) % places;
    return data[place * channels + (i % channels)];
  });
  return {shape, data: turned};
}

describe("convBackward", () => {
  for (const [what, x, weight, options] of LAYERS) {
    it(`agrees with differences for image, kernel and bias: ${what}`, () => {
      const bias = randomTensor(20, [weight.shape[weight.shape.length - 1]]);
      const g = randomTensor(21, conv(x, weight, options).shape);
      const gradients = convBackward(g, {x, weight, ...options, bias});
      const loss = (from: Partial<Record<"x" | "weight" | "bias", Tensor>>) =>
        inner(conv(from.x ?? x, from.weight ?? weight, {...options, bias: from.bias ?? bias}), g);
      assertGradient((at) => loss({x: at}), x, gradients.x);
      assertGradient((at) => loss({weight: at}), weight, gradients.weight);
      assertGradient((at) => loss({bias: at}), bias, gradients.bias);
    });
  }

  it("hands the image the true convolution of the output's gradient with the kernel", () => {
    const [x, weight] = [randomTensor(1, [1, 5, 6, 1]), randomTensor(2, [3, 2, 1, 1])];
    const g = randomTensor(3, [1, 3, 5, 1]);
    const image = convBackward(g, {x, weight}).x;
    const matrix = ({data}: Tensor, rows: number, columns: number) => tensor([rows, columns], data);
    const full = convolve2d(matrix(g, 3, 5), matrix(weight, 3, 2), {mode: "full"});
    assertNear(matrix(image, 5, 6), full, 1e-14);
  });

  it("is convTranspose with the same kernel where the windows cover the image", () => {
    const [x, weight] = [randomTensor(1, [2, 5, 7, 3]), randomTensor(2, [3, 3, 3, 4])];
    const options = {stride: 2, padding: 1};
    const g = randomTensor(3, [2, 3, 4, 4]);
    assertNear(
      convBackward(g, {x, weight, ...options}).x,
      convTranspose(g, weight, options),
      1e-12,
    );
  });

  it("gives places that no window reads a gradient of 0", () => {
    const x = randomTensor(1, [1, 5, 1]);
    const g = tensor([1, 2, 1], [1, 1]);
    const image = convBackward(g, {x, weight: tensor([1, 1, 1], [7]), stride: 3}).x;
    assert.deepEqual(Array.from(image.data), [7, 0, 0, 7, 0]);
  });
});

describe("what conv and convBackward refuse", () => {
  const x = tensor([1, 4, 4, 2]);
  const weight = tensor([3, 3, 2, 5]);
  const rows: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a kernel for other channels",
      () => conv(x, tensor([3, 3, 1, 5])),
      "ShapeError conv: weight must be [kernel…, 2, filters], filters a multiple of 1 groups, for x [1, 4, 4, 2], got [3, 3, 1, 5]",
    ],
    [
      "a kernel of other axes",
      () => conv(x, tensor([3, 2, 5])),
      "ShapeError conv: weight must be [kernel…, 2, filters], filters a multiple of 1 groups, for x [1, 4, 4, 2], got [3, 2, 5]",
    ],
    [
      "filters that the groups do not share evenly",
      () => conv(x, tensor([3, 3, 1, 5]), {groups: 2}),
      "ShapeError conv: weight must be [kernel…, 1, filters], filters a multiple of 2 groups, for x [1, 4, 4, 2], got [3, 3, 1, 5]",
    ],
    [
      "groups that do not divide the channels",
      () => conv(x, weight, {groups: 3}),
      "RangeError conv: groups must be a whole number that divides the 2 channels of x [1, 4, 4, 2], got 3",
    ],
    [
      "an image smaller than the kernel",
      () => conv(x, weight, {dilation: [1, 2]}),
      "ShapeError conv: the dilated kernel must fit into the padded image, got kernel [3, 3] with dilation [1, 2] and image [4, 4]",
    ],
    [
      "an image without space",
      () => conv(tensor([4, 2]), tensor([2, 5])),
      "ShapeError conv: x must be [batch, (z,) (y,) x, channel], got [4, 2]",
    ],
    [
      "a bias for other filters",
      () => conv(x, weight, {bias: tensor([2])}),
      "ShapeError conv: bias must be [5], got [2]",
    ],
    [
      "no step",
      () => conv(x, weight, {stride: 0}),
      "RangeError conv: stride must hold whole numbers of at least 1, got [0, 0]",
    ],
    [
      "steps for other axes",
      () => conv(x, weight, {stride: [1, 1, 1]}),
      "RangeError conv: stride must be one number or 2, one per spatial axis, got [1, 1, 1]",
    ],
    [
      "half a dilation",
      () => conv(x, weight, {dilation: 1.5}),
      "RangeError conv: dilation must hold whole numbers of at least 1, got [1.5, 1.5]",
    ],
    [
      "a padding of another kind",
      () => conv(x, weight, {padding: 1, mode: "mirror" as PadMode}),
      "RangeError conv: mode must be one of zeros, reflect, replicate, circular, got mirror",
    ],
    [
      "a gradient of another shape",
      () => convBackward(tensor([1, 4, 4, 5]), {x, weight}),
      "ShapeError convBackward: gradOutput must have the shape of the output, [1, 2, 2, 5], got [1, 4, 4, 5]",
    ],
  ];
  for (const [what, call, message] of rows) {
    it(`is ${what}`, () => {
      assert.equal(outcome(call), message);
    });
  }
});
