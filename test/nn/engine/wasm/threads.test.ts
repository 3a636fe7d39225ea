import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {Engine} from "../../../../lib/nn/engine/engine.ts";
import {openEngine} from "../../../../lib/nn/engine/openEngine.ts";
import {registerWasmKernels} from "../../../../lib/nn/engine/wasm/registerWasmKernels.ts";
import {runKernel, signed} from "./support/withWasm.ts";

/** Work that is shared: a convolution with its gradients, a normalisation, a pooling, a step of Adam. */
function results({tf}: Engine): number[][] {
  const [x, filter] = [signed([2, 33, 31, 12], 1), signed([3, 3, 12, 20], 2)];
  const attrs = {
    stride: [1, 1],
    dilation: [1, 1],
    pairs: [
      [1, 1],
      [1, 1],
    ],
  };
  const [y] = runKernel(tf, "VoxelbookConv", {x, filter}, attrs);
  const [dx] = runKernel(
    tf,
    "VoxelbookConvInputGrad",
    {dy: y, filter},
    {...attrs, spatial: [33, 31]},
  );
  const [dw] = runKernel(tf, "VoxelbookConvFilterGrad", {x, dy: y}, {...attrs, kernel: [3, 3]});
  const [gamma, beta] = [signed([20], 3), signed([20], 4)];
  const norm = {blocks: 1, positions: 2 * 33 * 31, groups: 20, members: 1, eps: 1e-5};
  const [z, mean, variance] = runKernel(tf, "VoxelbookNorm", {x: y, gamma, beta}, norm);
  const inputs = {dy: z, x: y, gamma, beta, mean, variance};
  const back = runKernel(tf, "VoxelbookNormGrad", inputs, {...norm, relu: true});
  const window = {
    kernel: [2, 2],
    stride: [2, 2],
    pairs: [
      [0, 0],
      [0, 0],
    ],
    average: false,
  };
  const pooled = runKernel(tf, "VoxelbookPool", {x: y}, window);
  const sums = runKernel(tf, "Sum", {x: y}, {axis: [0, 1, 2]});
  return [y, dx, dw, z, mean, variance, ...back, ...pooled, ...sums].map(({data}) => [...data]);
}

describe("threads of the wasm kernels", () => {
  const open = new Map<"engine", Engine>();
  before(async () => {
    open.set("engine", await openEngine({backend: "wasm"}));
  });
  after(() => open.get("engine")?.close());

  it("give the same bits for one, two and five threads, again and again", async () => {
    const engine = open.get("engine") as Engine;
    const found: number[][][] = [];
    for (const threads of [1, 2, 5]) {
      const kernels = await registerWasmKernels(engine.tf, {threads});
      assert.equal(kernels.threads, threads);
      for (let i = 0; i < 5; i++) found.push(results(engine));
      kernels.close();
    }
    for (const other of found) assert.deepEqual(other, found[0]);
  });

  it("say that one was asked for, and give TensorFlow.js its kernels back when closed", async () => {
    const {tf} = open.get("engine") as Engine;
    const own = tf.getKernel("Conv2D", "wasm");
    const kernels = await registerWasmKernels(tf, {threads: 1});
    assert.equal(kernels.whyOneThread, null);
    assert.notEqual(tf.getKernel("Conv2D", "wasm"), own);
    kernels.close();
    assert.equal(tf.getKernel("Conv2D", "wasm"), own);
  });

  it("refuse a number of threads that is none", async () => {
    const {tf} = open.get("engine") as Engine;
    for (const threads of [0, 1.5, 65, Number.NaN]) {
      await assert.rejects(registerWasmKernels(tf, {threads}), {
        name: "RangeError",
        message: `registerWasmKernels: threads must be a whole number from 1 to 64, got ${threads}`,
      });
    }
  });

  it("do not keep a process alive that forgets to close them", () => {
    const script = fileURLToPath(new URL("./support/forgetsToClose.ts", import.meta.url));
    const options = ["--import=tsx", "--conditions=voxelbook-source", script];
    const child = spawnSync(process.execPath, options, {encoding: "utf8", timeout: 9000});
    assert.equal(child.signal, null);
    assert.equal(child.status, 0, child.stderr.slice(-500));
    assert.match(child.stdout, /^threads [2-9]/);
  });
});
