import type {NamedAttrMap} from "@tensorflow/tfjs-core";
import type {EngineTensor, Tf} from "../engine.ts";

/** Calls a kernel of one result by its name; inputs that are left out are not handed on. */
export function runKernel(
  tf: Tf,
  name: string,
  inputs: Readonly<Record<string, EngineTensor | undefined>>,
  attributes: NamedAttrMap,
): EngineTensor {
  return tf.engine().runKernel(name, present(inputs), attributes);
}

/** Calls a kernel of several results by its name. */
export function runKernels(
  tf: Tf,
  name: string,
  inputs: Readonly<Record<string, EngineTensor | undefined>>,
  attributes: NamedAttrMap,
): EngineTensor[] {
  return tf.engine().runKernel(name, present(inputs), attributes);
}

/** Leaves out what is undefined. */
function present(
  inputs: Readonly<Record<string, EngineTensor | undefined>>,
): Record<string, EngineTensor> {
  const entries = Object.entries(inputs).filter(
    (entry): entry is [string, EngineTensor] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
