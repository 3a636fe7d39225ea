import assert from "node:assert/strict";
import {execFile} from "node:child_process";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {checkedKernels} from "../../../lib/nn/engine/checkedKernels.ts";
import type {Engine} from "../../../lib/nn/engine/engine.ts";
import {GRADIENTS} from "../../../lib/nn/engine/gradients/registerGradients.ts";
import {findNative, type NativeKind} from "../../../lib/nn/engine/load/nativeBuilds.ts";
import {openEngine} from "../../../lib/nn/engine/openEngine.ts";
import {type ConformanceReport, runConformance} from "./conformance/runConformance.ts";

describe("the wasm engine", function () {
  this.timeout(120_000);
  let engine: Engine;
  let report: ConformanceReport;

  before(async () => {
    engine = await openEngine({backend: "wasm"});
    report = await runConformance(engine.tf);
  });
  after(() => engine?.close());

  it("gives what nn/ops and plain arithmetic give, forward and backward, and leaves no tensor", () => {
    const wrong = report.results.filter(({problem}) => problem !== null);
    assert.deepEqual(wrong, []);
    assert.ok(report.results.length > 1000, `${report.results.length} cases ran`);
  });

  it("has run every kernel and every gradient that it lets through", () => {
    assert.deepEqual(report.kernels, [...checkedKernels("wasm")].sort());
    assert.deepEqual(report.gradients, [...GRADIENTS].sort());
  });
});

/** Native builds run in a process of their own: TensorFlow.js has one backend at a time. */
describe("the native engines", function () {
  this.timeout(240_000);
  const program = fileURLToPath(new URL("./conformance/main.ts", import.meta.url));

  for (const kind of ["node", "gpu"] satisfies NativeKind[]) {
    it(`on ${kind}, where it is there, agrees too`, async function () {
      if (findNative(kind) === undefined) return this.skip();
      const loaders = ["--import", "tsx", "--conditions=voxelbook-source"];
      const run = promisify(execFile)(process.execPath, [...loaders, program, kind]);
      const {stdout} = await run.catch((error: {stdout: string}) => error);
      if (/TensorFlow finds no GPU|does not load/.test(stdout)) return this.skip();
      assert.match(stdout, /: \d{4} passed, 0 failed\n$/, stdout);
      assert.doesNotMatch(stdout, /never ran|nobody took/);
    });
  }
});
