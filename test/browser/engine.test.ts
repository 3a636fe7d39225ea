import assert from "node:assert/strict";
import {BACKENDS} from "../../lib/nn/engine/engine.ts";
import {type EngineSuitePage, openEngineSuite} from "./support/engineSuite.ts";
import {openRuntimePage} from "./support/runtimePage.ts";
import {skipWithoutChromium} from "./support/skipWithoutChromium.ts";

describe("the tensor engine in the page", function () {
  this.timeout(300_000);
  let suite: EngineSuitePage;

  before(async function () {
    skipWithoutChromium(this);
    suite = await openEngineSuite();
  });
  after(() => suite?.close());

  // Graphics backends are checked where there is a real adapter; software renderers are passed over.
  for (const backend of BACKENDS.slice(2)) {
    it(`on ${backend} gives what nn/ops give, with every kernel that it lets through`, async function () {
      const report = await suite.run({backend}).catch((error: Error) => {
        if (backend === "wasm") throw error;
        assert.match(error.message, /no adapter|no WebGPU|no WebGL|software renderer|is software/);
        console.log(`      ${error.message} (skipped)`);
        return null;
      });
      if (report === null) return this.skip();
      assert.deepEqual(report.failed, []);
      assert.deepEqual([report.idle, report.untried], [[], []]);
      assert.ok(report.count > 1000);
    });
  }

  it("chooses by itself, says why it passes over others, and has threads behind the book's server", async () => {
    const {info, backend} = await suite.run({backend: undefined});
    const names = info.skipped.map(({backend}) => backend);
    assert.deepEqual(names, BACKENDS.slice(0, BACKENDS.indexOf(backend as "wasm")));
    for (const {reason} of info.skipped.slice(0, 2)) assert.equal(reason, "it works in Node only");
    if (backend !== "wasm") return;
    const cores = (await import("node:os")).availableParallelism();
    if (cores > 1) assert.ok((info.threads ?? 0) > 1, info.device);
  });
});

describe("a cell that imports voxelbook/nn", function () {
  this.timeout(120_000);

  it("opens an engine in the page's worker, and fetches TensorFlow.js only then", async function () {
    skipWithoutChromium(this);
    const runtime = await openRuntimePage();
    try {
      const {server} = runtime;
      const weights = () => server.requests.filter((path) => path.endsWith(".wasm"));
      await runtime.run("a", 'import {tensor} from "voxelbook/nn";\ntensor([1, 2, 1], 1).shape;');
      assert.deepEqual(weights(), []);
      const before = server.requests.length;
      const cell = [
        'import {engineOps, openEngine} from "voxelbook/nn";',
        'const engine = await openEngine({backend: "wasm"});',
        "const {tf} = engine;",
        "const y = engineOps.conv(tf, tf.ones([1, 3, 3, 1]), tf.ones([3, 3, 1, 1]));",
        "console.log(engine.backend, (await y.data())[0]);",
        "engine.close();",
      ];
      const {status, outputs} = await runtime.run("b", cell.join("\n"));
      assert.equal(status, "ok", JSON.stringify(outputs));
      const text = outputs.flatMap((one) => (one.output_type === "stream" ? one.text : []));
      assert.deepEqual(text, ["wasm 9\n"]);
      assert.equal(weights().length, 1);
      assert.ok(server.requests.length > before + 2, "parts come when the engine opens");
    } finally {
      await runtime.close();
    }
  });
});
