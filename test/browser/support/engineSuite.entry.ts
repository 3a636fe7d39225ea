// A worker that runs the conformance suite of the tensor engine on one backend, and tells what it found.
import {checkedKernels} from "../../../lib/nn/engine/checkedKernels.ts";
import type {BackendName} from "../../../lib/nn/engine/engine.ts";
import {GRADIENTS} from "../../../lib/nn/engine/gradients/registerGradients.ts";
import {openBackend} from "../../../lib/nn/engine/openBackend.ts";
import {openEngine} from "../../../lib/nn/engine/openEngine.ts";
import {runConformance} from "../../nn/engine/conformance/runConformance.ts";
import type {EngineSuiteReport, EngineSuiteRequest} from "./engineSuite.ts";

/** Runs the suite, or says why the backend cannot be had. */
async function run(request: EngineSuiteRequest): Promise<EngineSuiteReport> {
  const {backend, allKernels = false, allowSoftware = false, only = ""} = request;
  const wanted = {...(backend === undefined ? {} : {backend}), allowSoftware};
  const engine = await (allKernels ? openBackend(wanted) : openEngine(wanted));
  const {results, kernels, gradients} = await runConformance(engine.tf, {only});
  const checked = checkedKernels(engine.backend as BackendName);
  return {
    backend: engine.backend,
    info: engine.info,
    count: results.length,
    failed: results.filter(({problem}) => problem !== null),
    kernels: [...kernels],
    idle: [...checked].filter((name) => !kernels.includes(name)),
    untried: GRADIENTS.filter((name) => !gradients.includes(name)),
  };
}

self.addEventListener("message", ({data}: MessageEvent<EngineSuiteRequest>) => {
  run(data).then(
    (report) => self.postMessage({report}),
    (error: Error) => self.postMessage({error: error.message}),
  );
});
