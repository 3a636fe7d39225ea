import assert from "node:assert/strict";
import {
  basicUnet,
  convBlock,
  countParameters,
  denseNet,
  dynUnet,
  monaiUnet,
  type Network,
  parametersOf,
  plainNet,
  residualBlock,
  resnet,
  segResNet,
  shapesOf,
  smallestInput,
  unet,
  unet3d,
  vnet,
} from "../../../lib/nn/index.ts";

/** Shape of the main result. */
function outputOf(network: Network, shape: readonly number[]): readonly number[] | undefined {
  return shapesOf(network, shape).get(network.outputs[0]);
}

const slices = {dims: 2, inChannels: 1, classes: 2} as const;
const volumes = {dims: 3, inChannels: 1, classes: 2} as const;

describe("convBlock, residualBlock and plainNet", () => {
  it("count as on paper", () => {
    // 1 · 9 · 4 weights and 4 biases; gamma and beta of 4 channels.
    const block = {dims: 2, inChannels: 1, filters: 4, kernel: 3, activation: "relu"} as const;
    assert.deepEqual(countParameters(convBlock({...block, norm: "batch"})), {
      trainable: 48,
      buffers: 8,
    });
    // Two 3 × 3 convolutions of 8 channels, two normalisations.
    const residual = {dims: 2, inChannels: 8, filters: 8} as const;
    for (const kind of ["post-activation", "pre-activation", "plain"] as const) {
      assert.equal(countParameters(residualBlock({...residual, kind})).trainable, 1184);
    }
    // 8 · 2 + 9 · 2 · 2 + 2 · 8 weights; normalisations of 2, 2 and 8 channels.
    const bottleneck = residualBlock({...residual, kind: "post-activation", bottleneck: true});
    assert.equal(countParameters(bottleneck).trainable, 16 + 36 + 16 + 24);
  });

  it("order the layers of each kind of residual block", () => {
    const layers = (kind: "post-activation" | "pre-activation" | "plain") =>
      residualBlock({dims: 2, inChannels: 4, filters: 4, kind}).nodes.map(({layer}) => layer.kind);
    const branch = ["conv", "norm", "activation", "conv", "norm"];
    assert.deepEqual(layers("post-activation"), [...branch, "add", "activation"]);
    assert.deepEqual(layers("plain"), [...branch, "activation"]);
    const pre = ["norm", "activation", "conv"];
    assert.deepEqual(layers("pre-activation"), [...pre, ...pre, "add"]);
  });

  it("put a convolution into the shortcut where the shape changes, and only there", () => {
    const names = (filters: number, stride: number) =>
      residualBlock({dims: 2, inChannels: 4, filters, stride, kind: "post-activation"}).nodes.map(
        ({name}) => name,
      );
    assert.ok(!names(4, 1).includes("block.downsample.0"));
    assert.ok(names(8, 1).includes("block.downsample.0"));
    assert.ok(names(4, 2).includes("block.downsample.0"));
    const halved = residualBlock({
      dims: 3,
      inChannels: 4,
      filters: 8,
      stride: 2,
      kind: "pre-activation",
    });
    assert.deepEqual(outputOf(halved, [1, 4, 6, 8, 4]), [1, 2, 3, 4, 8]);
  });

  it("make plain nets of any depth, per voxel or per image", () => {
    const net = (depth: number, pool: boolean) =>
      plainNet({...slices, depth, width: 4, norm: "none", pool});
    // 40 for the first convolution, 148 for each further one, 10 for the head.
    assert.equal(countParameters(net(1, false)).trainable, 50);
    assert.equal(countParameters(net(50, false)).trainable, 50 + 49 * 148);
    assert.deepEqual(outputOf(net(3, false), [2, 7, 5, 1]), [2, 7, 5, 2]);
    assert.deepEqual(outputOf(net(3, true), [2, 7, 5, 1]), [2, 2]);
  });
});

describe("unet", () => {
  it("is the net of 2015 by its defaults", () => {
    const net = unet({...slices, padding: "valid"});
    assert.deepEqual(countParameters(net), {trainable: 31030658, buffers: 0});
    assert.deepEqual(outputOf(net, [1, 572, 572, 1]), [1, 388, 388, 2]);
    assert.deepEqual(outputOf(net, [1, 188, 204, 1]), [1, 4, 20, 2]);
  });

  it("is the benchmark's net without biases, in 2-D and in 3-D", () => {
    const plain = {convBias: false, upBias: false, outBias: false, norm: "batch"} as const;
    const same = {...plain, inChannels: 1, classes: 1, padding: "same"} as const;
    const flat = unet({...same, dims: 2, base: 16, depth: 3});
    assert.equal(countParameters(flat).trainable, 482336);
    const deep = unet({...same, dims: 3, base: 8, depth: 2});
    assert.equal(countParameters(deep).trainable, 85152);
    assert.deepEqual(outputOf(deep, [1, 32, 32, 32, 1]), [1, 32, 32, 32, 1]);
  });

  it("saves half of the first convolution of each decoder by adding", () => {
    const count = (skip: "concat" | "add" | "none") =>
      countParameters(unet({...slices, padding: "same", base: 8, depth: 2, skip})).trainable;
    // 9 · C² weights at each level, C = 8 and 16; cutting the skip costs nothing more than adding.
    assert.equal(count("concat") - count("add"), 9 * (8 * 8 + 16 * 16));
    assert.equal(count("none"), count("add"));
  });

  it("comes back to its size in every way to go up", () => {
    for (const up of ["transposed", "linear", "linear only"] as const) {
      for (const norm of ["batch", "instance", {type: "group", groups: 2}] as const) {
        const net = unet({...volumes, padding: "same", base: 4, depth: 2, up, norm});
        assert.deepEqual(outputOf(net, [1, 4, 8, 12, 1]), [1, 4, 8, 12, 2]);
      }
    }
    const valid = unet({...slices, padding: "valid", up: "linear"});
    assert.deepEqual(outputOf(valid, [1, 572, 572, 1]), [1, 388, 388, 2]);
  });
});

describe("the nets of the literature", () => {
  it("give the sizes that their papers state", () => {
    const paper = unet3d({inChannels: 3, classes: 3});
    assert.deepEqual(outputOf(paper, [1, 132, 132, 116, 3]), [1, 44, 44, 28, 3]);
    assert.deepEqual(outputOf(resnet({...slices, depth: 50}), [1, 224, 224, 1]), [1, 2]);
    assert.deepEqual(outputOf(vnet(volumes), [1, 16, 32, 48, 1]), [1, 16, 32, 48, 2]);
  });

  it("have the counts of torchvision 0.29.2 and MONAI 1.6.1 where their tables do not go", () => {
    const counts: readonly (readonly [number, Network])[] = [
      [42514503, resnet({dims: 2, inChannels: 3, classes: 7, depth: 101})],
      [58158151, resnet({dims: 2, inChannels: 3, classes: 7, depth: 152})],
      [12486339, denseNet({dims: 2, inChannels: 2, classes: 3, depth: 169})],
      [25358531, denseNet({dims: 3, inChannels: 2, classes: 3, depth: 201})],
      [40275907, denseNet({dims: 3, inChannels: 2, classes: 3, depth: 264})],
      [9365912, vnet({dims: 2, inChannels: 4, classes: 3, activation: "prelu", bias: true})],
      [1978466, basicUnet(slices)],
      [
        31670338,
        dynUnet({
          ...slices,
          kernels: Array<number>(7).fill(3),
          strides: [2, 2, 2, 2, 1, 1, 1],
          residual: true,
        }),
      ],
      [
        4899,
        monaiUnet({
          dims: 3,
          inChannels: 2,
          classes: 3,
          channels: [4, 4, 8],
          strides: [
            [1, 2, 2],
            [2, 2, 2],
          ],
          kernel: [1, 3, 5],
          upKernel: [3, 3, 5],
          resUnits: 1,
          ordering: "AND",
        }),
      ],
      [
        262852 - 16 * 4 - 4,
        segResNet({
          dims: 2,
          inChannels: 3,
          classes: 4,
          base: 16,
          blocksDown: [1, 2, 2],
          blocksUp: [2, 1],
          up: "transposed",
          finalConv: false,
        }),
      ],
    ];
    for (const [count, net] of counts) {
      // The last net has no final normalisation either.
      const ends = net.name === "SegResNet" ? 32 : 0;
      assert.equal(countParameters(net).trainable, count - ends, net.name);
    }
  });

  it("return the scores of lower levels at the size of the result", () => {
    const net = dynUnet({
      ...slices,
      kernels: [3, 3, 3, 3],
      strides: [2, 2, 2, 2],
      filters: [4, 4, 4, 4],
      deepSupervision: 2,
    });
    const shapes = shapesOf(net, [1, 32, 48, 1]);
    assert.deepEqual(
      net.outputs.map((name) => shapes.get(name)),
      Array(3).fill([1, 16, 24, 2]),
    );
  });

  it("name every array once", () => {
    for (const net of [resnet({...slices, depth: 18}), vnet(volumes), segResNet(volumes)]) {
      const names = parametersOf(net).map(({name}) => name);
      assert.equal(new Set(names).size, names.length);
    }
  });
});

describe("smallestInput", () => {
  it("finds what the depth asks for, axis by axis", () => {
    assert.deepEqual(smallestInput(unet({...slices, padding: "same", depth: 3})), [8, 8]);
    const thick = dynUnet({
      ...volumes,
      kernels: [[1, 3, 3], 3, 3],
      strides: [1, [1, 2, 2], 2],
    });
    assert.deepEqual(smallestInput(thick), [2, 4, 4]);
    assert.deepEqual(smallestInput(basicUnet(slices)), [16, 16]);
  });

  it("has nothing to say where no size fits", () => {
    const narrow = dynUnet({...slices, kernels: [3, 3, 3], strides: [1, 2, 2], upKernels: [3, 3]});
    assert.equal(smallestInput(narrow, {upTo: 40}), undefined);
  });
});
