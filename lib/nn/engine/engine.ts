import type * as Core from "@tensorflow/tfjs-core";

/** TensorFlow.js as one backend brings it; every function of it works on the open backend. */
export type Tf = typeof Core;

/** A tensor that lives on a backend. */
export type EngineTensor = Core.Tensor;

/** The backends of TensorFlow.js, in the order in which they are tried. */
export const BACKENDS = ["gpu", "node", "webgpu", "webgl", "wasm"] as const;

export type BackendName = (typeof BACKENDS)[number];

/** A backend that was tried before the one in force, and why it is not in force. */
export interface SkippedBackend {
  readonly backend: BackendName;
  readonly reason: string;
}

/** What an open engine computes with. */
export interface EngineInfo {
  /** Version of TensorFlow.js. */
  readonly version: string;
  /** What does the work, in words: "TensorFlow 2.15.1", "SIMD, 1 thread", the name of a graphics card. */
  readonly device: string;
  /** Threads of the processor; null where the backend does not say. */
  readonly threads: number | null;
  /** The backends that come first in the order and were passed over. */
  readonly skipped: readonly SkippedBackend[];
}

/** TensorFlow.js with one backend open and everything that is wrong there replaced or refused. */
export interface Engine {
  readonly backend: BackendName;
  readonly tf: Tf;
  readonly info: EngineInfo;
  /** Gives the engine back; the last one to close frees the variables that are left. */
  close(): void;
}
