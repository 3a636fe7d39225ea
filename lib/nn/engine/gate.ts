import type {KernelFunc} from "@tensorflow/tfjs-core";
import {shapeText} from "../tensor.ts";
import {checkedKernels, type Condition, conditionsOf} from "./checkedKernels.ts";
import type {BackendName, Tf} from "./engine.ts";

/** The stand-ins for kernels that nobody has checked. */
const refusals = new WeakSet<KernelFunc>();

/** Says whether the open backend has a kernel of this name that is checked there. */
export function hasKernel(tf: Tf, name: string): boolean {
  const kernel = tf.getKernel(name, tf.getBackend());
  return kernel !== undefined && kernel !== null && !refusals.has(kernel.kernelFunc);
}

/** Puts a kernel of a registered name out of use: who calls it gets an error that says why. */
function refuse(tf: Tf, name: string, backend: BackendName): void {
  const kernelFunc: KernelFunc = () => {
    throw new Error(`TensorFlow.js: ${name} is not checked on the ${backend} backend`);
  };
  refusals.add(kernelFunc);
  const backendName = tf.getBackend();
  tf.unregisterKernel(name, backendName);
  tf.registerKernel({kernelName: name, backendName, kernelFunc});
}

/** Lets a kernel through for inputs of some shapes only. */
function restrict(tf: Tf, name: string, backend: BackendName, condition: Condition): void {
  const config = tf.getKernel(name, tf.getBackend());
  tf.unregisterKernel(name, tf.getBackend());
  tf.registerKernel({
    ...config,
    kernelFunc: (parameters) => {
      const shapes = Object.values(parameters.inputs).flatMap((input) =>
        input === undefined || input === null ? [] : [input.shape],
      );
      if (condition(shapes)) return config.kernelFunc(parameters);
      throw new Error(
        `TensorFlow.js: ${name} of ${shapes.map(shapeText).join(" and ")} is not right on the ${backend} backend; reshape to at most four axes`,
      );
    },
  });
}

/**
 * Refuses every registered kernel of the open backend that is not on the list of checked ones, and
 * those that are right for some shapes only for all others.
 */
export function refuseUnchecked(tf: Tf, backend: BackendName): void {
  const checked = checkedKernels(backend);
  const conditions = conditionsOf(backend);
  for (const {kernelName} of tf.getKernelsForBackend(tf.getBackend())) {
    if (!checked.has(kernelName)) refuse(tf, kernelName, backend);
    else if (conditions[kernelName] !== undefined) {
      restrict(tf, kernelName, backend, conditions[kernelName]);
    }
  }
}
