import type {Tf} from "../engine.ts";
import {type Attempt, isNode} from "./attempt.ts";

/** The binary of tfjs-backend-wasm that is used. */
const BINARY = "tfjs-backend-wasm-simd.wasm";

/** Where the backend's files lie, as an address that ends in a slash: as told, else beside the script. */
function folderHere(folder: string | undefined): string {
  const {location} = globalThis as {location?: {readonly href: string}};
  const base = location?.href ?? import.meta.url;
  const named = folder === undefined ? "." : folder.endsWith("/") ? folder : `${folder}/`;
  return new URL(named, base).href;
}

/** Reads the backend's binary: beside its package in Node, from the folder in a browser. */
async function readBinary(folder: string | undefined): Promise<Uint8Array> {
  if (isNode()) {
    const {createRequire} = process.getBuiltinModule("node:module");
    const {readFileSync} = process.getBuiltinModule("node:fs");
    const path = `@tensorflow/tfjs-backend-wasm/dist/${BINARY}`;
    return readFileSync(createRequire(import.meta.url).resolve(path));
  }
  const address = `${folderHere(folder)}${BINARY}`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What we ask of the backend's module. */
interface WasmModule {
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

/**
 * Makes running out of memory an error: the backend itself takes the address 0 that a refused
 * allocation gives, and overwrites what lies there.
 */
function refuseAddressZero(tf: Tf): void {
  const backend: object = tf.backend();
  const {wasm} = backend as {wasm: WasmModule};
  // The first call puts the module's own function in place of a stub.
  wasm._free(wasm._malloc(16));
  const allocate = wasm._malloc;
  wasm._malloc = (bytes) => {
    // An address has 32 bits: what needs more would be cut to a small number.
    const pointer = bytes < 2 ** 32 ? allocate(bytes) : 0;
    if (pointer !== 0 || bytes === 0) return pointer;
    const {numBytes, numTensors} = tf.memory();
    const mega = (n: number): string => `${(n / 2 ** 20).toFixed(1)} MiB`;
    throw new RangeError(
      `wasm: memory must hold ${mega(bytes)} more, but ${mega(numBytes)} in ${numTensors} tensors fill it; use a smaller batch or patch, or the node backend`,
    );
  };
}

/**
 * Opens the wasm backend with our own kernels over its wrong, missing and slow ones. Its binary lies
 * beside the package in Node, in a browser beside the worker's script or in a folder that is named.
 */
export async function loadWasm(folder: string | undefined): Promise<Attempt> {
  const [tf, backend, {registerWasmKernels, shareWasmMemory}] = await Promise.all([
    import("@tensorflow/tfjs-core"),
    import("@tensorflow/tfjs-backend-wasm"),
    import("../wasm/registerWasmKernels.ts"),
  ]);
  // Threads of its own would come from scripts that a page's policy forbids; our kernels bring theirs.
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) {
    return {reason: "WebAssembly has no SIMD here: a newer browser or Node has it"};
  }
  if (!("wasm" in tf.engine().registry)) {
    // Threads need a memory that is shared, which is asked for before the backend opens.
    const memory =
      typeof SharedArrayBuffer === "undefined"
        ? null
        : shareWasmMemory(backend, await readBinary(folder));
    if (memory === null && !isNode()) backend.setWasmPaths(folderHere(folder), true);
    const opened = await tf.setBackend("wasm");
    memory?.release();
    if (!opened) {
      const place = isNode() ? "beside its package" : `in ${folderHere(folder)}`;
      return {reason: `tfjs-backend-wasm does not start; its ${BINARY} must lie ${place}`};
    }
    refuseAddressZero(tf);
  }
  await tf.setBackend("wasm");
  const {threads, whyOneThread, close} = await registerWasmKernels(tf);
  const count = threads === 1 ? "1 thread" : `${threads} threads`;
  const why = whyOneThread === null ? "" : ` (${whyOneThread})`;
  return {tf, device: `WebAssembly with SIMD, ${count}${why}`, threads, close};
}
