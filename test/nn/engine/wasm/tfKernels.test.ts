import type {NamedAttrMap} from "@tensorflow/tfjs-core";
import {conv} from "../../../../lib/nn/ops/conv.ts";
import {convBackward} from "../../../../lib/nn/ops/convBackward.ts";
import {maxPool, maxPoolBackward} from "../../../../lib/nn/ops/maxPool.ts";
import {avgPool, avgPoolBackward} from "../../../../lib/nn/ops/avgPool.ts";
import {assertClose, runKernel, signed, withWasm} from "./support/withWasm.ts";

/** Runs a kernel by TensorFlow.js's names. */
describe("wasm kernels under TensorFlow.js's names", () => {
  const engine = withWasm();

  for (const axes of [2, 3]) {
    const name = axes === 2 ? "Conv2D" : "Conv3D";
    const [back, filterBack] =
      axes === 2
        ? ["Conv2DBackpropInput", "Conv2DBackpropFilter"]
        : ["Conv3DBackpropInputV2", "Conv3DBackpropFilterV2"];
    const format = axes === 2 ? "NHWC" : "NDHWC";
    const size = [9, 8, 7].slice(0, axes);
    const x = signed([2, ...size, 3], 1);
    const filter = signed([...Array<number>(axes).fill(3), 3, 4], 2);
    const strides = Array<number>(axes).fill(1);

    for (const [pad, stride] of [
      ["same", 1],
      ["valid", 2],
    ] as const) {
      it(`${name}, padding "${pad}", stride ${stride}, and its gradients`, () => {
        const options = {stride, padding: pad === "same" ? 1 : 0};
        const y = conv(x, filter, options);
        const attrs: NamedAttrMap = {pad, strides: strides.map(() => stride), dataFormat: format};
        const dilations = strides;
        assertClose(runKernel(engine.tf, name, {x, filter}, {...attrs, dilations})[0], y, "y");
        const dy = signed(y.shape, 3);
        const expected = convBackward(dy, {x, weight: filter, ...options});
        const inputShape = [...x.shape];
        const [dx] = runKernel(engine.tf, back, {dy, filter}, {...attrs, inputShape});
        assertClose(dx, expected.x, "dx");
        const filterShape = [...filter.shape];
        const [dw] = runKernel(engine.tf, filterBack, {x, dy}, {...attrs, filterShape});
        assertClose(dw, expected.weight, "dw");
      });
    }

    it(`poolings of ${axes} axes of negative values, and their gradients`, () => {
      const below = {...x, data: x.data.map((value) => -2 - Math.abs(value))};
      const attrs = {filterSize: strides.map(() => 2), strides: strides.map(() => 2), pad: "valid"};
      const volume = axes === 3 ? {dataFormat: "NDHWC"} : {};
      const suffix = axes === 3 ? "3D" : "";
      const {y, indices} = maxPool(below, {kernel: 2});
      const run = (kernel: string, inputs: Parameters<typeof runKernel>[2]) =>
        runKernel(engine.tf, kernel, inputs, {...attrs, ...volume})[0];
      const input = below;
      const output = run(`MaxPool${suffix}`, {x: input});
      assertClose(output, y, "max", 1e-6);
      const dy = signed(y.shape, 3);
      const expected = maxPoolBackward(dy, {x: below, indices});
      assertClose(run(`MaxPool${suffix}Grad`, {dy, input, output}), expected, "dx of max", 1e-6);
      assertClose(run(`AvgPool${suffix}`, {x: input}), avgPool(below, {kernel: 2}), "mean", 1e-6);
      const share = avgPoolBackward(dy, {x: below, kernel: 2});
      assertClose(run(`AvgPool${suffix}Grad`, {dy, input}), share, "dx of mean", 1e-6);
    });
  }

  it('depthwise convolution and its gradients, padding "same"', () => {
    const x = signed([2, 7, 6, 3], 1);
    const filter = signed([3, 3, 3, 2], 2);
    const weight = {...filter, shape: [3, 3, 1, 6]};
    const options = {padding: 1, groups: 3};
    const attrs = {strides: [1, 1], pad: "same", dataFormat: "NHWC", dilations: [1, 1]};
    const y = conv(x, weight, options);
    const name = "DepthwiseConv2dNative";
    assertClose(runKernel(engine.tf, name, {x, filter}, attrs)[0], y, "y");
    const dy = signed(y.shape, 3);
    const expected = convBackward(dy, {x, weight, ...options});
    const inputs = {...attrs, inputShape: [...x.shape]};
    const [dx] = runKernel(engine.tf, `${name}BackpropInput`, {dy, filter}, inputs);
    assertClose(dx, expected.x, "dx");
    const filters = {...attrs, filterShape: [...filter.shape]};
    const [dw] = runKernel(engine.tf, `${name}BackpropFilter`, {x, dy}, filters);
    assertClose(dw, {...expected.weight, shape: filter.shape}, "dw");
  });
});
