import {batchNorm, batchNormBackward} from "../../../../lib/nn/ops/batchNorm.ts";
import {groupNorm, groupNormBackward} from "../../../../lib/nn/ops/groupNorm.ts";
import type {Tensor} from "../../../../lib/nn/tensor.ts";
import {assertClose, runKernel, signed, withWasm} from "./support/withWasm.ts";

/** Shapes with whole and broken vectors of channels, and with more pixels than a chunk. */
const SHAPES: readonly (readonly number[])[] = [
  [2, 5, 7, 3],
  [1, 4, 3, 5, 8],
  [3, 40, 33, 6],
  [2, 64, 64, 16],
  [7, 20],
];

/** What passes a ReLU, and what of a gradient passes it backwards. */
const cut = (y: Tensor): Tensor => ({...y, data: y.data.map((value) => Math.max(value, 0))});
const pass = (dy: Tensor, y: Tensor): Tensor => ({
  ...dy,
  data: dy.data.map((value, i) => (y.data[i] > 0 ? value : 0)),
});

/** Values far from 0, so that a variance that is a difference of squares would show. */
const shifted = (x: Tensor): Tensor => ({...x, data: x.data.map((v) => Math.fround(v + 30))});

describe("wasm normalisation", () => {
  const engine = withWasm();

  for (const shape of SHAPES) {
    const channels = shape[shape.length - 1];
    const x = shifted(signed(shape, 1));
    const [gamma, beta] = [signed([channels], 2), signed([channels], 3)];
    const dy = signed(shape, 4);
    const positions = x.data.length / channels;
    const eps = 1e-5;
    const batch = {blocks: 1, positions, groups: channels, members: 1, eps};

    it(`[${shape}]: normalises over the batch`, () => {
      const {y, mean, variance} = batchNorm(x, {gamma, beta, eps});
      const inputs = {x, gamma, beta};
      const results = runKernel(engine.tf, "VoxelbookNorm", inputs, batch);
      // The mean of 30 costs one digit and a half of seven.
      assertClose(results[0], y, "y", 1e-4);
      assertClose(results[1], {...mean, shape: [1, channels]}, "mean");
      assertClose(results[2], {...variance, shape: [1, channels]}, "variance", 1e-4);
      const [fused] = runKernel(engine.tf, "VoxelbookNorm", inputs, {...batch, relu: true});
      assertClose(fused, cut(y), "y with ReLU", 1e-4);
    });

    for (const relu of [false, true]) {
      it(`[${shape}]: sends a gradient back${relu ? " through a fused ReLU" : ""}`, () => {
        const forward = runKernel(engine.tf, "VoxelbookNorm", {x, gamma, beta}, batch);
        const [y, mean, variance] = forward;
        const given = relu ? pass(dy, y) : dy;
        const expected = batchNormBackward(given, {x, gamma, beta, eps});
        const inputs = {dy, x, gamma, beta, mean, variance};
        const [dx, dGamma, dBeta] = runKernel(engine.tf, "VoxelbookNormGrad", inputs, {
          ...batch,
          relu,
        });
        assertClose(dx, expected.x, "dx", 1e-4);
        assertClose(dGamma, expected.gamma, "dgamma", 1e-4);
        assertClose(dBeta, expected.beta, "dbeta", 1e-4);
      });
    }
  }

  for (const groups of [1, 2, 3, 6]) {
    it(`normalises each scan over ${groups} groups of six channels, and back`, () => {
      const x = signed([3, 7, 5, 6], 1);
      const [gamma, beta, dy] = [signed([6], 2), signed([6], 3), signed(x.shape, 4)];
      const eps = 1e-3;
      const attrs = {blocks: 3, positions: 35, groups, members: 6 / groups, eps};
      const [y, mean, variance] = runKernel(engine.tf, "VoxelbookNorm", {x, gamma, beta}, attrs);
      assertClose(y, groupNorm(x, {gamma, beta, groups, eps}), "y");
      const expected = groupNormBackward(dy, {x, gamma, beta, groups, eps});
      const inputs = {dy, x, gamma, beta, mean, variance};
      const [dx, dGamma, dBeta] = runKernel(engine.tf, "VoxelbookNormGrad", inputs, attrs);
      assertClose(dx, expected.x, "dx");
      assertClose(dGamma, expected.gamma, "dgamma");
      assertClose(dBeta, expected.beta, "dbeta");
    });
  }
});
