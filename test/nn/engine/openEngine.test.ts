import assert from "node:assert/strict";
import type {BackendName} from "../../../lib/nn/engine/engine.ts";
import {isSoftware} from "../../../lib/nn/engine/load/isSoftware.ts";
import {loadWebGpu} from "../../../lib/nn/engine/load/webgpu.ts";
import {openEngine} from "../../../lib/nn/engine/openEngine.ts";

describe("openEngine", () => {
  it("says which backend it runs on", async () => {
    const engine = await openEngine({backend: "wasm"});
    assert.equal(engine.backend, "wasm");
    assert.equal(engine.tf.getBackend(), "wasm");
    assert.match(engine.info.device, /WebAssembly with SIMD, \d+ threads?/);
    assert.equal(engine.info.version, "4.22.0");
    assert.deepEqual(engine.info.skipped, []);
    engine.close();
  });

  it("gives the open engine to all who ask, and refuses another until all have closed it", async () => {
    const [first, second] = await Promise.all([
      openEngine({backend: "wasm"}),
      openEngine({backend: "wasm"}),
    ]);
    assert.equal(first.tf, second.tf);
    first.close();
    first.close();
    await assert.rejects(openEngine({backend: "node"}), {
      message:
        "openEngine: the engine on wasm must be closed before one on node is opened; call close()",
    });
    const third = await openEngine();
    assert.equal(third.backend, "wasm");
    third.close();
    assert.deepEqual([...(await second.tf.tensor1d([1, 2]).data())], [1, 2]);
    second.close();
  });

  it("opens again after it was closed, with the same kernels", async () => {
    for (let i = 0; i < 2; i++) {
      const {tf, close} = await openEngine({backend: "wasm"});
      assert.ok(tf.getKernel("VoxelbookConv", "wasm") !== undefined);
      const sum = tf.tidy(() => tf.sum(tf.tensor2d([1, 2, 3, 4], [2, 2]), 0).dataSync());
      assert.deepEqual([...sum], [4, 6]);
      close();
    }
  });

  it("refuses a kernel that nobody has checked, by its name", async () => {
    const {tf, close} = await openEngine({backend: "wasm"});
    assert.throws(() => tf.tidy(() => tf.topk(tf.tensor1d([3, 1, 2]), 2)), {
      message: "TensorFlow.js: TopK is not checked on the wasm backend",
    });
    assert.throws(
      () => tf.tidy(() => tf.image.resizeBilinear(tf.tensor3d([1, 2], [1, 2, 1]), [4, 4])),
      {
        message: /ResizeBilinear is not checked on the wasm backend/,
      },
    );
    close();
  });

  it("has no gradient but its own: who takes another gets an error", async () => {
    const {tf, close} = await openEngine({backend: "wasm"});
    const slope = tf.grad((x) => tf.tidy(() => tf.sum(tf.cumsum(x))));
    assert.throws(() => tf.tidy(() => slope(tf.tensor1d([1, 2]))), /not found for Cumsum/);
    close();
  });

  it("says that memory has run out instead of computing on", async () => {
    const {tf, close} = await openEngine({backend: "wasm"});
    // 8 GiB, twice what an address of WebAssembly reaches.
    assert.throws(() => tf.tidy(() => tf.fill([2, 1024, 1024, 1024], 1)), {
      name: "RangeError",
      message: /^wasm: memory must hold 8192\.0 MiB more, but .*; use a smaller batch or patch/,
    });
    close();
  });

  it("names the backends when asked for one that does not exist", async () => {
    await assert.rejects(openEngine({backend: "wasn" as BackendName}), {
      name: "RangeError",
      message:
        'openEngine: backend must be one of gpu, node, webgpu, webgl, wasm, got wasn; did you mean "wasm"?',
    });
  });

  it("says why a backend that is asked for cannot be had, and opens another afterwards", async () => {
    await assert.rejects(openEngine({backend: "webgl"}), {
      message: "openEngine: no backend can be used: webgl: there is no WebGL 2 here",
    });
    const engine = await openEngine({backend: "wasm"});
    engine.close();
  });
});

describe("software renderers", () => {
  for (const [name, expected] of [
    ["ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)", true],
    ["llvmpipe (LLVM 15.0.6, 256 bits)", true],
    ["Microsoft Basic Render Driver", true],
    ["google, swiftshader", true],
    ["ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0)", false],
    ["Apple M2", false],
    ["Mesa Intel(R) UHD Graphics 620 (KBL GT2)", false],
  ] as const) {
    it(`${expected ? "counts" : "does not count"} ${name}`, () => {
      assert.equal(isSoftware(name), expected);
    });
  }

  it("are passed over by WebGPU, with the adapter's name", async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    const info = {vendor: "google", architecture: "swiftshader"};
    const gpu = {requestAdapter: async () => ({info})};
    Object.defineProperty(globalThis, "navigator", {value: {gpu}, configurable: true});
    try {
      assert.deepEqual(await loadWebGpu(false), {
        reason: "its adapter is a software renderer (google, swiftshader), slower than wasm",
      });
    } finally {
      if (own === undefined) Reflect.deleteProperty(globalThis, "navigator");
      else Object.defineProperty(globalThis, "navigator", own);
    }
  });
});
