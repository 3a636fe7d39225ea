import {BACKENDS, type BackendName, type EngineInfo, type SkippedBackend} from "./engine.ts";
import {registerGradients} from "./gradients/registerGradients.ts";
import {type Attempt, isLoaded, type Loaded} from "./load/attempt.ts";
import {loadNative} from "./load/native.ts";
import {loadWasm} from "./load/wasm.ts";
import {loadWebGl} from "./load/webgl.ts";
import {loadWebGpu} from "./load/webgpu.ts";

/** Options of `openEngine`. */
export interface EngineOptions {
  /** The backend; when left out the first of gpu, node, webgpu, webgl, wasm that is there and works. */
  readonly backend?: BackendName;
  /** Where a browser finds tfjs-backend-wasm's file; beside the worker's script when left out. */
  readonly wasmFolder?: string;
  /** Takes a software renderer for WebGPU and WebGL, as checks of their results do; false when left out. */
  readonly allowSoftware?: boolean;
}

/** A backend with right gradients, whose kernels may be wrong. */
export interface OpenBackend extends Loaded {
  readonly backend: BackendName;
  readonly info: EngineInfo;
}

/** Tries one backend. */
function attempt(backend: BackendName, options: EngineOptions): Promise<Attempt> {
  const {allowSoftware = false, wasmFolder} = options;
  switch (backend) {
    case "gpu":
    case "node":
      return loadNative(backend);
    case "webgpu":
      return loadWebGpu(allowSoftware);
    case "webgl":
      return loadWebGl(allowSoftware);
    case "wasm":
      return loadWasm(wasmFolder);
  }
}

/** Opens the first backend that works, or the one that is asked for, with our own gradients. */
export async function openBackend(options: EngineOptions): Promise<OpenBackend> {
  const skipped: SkippedBackend[] = [];
  for (const backend of options.backend === undefined ? BACKENDS : [options.backend]) {
    const found = await attempt(backend, options);
    if (!isLoaded(found)) {
      skipped.push({backend, reason: found.reason});
      continue;
    }
    const {tf, device, threads} = found;
    registerGradients(tf);
    return {...found, backend, info: {version: tf.version_core, device, threads, skipped}};
  }
  const reasons = skipped.map(({backend, reason}) => `${backend}: ${reason}`).join("; ");
  throw new Error(`openEngine: no backend can be used: ${reasons}`);
}
