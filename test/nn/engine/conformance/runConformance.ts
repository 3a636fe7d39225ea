import type {KernelConfig} from "@tensorflow/tfjs-core";
import type {Tf} from "../../../../lib/nn/engine/engine.ts";
import {GRADIENTS} from "../../../../lib/nn/engine/gradients/registerGradients.ts";
import {hasKernel} from "../../../../lib/nn/engine/gate.ts";
import {CONV_CASES} from "./convCases.ts";
import {ELEMENTARY_CASES} from "./elementaryCases.ts";
import type {EngineCase} from "./engineCase.ts";
import {FUSION_CASES} from "./fusionCases.ts";
import {LAYER_CASES} from "./layerCases.ts";
import {runCase} from "./runCase.ts";

/** Every case of the suite. */
export const CASES: readonly EngineCase[] = [
  ...ELEMENTARY_CASES,
  ...CONV_CASES,
  ...LAYER_CASES,
  ...FUSION_CASES,
];

/** How a case ended; `problem` is null where everything agreed. */
export interface CaseResult {
  readonly name: string;
  readonly problem: string | null;
}

/** What the suite found on one backend. */
export interface ConformanceReport {
  readonly results: readonly CaseResult[];
  /** The kernels that ran. */
  readonly kernels: readonly string[];
  /** The kernels whose gradient was taken. */
  readonly gradients: readonly string[];
}

/** The kernels of the open backend that are checked, or that nobody has refused. */
const usable = (tf: Tf): KernelConfig[] =>
  tf.getKernelsForBackend(tf.getBackend()).filter(({kernelName}) => hasKernel(tf, kernelName));

/** Notes the name of every kernel that runs from now on. */
export function recordKernels(tf: Tf): ReadonlySet<string> {
  const ran = new Set<string>();
  for (const kernel of usable(tf)) {
    const {kernelName, backendName, kernelFunc} = kernel;
    tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({
      ...kernel,
      kernelFunc: (parameters) => {
        ran.add(kernelName);
        return kernelFunc(parameters);
      },
    });
  }
  return ran;
}

/** Notes the name of every kernel whose gradient is taken from now on. */
function recordGradients(tf: Tf): ReadonlySet<string> {
  const ran = new Set<string>();
  for (const kernelName of GRADIENTS) {
    const config = tf.getGradient(kernelName);
    tf.unregisterGradient(kernelName);
    tf.registerGradient({
      ...config,
      gradFunc: (dy, saved, attributes) => {
        ran.add(kernelName);
        return config.gradFunc(dy, saved, attributes);
      },
    });
  }
  return ran;
}

/** What layers are composed without, where a backend does not have it. */
const COMPOSED = /^(?:Conv3D|Conv.*Backprop|.*Pool.*Grad|.*Pool3D)/;

/** The ways in which layers are computed on different backends, by the kernels that are missing. */
const WAYS: Readonly<Record<string, (kernelName: string) => boolean>> = {
  "": () => false,
  ", without our own kernels": (name) => name.startsWith("Voxelbook"),
  ", composed": (name) => name.startsWith("Voxelbook") || COMPOSED.test(name),
};

/** How a call of TensorFlow.js itself is refused; layers never may be. */
const REFUSAL = /is not right on the \w+ backend/;

/** Takes kernels away; returns what puts them back. */
function hide(tf: Tf, isHidden: (kernelName: string) => boolean): () => void {
  const hidden = usable(tf).filter(({kernelName}) => isHidden(kernelName));
  for (const {kernelName, backendName} of hidden) tf.unregisterKernel(kernelName, backendName);
  return () => {
    for (const kernel of hidden) tf.registerKernel(kernel);
  };
}

/**
 * Runs all cases, or those whose name holds a text, on an open engine: TensorFlow.js's own functions
 * once, layers in each way in which some backend computes them.
 */
export async function runConformance(
  tf: Tf,
  {only = ""}: {readonly only?: string} = {},
): Promise<ConformanceReport> {
  const [kernels, gradients] = [recordKernels(tf), recordGradients(tf)];
  const results: CaseResult[] = [];
  for (const [way, isHidden] of Object.entries(WAYS)) {
    const restore = hide(tf, isHidden);
    for (const one of way === "" ? CASES : [...CONV_CASES, ...LAYER_CASES]) {
      const name = `${one.name}${way}`;
      if (!name.includes(only)) continue;
      const problem = await runCase(tf, one);
      const isRefused = problem !== null && REFUSAL.test(problem) && one.name.startsWith("tf.");
      results.push({name, problem: isRefused ? null : problem});
    }
    restore();
  }
  return {results, kernels: [...kernels].sort(), gradients: [...gradients].sort()};
}
