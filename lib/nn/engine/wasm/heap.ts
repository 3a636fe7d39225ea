import type {DataType, TensorInfo} from "@tensorflow/tfjs-core";
import {isMemory, type WasmMemory} from "./webAssembly.ts";

/** What we use of TensorFlow.js's wasm backend: its heap, and where each tensor lies there. */
export interface WasmBackend {
  readonly wasm: {
    readonly asm: Readonly<Record<string, unknown>>;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
  };
  readonly dataIdMap: {get(dataId: object): {readonly memoryOffset: number}};
  /** Counts one more tensor of the same values. */
  incRef(dataId: object): void;
  makeOutput(shape: readonly number[], dtype: DataType): TensorInfo;
}

/** Finds the memory that the backend's module exports. */
export function memoryOf(backend: WasmBackend): WasmMemory {
  for (const value of Object.values(backend.wasm.asm)) {
    if (isMemory(value)) return value;
  }
  throw new TypeError("memoryOf: the wasm backend must export its memory, got none");
}

/** The bits of a number in single precision, as a field of a kernel's arguments. */
export function floatBits(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0];
}

/** Where a tensor's values start in the heap. */
export function pointerOf(backend: WasmBackend, tensor: TensorInfo): number {
  return backend.dataIdMap.get(tensor.dataId).memoryOffset;
}

/** Memory for the length of one kernel's work. */
export interface Scratch {
  /** Reserves bytes, not cleared. */
  take(bytes: number): number;
  /** Reserves and writes a list of whole numbers. */
  list(values: readonly number[]): number;
}

/** Runs something with scratch memory and gives it back afterwards, also when it throws. */
export function withScratch<Result>(
  backend: WasmBackend,
  memory: WasmMemory,
  work: (scratch: Scratch) => Result,
): Result {
  const taken: number[] = [];
  const take = (bytes: number): number => {
    const pointer = backend.wasm._malloc(Math.max(bytes, 16)) >>> 0;
    if (pointer === 0) {
      throw new RangeError(`wasm: memory must hold ${bytes} more bytes of scratch space, got none`);
    }
    taken.push(pointer);
    return pointer;
  };
  const list = (values: readonly number[]): number => {
    const pointer = take(4 * values.length);
    new Int32Array(memory.buffer).set(values, pointer >>> 2);
    return pointer;
  };
  try {
    return work({take, list});
  } finally {
    for (const pointer of taken) backend.wasm._free(pointer);
  }
}
