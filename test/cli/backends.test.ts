import assert from "node:assert/strict";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type BackendKind, detectBackends} from "../../workbench/cli/backends.ts";
import {type Probe, probeBackend} from "../../workbench/cli/native/probe.ts";
import {inScratch} from "../data/scratch.ts";

const works = (more: Partial<{isUsingGpu: boolean; tensorflow: string}> = {}): Probe => ({
  ok: true,
  answer: {
    backend: "tensorflow",
    tensorflow: "2.15.1",
    isUsingGpu: false,
    loadMs: 1,
    productMs: 2,
    ...more,
  },
});

/** Detects with backends that are there, or not, as the test says. */
async function detect(probes: Readonly<Partial<Record<BackendKind, Probe>>>) {
  const tried: BackendKind[] = [];
  const reports = await detectBackends({
    find: (kind) => (kind in probes ? `/${kind}` : undefined),
    probe: async (kind, from) => {
      assert.equal(from, `/${kind}`);
      tried.push(kind);
      return probes[kind] ?? {ok: false, reason: "not asked"};
    },
  });
  return {tried, states: reports.map(({state}) => state), reasons: reports.map((r) => r.reason)};
}

describe("detectBackends", () => {
  it("takes the GPU first and does not try the others", async () => {
    const all = {gpu: works({isUsingGpu: true}), node: works(), wasm: works()};
    const {tried, states, reasons} = await detect(all);
    assert.deepEqual(tried, ["gpu"]);
    assert.deepEqual(states, ["in force", "not tried", "not tried"]);
    assert.equal(reasons[2], "gpu comes first and works");
  });

  it("passes over the GPU package where TensorFlow finds no GPU", async () => {
    const {states, reasons} = await detect({gpu: works(), node: works()});
    assert.deepEqual(states, ["not usable", "in force", "not tried"]);
    assert.match(reasons[0], /finds no GPU/);
  });

  it("falls to wasm, with the reason of each earlier one and the command that brings it", async () => {
    const {states, reasons} = await detect({
      node: {ok: false, reason: "libtensorflow.so.2: cannot open"},
      wasm: works(),
    });
    assert.deepEqual(states, ["not usable", "not usable", "in force"]);
    assert.match(reasons[0], /tfjs-node-gpu is not installed \(voxelbook native --gpu brings it\)/);
    assert.match(reasons[1], /does not load: libtensorflow\.so\.2: cannot open/);
  });

  it("says of all three why none is in force", async () => {
    const {states, reasons} = await detect({});
    assert.deepEqual(states, ["not usable", "not usable", "not usable"]);
    assert.match(reasons[2], /tfjs-backend-wasm is not installed \(npm ci brings it\)/);
  });
});

describe("probeBackend", () => {
  it("multiplies matrices on the wasm backend that the library depends on", async function () {
    this.timeout(60_000);
    const probe = await probeBackend("wasm", import.meta.filename);
    assert.ok(probe.ok, JSON.stringify(probe));
    assert.equal(probe.answer.backend, "wasm");
  });

  it("says that a package is not there", async () => {
    await inScratch(async (folder) => {
      const probe = await probeBackend("node", join(folder, "package.json"));
      assert.ok(!probe.ok);
      assert.match(probe.reason, /Cannot find module '@tensorflow\/tfjs-node'/);
    });
  });

  /** Writes a package that stands for tfjs-node: it multiplies as told. */
  async function writePackage(folder: string, product: string, atLoad = ""): Promise<void> {
    const own = join(folder, "node_modules/@tensorflow/tfjs-node");
    await mkdir(own, {recursive: true});
    await writeFile(
      join(own, "index.js"),
      `${atLoad}
const util = require("util");
if (util.isNullOrUndefined(1)) throw new Error("1 is something");
exports.ready = async () => {};
exports.tensor2d = exports.ones = () => ({});
exports.matMul = () => ({data: async () => [${product}]});
exports.backend = () => ({binding: {TF_Version: "9.9"}, isUsingGpuDevice: false});
exports.getBackend = () => "tensorflow";
`,
    );
  }

  it("puts util.isNullOrUndefined back, which tfjs-node calls and Node 23 removed", () =>
    inScratch(async (folder) => {
      await writePackage(folder, "19, 22, 43, 50");
      const removal = join(folder, "remove.cjs");
      await writeFile(removal, 'delete require("node:util").isNullOrUndefined;');
      const nodeArguments = ["--require", removal];
      const probe = await probeBackend("node", join(folder, "x.json"), {nodeArguments});
      assert.ok(probe.ok, JSON.stringify(probe));
      assert.equal(probe.answer.tensorflow, "9.9");
    }));

  it("does not believe a backend that multiplies wrongly", () =>
    inScratch(async (folder) => {
      await writePackage(folder, "19, 22, 43, 51");
      const probe = await probeBackend("node", join(folder, "x.json"));
      assert.ok(!probe.ok);
      assert.match(probe.reason, /must be 19,22,43,50, got 19,22,43,51/);
    }));

  it("ends a backend that never answers", () =>
    inScratch(async (folder) => {
      await writePackage(folder, "1", "for (;;);");
      const probe = await probeBackend("node", join(folder, "x.json"), {limitMs: 1000});
      assert.deepEqual(probe, {ok: false, reason: "no answer within 1 s"});
    }));

  it("survives a backend that crashes", () =>
    inScratch(async (folder) => {
      await writePackage(folder, "1", "process.abort();");
      const probe = await probeBackend("node", join(folder, "x.json"));
      assert.equal(probe.ok, false);
    }));
});
