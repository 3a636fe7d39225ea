import {sizeOf} from "../../tensor.ts";
import type {TensorInfo} from "@tensorflow/tfjs-core";
import {floatBits, pointerOf, type Scratch, type WasmBackend, withScratch} from "./heap.ts";
import type {WasmMemory} from "./webAssembly.ts";

/** The functions that the compiled module exports, in the order of their numbers. */
export const KERNELS = [
  "addChunks",
  "columnSumChunks",
  "convRows",
  "copyRows",
  "dotRows",
  "filterGradientRuns",
  "normApply",
  "normChunks",
  "normCombine",
  "normFactors",
  "normGradientApply",
  "normGradientChunks",
  "normGradientFactors",
  "packBlocks",
  "padRows",
  "poolGradientRows",
  "poolRows",
  "reluBlocks",
] as const;

export type Kernel = (typeof KERNELS)[number];

/** A field of a kernel's arguments: a whole number or pointer, or a number in single precision. */
export type Field = number | {readonly float: number};

/** What kernels run on: TensorFlow.js's heap, our module on the same memory, and threads. */
export interface Wasm {
  readonly backend: WasmBackend;
  readonly memory: WasmMemory;
  /** Where a tensor's values start. */
  at(tensor: TensorInfo): number;
  /** Makes a tensor of floats, not cleared. */
  output(shape: readonly number[]): TensorInfo;
  /** Sets a tensor of floats to 0. */
  clear(tensor: TensorInfo): void;
  /** Runs all jobs of a kernel; `work` is how many multiplications or moves they take. */
  run(kernel: Kernel, fields: readonly Field[], jobs: number, work: number): void;
  withScratch<Result>(work: (scratch: Scratch) => Result): Result;
}

/** How calls of kernels reach the module. */
export interface WasmOptions {
  readonly backend: WasmBackend;
  readonly memory: WasmMemory;
  /** Where the arguments of a call lie: 128 bytes. */
  readonly args: number;
  /** Runs jobs on the calling thread, and on all. */
  compute(kernel: number, args: number, first: number, last: number): void;
  share(kernel: number, args: number, jobs: number): void;
}

/** Work below which a call costs less than waking a thread. */
const WORTH_SHARING = 60_000;

/** Puts together what kernels run on. */
export function createWasm({backend, memory, args, compute, share}: WasmOptions): Wasm {
  return {
    backend,
    memory,
    at: (tensor) => pointerOf(backend, tensor),
    output: (shape) => backend.makeOutput(shape, "float32"),
    clear: (tensor) => {
      new Float32Array(memory.buffer, pointerOf(backend, tensor), sizeOf(tensor.shape)).fill(0);
    },
    run: (kernel, fields, jobs, work) => {
      const bits = fields.map((field) =>
        typeof field === "number" ? field : floatBits(field.float),
      );
      new Int32Array(memory.buffer, args, bits.length).set(bits);
      const number = KERNELS.indexOf(kernel);
      if (jobs > 1 && work > WORTH_SHARING) share(number, args, jobs);
      else compute(number, args, 0, jobs);
    },
    withScratch: (work) => withScratch(backend, memory, work),
  };
}
