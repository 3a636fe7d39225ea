import type {Tf} from "../engine.ts";
import {type Attempt, isNode} from "./attempt.ts";
import {findNative, NATIVE_BUILDS, type NativeKind} from "./nativeBuilds.ts";

/** What we ask of the backend that tfjs-node registers. */
interface NativeBackend {
  readonly binding?: {readonly TF_Version?: string};
  readonly isUsingGpuDevice?: boolean;
}

/** The name under which both native builds register themselves. */
const REGISTERED = "tensorflow";

/** Puts back what tfjs-node calls and Node 23 removed, and keeps libtensorflow's greeting off stderr. */
function prepareNode(): void {
  const util: {isNullOrUndefined?: (value: unknown) => boolean} =
    process.getBuiltinModule("node:util");
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  const {env} = process.getBuiltinModule("node:process");
  env["TF_CPP_MIN_LOG_LEVEL"] ??= "2";
}

/** Opens tfjs-node or tfjs-node-gpu where it is installed. */
export async function loadNative(kind: NativeKind): Promise<Attempt> {
  if (!isNode()) return {reason: "it works in Node only"};
  const {npm, brings} = NATIVE_BUILDS[kind];
  const from = findNative(kind);
  if (from === undefined) return {reason: `${npm} is not installed (${brings} brings it)`};
  const {createRequire} = process.getBuiltinModule("node:module");
  const {availableParallelism} = process.getBuiltinModule("node:os");
  prepareNode();
  let tf: Tf;
  try {
    tf = createRequire(from)(npm) as Tf;
    await tf.setBackend(REGISTERED);
    await tf.ready();
  } catch (error) {
    return {reason: `${npm} does not load: ${(error as Error).message.split("\n")[0]}`};
  }
  const backend = tf.backend() as NativeBackend;
  if (kind === "gpu" && backend.isUsingGpuDevice !== true) {
    // Both builds take the same name; the one for the processor must find it free.
    tf.removeBackend(REGISTERED);
    return {reason: "TensorFlow finds no GPU (no NVIDIA GPU, driver or CUDA libraries here)"};
  }
  const device = `TensorFlow ${backend.binding?.TF_Version ?? "of unknown version"}`;
  return {tf, device, threads: kind === "gpu" ? null : availableParallelism()};
}
