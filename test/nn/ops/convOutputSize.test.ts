import assert from "node:assert/strict";
import fc from "fast-check";
import {convOutputSize, convTransposeOutputSize} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

describe("convOutputSize", () => {
  it("counts the windows of small kernels", () => {
    assert.equal(convOutputSize(5, {kernel: 3}), 3);
    assert.equal(convOutputSize(5, {kernel: 3, padding: 1}), 5);
    assert.equal(convOutputSize(5, {kernel: 3, stride: 2}), 2);
    assert.equal(convOutputSize(6, {kernel: 3, stride: 2}), 2);
    assert.equal(convOutputSize(5, {kernel: 3, dilation: 2}), 1);
    assert.equal(convOutputSize(4, {kernel: 2, padding: [0, 1]}), 4);
    assert.equal(convOutputSize(1, {kernel: 1, stride: 7}), 1);
  });

  it("agrees with counting the windows one by one", () => {
    const option = (min: number, max: number) => fc.integer({min, max});
    const args = [option(1, 40), option(1, 5), option(1, 4), option(0, 4), option(1, 3)] as const;
    fc.assert(
      fc.property(...args, (size, kernel, stride, padding, dilation) => {
        let windows = 0;
        const last = size + 2 * padding - dilation * (kernel - 1) - 1;
        for (let start = 0; start <= last; start += stride) windows++;
        const call = () => convOutputSize(size, {kernel, stride, padding, dilation});
        if (windows > 0) assert.equal(call(), windows);
        else assert.throws(call, RangeError);
      }),
      {seed: 12},
    );
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    [
      "a kernel larger than the input",
      () => convOutputSize(3, {kernel: 2, dilation: 3}),
      "the dilated kernel must fit into the padded input, got 4 and 3",
    ],
    [
      "no input",
      () => convOutputSize(0, {kernel: 1}),
      "size must be a whole number of at least 1, got 0",
    ],
    [
      "half a step",
      () => convOutputSize(3, {kernel: 1, stride: 0.5}),
      "stride must be a whole number of at least 1, got 0.5",
    ],
    [
      "a negative padding",
      () => convOutputSize(3, {kernel: 1, padding: [0, -1]}),
      "padding after must be a whole number of at least 0, got -1",
    ],
    [
      "NaN",
      () => convOutputSize(3, {kernel: Number.NaN}),
      "kernel must be a whole number of at least 1, got NaN",
    ],
  ];
  for (const [what, call, message] of refused) {
    it(`refuses ${what}`, () => {
      assert.equal(outcome(call), `RangeError convOutputSize: ${message}`);
    });
  }
});

describe("convTransposeOutputSize", () => {
  it("gives the sizes of up-convolutions", () => {
    assert.equal(convTransposeOutputSize(3, {kernel: 2, stride: 2}), 6);
    assert.equal(convTransposeOutputSize(4, {kernel: 3, stride: 2}), 9);
    assert.equal(convTransposeOutputSize(4, {kernel: 3, stride: 2, padding: 1}), 7);
    assert.equal(convTransposeOutputSize(4, {kernel: 3, dilation: 2}), 8);
  });

  it("leads to a size whose convolution has the given one", () => {
    const option = (min: number, max: number) => fc.integer({min, max});
    fc.assert(
      fc.property(
        option(4, 20),
        option(1, 5),
        option(1, 4),
        option(0, 3),
        (size, kernel, stride, extra) => {
          const outputPadding = extra % stride;
          const up = convTransposeOutputSize(size, {kernel, stride, outputPadding});
          assert.equal(convOutputSize(up, {kernel, stride}), size);
        },
      ),
      {seed: 13},
    );
  });

  it("refuses an output padding that the stride could not have rounded away, and to cut all off", () => {
    assert.equal(
      outcome(() => convTransposeOutputSize(3, {kernel: 2, stride: 2, outputPadding: 2})),
      "RangeError convTransposeOutputSize: outputPadding must be below the stride or the dilation, got 2 with 2 and 1",
    );
    assert.equal(
      outcome(() => convTransposeOutputSize(1, {kernel: 2, padding: 1})),
      "RangeError convTransposeOutputSize: the padding must leave something of the output, got 1 + 1 of 2",
    );
  });
});
