// Our own SIMD kernels on TensorFlow.js's wasm backend.
//
// They run on the backend's own heap: the module in kernelsBinary.ts imports its memory, so no value is
// copied. With threads that memory must be shared: `shareWasmMemory` sees to it before the backend opens.
//
// Replaced under TensorFlow.js's names, with its inputs and attributes (channel-last only):
//   Conv2D, Conv2DBackpropInput, Conv2DBackpropFilter, Conv3D, Conv3DBackpropInputV2,
//   Conv3DBackpropFilterV2, DepthwiseConv2dNative, DepthwiseConv2dNativeBackpropInput,
//   DepthwiseConv2dNativeBackpropFilter, MaxPool, MaxPoolGrad, MaxPool3D, MaxPool3DGrad, AvgPool,
//   AvgPoolGrad, AvgPool3D, AvgPool3DGrad, Identity (which copied); and in part, the rest being
//   TensorFlow.js's own: Concat and SplitV (floats), Slice (of one axis), Sum and Mean (of many numbers,
//   over axes that follow each other), Add and Multiply (of one number per channel).
//
// Of our own, called by `tf.engine().runKernel(name, inputs, attrs)`; images are
// [batch, (z,) (y,) x, channel] of one to three axes, lists have one entry per axis, slowest first:
//   VoxelbookConv            {x, filter, bias?}  {stride, dilation, pairs, groups?, relu?} → y
//   VoxelbookConvInputGrad   {dy, filter, bias?} the same and {spatial} → dx; y of a transposed convolution
//   VoxelbookConvFilterGrad  {x, dy}             the same and {kernel} → [...kernel, channels / groups, filters]
//   VoxelbookNorm            {x, gamma, beta}    {blocks, positions, groups, members, eps, relu?}
//                                                → [y, mean, variance], both [blocks, groups · members]
//   VoxelbookNormGrad        {dy, x, gamma, beta, mean, variance} the same → [dx, dgamma, dbeta]
//   VoxelbookPool            {x}         {kernel, stride, pairs, dilation?, average, countPadding?} → y
//   VoxelbookPoolGrad        {dy, x, y?} the same → dx; y is needed for a maximum
//   VoxelbookLeakyRelu       {x} {alpha} → y;  VoxelbookLeakyReluGrad {x, dy} {alpha} → dx
// Here blocks · positions · (groups · members) are the elements of x; members share mean and variance.
import type {KernelFunc} from "@tensorflow/tfjs-core";
import type {Tf} from "../engine.ts";
import {ARRANGEMENTS, before} from "./arrange.ts";
import {
  type ConvAttrs,
  convFilterGradKernel,
  convInputGradKernel,
  convKernel,
} from "./convKernels.ts";
import {leakyReluKernel} from "./elementKernels.ts";
import {memoryOf, type WasmBackend} from "./heap.ts";
import {createWasm, KERNELS, type Wasm} from "./kernels.ts";
import {KERNELS_BINARY} from "./kernelsBinary.ts";
import {type NormAttrs, normGradKernel, normKernel} from "./normKernels.ts";
import {type PoolAttrs, poolGradKernel, poolKernel} from "./poolKernels.ts";
import {setShared} from "./setShared.ts";
import {asKernel, type Bound, convolutions, poolings} from "./tfKernels.ts";
import {processorThreads, startThreads, type Threads} from "./threads.ts";
import {type WasmMemory, webAssembly} from "./webAssembly.ts";

/** Options of `registerWasmKernels`. */
export interface WasmKernelOptions {
  /** Threads wanted, the calling one among them; as many as the processor runs, at most 8, when left out. */
  readonly threads?: number;
}

/** What has been set up. */
export interface WasmKernels {
  /** Threads that compute, the calling one among them. */
  readonly threads: number;
  /** Why there is one thread only; null where there are more, or one was asked for. */
  readonly whyOneThread: string | null;
  /** Ends the helper threads and gives TensorFlow.js's kernels their places back. */
  close(): void;
}

/** Our kernels by their names. */
function ownKernels(wasm: Wasm): Readonly<Record<string, Bound>> {
  return {
    VoxelbookConv: ({x, filter, bias}, attrs) =>
      convKernel(wasm, {x, filter, bias}, attrs as ConvAttrs),
    VoxelbookConvInputGrad: ({dy, filter, bias}, attrs) =>
      convInputGradKernel(wasm, {dy, filter, bias}, attrs as ConvAttrs & {spatial: number[]}),
    VoxelbookConvFilterGrad: ({x, dy}, attrs) =>
      convFilterGradKernel(wasm, {x, dy}, attrs as ConvAttrs & {kernel: number[]}),
    VoxelbookNorm: ({x, gamma, beta}, attrs) =>
      normKernel(wasm, {x, gamma, beta}, attrs as NormAttrs),
    VoxelbookNormGrad: ({dy, x, gamma, beta, mean, variance}, attrs) =>
      normGradKernel(wasm, {dy, x, gamma, beta, mean, variance}, attrs as NormAttrs),
    VoxelbookPool: ({x}, attrs) => poolKernel(wasm, {x}, attrs as PoolAttrs),
    VoxelbookPoolGrad: ({dy, x, y}, attrs) => poolGradKernel(wasm, {dy, x, y}, attrs as PoolAttrs),
    VoxelbookLeakyRelu: ({x}, attrs) =>
      leakyReluKernel(wasm, {x}, (attrs as {alpha: number}).alpha),
    VoxelbookLeakyReluGrad: ({x, dy}, attrs) =>
      leakyReluKernel(wasm, {x, dy}, (attrs as {alpha: number}).alpha),
  };
}

/** Decodes base64. */
const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Starts the threads that the memory and the machine allow. */
async function openThreads(
  backend: WasmBackend,
  memory: WasmMemory,
  wanted: number,
): Promise<{wasm: Wasm; threads: Threads | null}> {
  const shared =
    typeof SharedArrayBuffer !== "undefined" && memory.buffer instanceof SharedArrayBuffer;
  const module = await webAssembly.compile(setShared(bytesOf(KERNELS_BINARY), shared));
  const {exports} = await webAssembly.instantiate(module, {env: {memory}});
  const functions = KERNELS.map(
    (name) => exports[name] as (args: number, first: number, last: number) => void,
  );
  const compute = (kernel: number, args: number, first: number, last: number): void =>
    functions[kernel](args, first, last);
  const control = backend.wasm._malloc(256) >>> 0;
  const threads =
    shared && wanted > 1
      ? await startThreads({module, memory, kernels: KERNELS, control, count: wanted, compute})
      : null;
  const share =
    threads === null || threads.count === 1
      ? (kernel: number, args: number, jobs: number) => compute(kernel, args, 0, jobs)
      : threads.run;
  return {wasm: createWasm({backend, memory, args: control + 64, compute, share}), threads};
}

/** Registers kernels in place of others; returns what undoes it. */
function replaceKernels(tf: Tf, kernels: Readonly<Record<string, KernelFunc>>): () => void {
  const originals = Object.keys(kernels).map((name) => ({
    name,
    config: tf.getKernel(name, "wasm"),
  }));
  for (const {name, config} of originals) {
    if (config !== undefined && config !== null) tf.unregisterKernel(name, "wasm");
    tf.registerKernel({kernelName: name, backendName: "wasm", kernelFunc: kernels[name]});
  }
  return () => {
    for (const {name, config} of originals) {
      tf.unregisterKernel(name, "wasm");
      if (config !== undefined && config !== null) tf.registerKernel(config);
    }
  };
}

/** Why the kernels run on one thread, or null. */
function reasonFor(memory: WasmMemory, wanted: number, count: number): string | null {
  if (wanted === 1 || count > 1) return null;
  if (typeof SharedArrayBuffer === "undefined") return "the page is not cross-origin isolated";
  if (!(memory.buffer instanceof SharedArrayBuffer)) return "the backend's memory is not shared";
  return "no helper thread has started";
}

/**
 * Puts our kernels on the wasm backend, which must be the current one, and starts their threads.
 *
 * @param tf - TensorFlow.js with the wasm backend open
 * @returns how many threads compute, and what undoes it all
 * @throws Error when another backend is open
 * @throws RangeError when threads is not a whole number from 1 to 64
 */
export async function registerWasmKernels(
  tf: Tf,
  {threads: wanted = Math.min(processorThreads(), 8)}: WasmKernelOptions = {},
): Promise<WasmKernels> {
  if (tf.getBackend() !== "wasm") {
    throw new Error(`registerWasmKernels: the backend must be wasm, got ${tf.getBackend()}`);
  }
  if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > 64) {
    throw new RangeError(
      `registerWasmKernels: threads must be a whole number from 1 to 64, got ${wanted}`,
    );
  }
  const backend: object = tf.backend();
  const memory = memoryOf(backend as WasmBackend);
  const {wasm, threads} = await openThreads(backend as WasmBackend, memory, wanted);
  const bound = {...ownKernels(wasm), ...convolutions(tf, wasm), ...poolings(tf, wasm)};
  const whole = Object.entries(bound).map(([name, kernel]) => [name, asKernel(kernel)] as const);
  const partial = Object.entries(ARRANGEMENTS).map(
    ([name, own]) => [name, before(own(wasm), tf.getKernel(name, "wasm").kernelFunc)] as const,
  );
  const restore = replaceKernels(tf, Object.fromEntries([...whole, ...partial]));
  const count = threads?.count ?? 1;
  return {
    threads: count,
    whyOneThread: reasonFor(memory, wanted, count),
    close() {
      restore();
      threads?.close();
    },
  };
}

/** What of the wasm backend's package is used before it opens. */
interface WasmPackage {
  setWasmPaths(paths: Readonly<Record<string, string>>, usePlatformFetch: boolean): void;
}

/** The names under which the backend asks for its binary. */
const BINARIES = [
  "tfjs-backend-wasm.wasm",
  "tfjs-backend-wasm-simd.wasm",
  "tfjs-backend-wasm-threaded-simd.wasm",
];

/**
 * Gives the wasm backend, which is not open yet, a memory that threads can share: its own binary with one
 * bit changed, from an address in memory. Without cross-origin isolation it does nothing.
 *
 * @param wasmPackage - the module @tensorflow/tfjs-backend-wasm
 * @param binary - the bytes of its tfjs-backend-wasm-simd.wasm
 * @returns whether memory will be shared, and what frees the address once the backend is open
 */
export function shareWasmMemory(
  wasmPackage: WasmPackage,
  binary: Uint8Array,
): {readonly shared: boolean; release(): void} {
  if (typeof SharedArrayBuffer === "undefined") {
    return {shared: false, release: () => undefined};
  }
  const address = URL.createObjectURL(
    new Blob([setShared(binary, true)], {type: "application/wasm"}),
  );
  wasmPackage.setWasmPaths(Object.fromEntries(BINARIES.map((name) => [name, address])), true);
  return {shared: true, release: () => URL.revokeObjectURL(address)};
}
