import {conv} from "../../../../lib/nn/ops/conv.ts";
import {convBackward} from "../../../../lib/nn/ops/convBackward.ts";
import {convTranspose} from "../../../../lib/nn/ops/convTranspose.ts";
import {assertClose, runKernel, signed, withWasm} from "./support/withWasm.ts";

/** A convolution: sizes, and options as `conv` takes them. */
interface ConvCase {
  readonly x: readonly number[];
  readonly weight: readonly number[];
  readonly stride?: readonly number[];
  readonly dilation?: readonly number[];
  readonly pairs?: readonly (readonly [number, number])[];
  readonly groups?: number;
}

const same = (axes: number): [number, number][] => Array.from({length: axes}, () => [1, 1]);

const CASES: Readonly<Record<string, ConvCase>> = {
  "1-D": {x: [2, 11, 3], weight: [3, 3, 5], pairs: [[1, 1]]},
  "1-D, stride 3, dilation 2": {x: [1, 23, 4], weight: [4, 4, 8], stride: [3], dilation: [2]},
  "3×3, same": {x: [2, 9, 7, 5], weight: [3, 3, 5, 11], pairs: same(2)},
  "3×3, one channel in": {x: [1, 6, 13, 1], weight: [3, 3, 1, 8], pairs: same(2)},
  "3×3, valid, sixteen channels": {x: [1, 8, 12, 16], weight: [3, 3, 16, 16]},
  "1×1": {x: [2, 5, 6, 7], weight: [1, 1, 7, 3]},
  "1×1, stride 2": {x: [1, 7, 8, 6], weight: [1, 1, 6, 4], stride: [2, 2]},
  "2×2, stride 2": {x: [1, 8, 6, 4], weight: [2, 2, 4, 9], stride: [2, 2]},
  "2×2, stride 2, odd size": {x: [2, 7, 9, 4], weight: [2, 2, 4, 8], stride: [2, 2]},
  "3×5, strides 2 and 3": {x: [1, 10, 17, 3], weight: [3, 5, 3, 6], stride: [2, 3], pairs: same(2)},
  "3×3, stride 2, padding on one side": {
    ...{x: [1, 8, 9, 3], weight: [3, 3, 3, 4], stride: [2, 2]},
    pairs: [
      [0, 1],
      [2, 0],
    ],
  },
  "3×3, dilations 2 and 3": {
    ...{x: [1, 11, 12, 3], weight: [3, 3, 3, 5], dilation: [2, 3]},
    pairs: [
      [2, 2],
      [3, 3],
    ],
  },
  "3×3, stride 2, dilation 2": {
    ...{x: [1, 12, 11, 4], weight: [3, 3, 4, 4], stride: [2, 2], dilation: [2, 2]},
    pairs: same(2),
  },
  "3×3, three groups": {x: [2, 6, 5, 9], weight: [3, 3, 3, 6], pairs: same(2), groups: 3},
  "3×3, depthwise, two filters each": {
    ...{x: [1, 7, 6, 5], weight: [3, 3, 1, 10], pairs: same(2), groups: 5},
  },
  "3×3, four groups, stride 2": {
    ...{x: [1, 9, 9, 8], weight: [3, 3, 2, 12], stride: [2, 2], pairs: same(2), groups: 4},
  },
  "kernel smaller than the stride": {x: [1, 9, 11, 3], weight: [1, 2, 3, 4], stride: [3, 4]},
  "padding wider than the kernel": {
    ...{x: [1, 4, 5, 2], weight: [2, 2, 2, 3]},
    pairs: [
      [3, 4],
      [2, 5],
    ],
  },
  // Few channels on one side and long sums: these are dot products.
  "3×3, two filters of eight channels": {x: [2, 7, 9, 8], weight: [3, 3, 8, 2], pairs: same(2)},
  "3×3, three filters in each of two groups": {
    ...{x: [1, 6, 7, 16], weight: [3, 3, 8, 6], pairs: same(2), groups: 2},
  },
  "7×7, stride 2, one channel to sixteen": {
    ...{x: [2, 13, 10, 1], weight: [7, 7, 1, 16], stride: [2, 2]},
    pairs: [
      [3, 3],
      [3, 3],
    ],
  },
  "3×3×3, one channel to eight": {x: [2, 3, 5, 6, 1], weight: [3, 3, 3, 1, 8], pairs: same(3)},
  "3×3×3, same": {x: [2, 5, 6, 7, 3], weight: [3, 3, 3, 3, 5], pairs: same(3)},
  "3×3×3, eight channels": {x: [1, 4, 6, 8, 8], weight: [3, 3, 3, 8, 8], pairs: same(3)},
  "3×3×3, stride 2, odd size": {
    ...{x: [1, 7, 5, 9, 2], weight: [3, 3, 3, 2, 4], stride: [2, 2, 2], pairs: same(3)},
  },
  "2×2×2, stride 2": {x: [1, 4, 6, 4, 8], weight: [2, 2, 2, 8, 16], stride: [2, 2, 2]},
  "3×3×3, dilation 2, two groups": {
    ...{x: [1, 6, 7, 8, 4], weight: [3, 3, 3, 2, 6], dilation: [2, 2, 2], groups: 2},
    pairs: [
      [2, 2],
      [2, 2],
      [2, 2],
    ],
  },
};

describe("wasm convolution", () => {
  const engine = withWasm();

  for (const [title, one] of Object.entries(CASES)) {
    const axes = one.x.length - 2;
    const {groups = 1, stride = Array<number>(axes).fill(1)} = one;
    const {dilation = Array<number>(axes).fill(1)} = one;
    const pairs = one.pairs ?? Array.from({length: axes}, () => [0, 0] as const);
    const attrs = {stride, dilation, pairs, groups};
    const options = {stride, dilation, padding: pairs, groups};
    const x = signed(one.x, 1);
    const weight = signed(one.weight, 2);
    const bias = signed([one.weight[axes + 1]], 3);
    const y = conv(x, weight, {...options, bias});

    it(`${title}: gives what the sum in double precision gives`, () => {
      const [actual] = runKernel(engine.tf, "VoxelbookConv", {x, filter: weight, bias}, attrs);
      assertClose(actual, y, title);
    });

    it(`${title}: cuts at 0 where a ReLU is fused`, () => {
      const inputs = {x, filter: weight, bias};
      const [actual] = runKernel(engine.tf, "VoxelbookConv", inputs, {...attrs, relu: true});
      assertClose(actual, {...y, data: y.data.map((value) => Math.max(value, 0))}, title);
    });

    it(`${title}: gives both gradients`, () => {
      const dy = signed(y.shape, 4);
      const expected = convBackward(dy, {x, weight, ...options});
      const [spatial, kernel] = [one.x.slice(1, -1), one.weight.slice(0, -2)];
      const inputs = {dy, filter: weight};
      const [dx] = runKernel(engine.tf, "VoxelbookConvInputGrad", inputs, {...attrs, spatial});
      assertClose(dx, expected.x, `${title}, dx`);
      const [dw] = runKernel(engine.tf, "VoxelbookConvFilterGrad", {x, dy}, {...attrs, kernel});
      assertClose(dw, expected.weight, `${title}, dw`);
    });
  }

  it("sums over more rows than one chunk holds", () => {
    const x = signed([1, 300, 61, 16], 1);
    const dy = signed([1, 300, 61, 8], 2);
    const weight = signed([3, 3, 16, 8], 3);
    const attrs = {stride: [1, 1], dilation: [1, 1], pairs: same(2), kernel: [3, 3]};
    const [dw] = runKernel(engine.tf, "VoxelbookConvFilterGrad", {x, dy}, attrs);
    assertClose(dw, convBackward(dy, {x, weight, padding: 1}).weight, "dw");
  });

  it("computes a transposed convolution with its bias as the gradient of one", () => {
    const x = signed([1, 3, 4, 2, 16], 1);
    const filter = signed([2, 2, 2, 8, 16], 2);
    const bias = signed([8], 3);
    const attrs = {
      stride: [2, 2, 2],
      dilation: [1, 1, 1],
      pairs: [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    };
    const [y] = runKernel(
      engine.tf,
      "VoxelbookConvInputGrad",
      {dy: x, filter, bias},
      {...attrs, spatial: [6, 8, 4]},
    );
    assertClose(y, convTranspose(x, filter, {bias, stride: 2}), "y");
  });
});
