import {didYouMean} from "../../core/index.ts";
import {BACKENDS, type BackendName, type Engine} from "./engine.ts";
import {refuseUnchecked} from "./gate.ts";
import {type EngineOptions, type OpenBackend, openBackend} from "./openBackend.ts";

/** The engine that is open, or opening, and how often it has been asked for. */
interface Current {
  readonly backend: Promise<OpenBackend>;
  users: number;
}

/** TensorFlow.js keeps one current backend for the whole process: here is the one that is open. */
const opened = new Map<"current", Current>();

/** Opens a backend and puts out of use what nobody has checked there. */
async function openChecked(options: EngineOptions): Promise<OpenBackend> {
  const open = await openBackend(options);
  refuseUnchecked(open.tf, open.backend);
  return open;
}

/** Forgets an engine once its last user has gone, and frees what it holds. */
function release(current: Current, {tf, close}: OpenBackend): void {
  current.users--;
  if (current.users > 0) return;
  opened.delete("current");
  tf.disposeVariables();
  close?.();
}

/** Checks the name of a backend. */
function requireBackend(backend: BackendName | undefined): void {
  if (backend === undefined || BACKENDS.includes(backend)) return;
  const names = BACKENDS.join(", ");
  throw new RangeError(
    `openEngine: backend must be one of ${names}, got ${backend}${didYouMean(backend, BACKENDS)}`,
  );
}

/**
 * Opens TensorFlow.js on the fastest backend that is there and works, with right gradients and right
 * kernels: what is not checked on a backend throws there. A process has one engine at a time; asking
 * again for the same one gives another handle of it.
 *
 * @param options - backend: gpu, node, webgpu, webgl or wasm; the first of them that works when left
 *   out; in a browser wasmFolder, where the wasm backend's file lies
 * @returns the engine; `tf` is its TensorFlow.js, `info` says what it runs on and why others were skipped
 * @throws Error when the backend that is asked for is not there, with the command that brings it, or
 *   another one is still open
 * @throws RangeError when there is no backend of that name
 * @ref smilkov2019
 * @example (await openEngine({backend: "wasm"})).backend // "wasm"
 */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const {backend: wanted} = options;
  requireBackend(wanted);
  const current = opened.get("current") ?? {backend: openChecked(options), users: 0};
  opened.set("current", current);
  current.users++;
  let open: OpenBackend;
  try {
    open = await current.backend;
  } catch (error) {
    opened.delete("current");
    throw error;
  }
  if (wanted !== undefined && wanted !== open.backend) {
    release(current, open);
    throw new Error(
      `openEngine: the engine on ${open.backend} must be closed before one on ${wanted} is opened; call close()`,
    );
  }
  let isOpen = true;
  return {
    backend: open.backend,
    tf: open.tf,
    info: open.info,
    close() {
      if (isOpen) release(current, open);
      isOpen = false;
    },
  };
}
