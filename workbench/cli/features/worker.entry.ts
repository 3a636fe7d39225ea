// A worker thread of `voxelbook features`: answers each case with what became of it.
import {parentPort, workerData} from "node:worker_threads";
import {extractFeatures} from "voxelbook/features";
import {extractCase} from "./extractCase.ts";
import type {FeatureCase, FeatureRun} from "./featureCase.ts";

const {run, known} = workerData as {run: FeatureRun; known: ReadonlySet<string>};

parentPort?.on("message", async (one: FeatureCase) => {
  parentPort?.postMessage(await extractCase(one, run, known, extractFeatures));
});
