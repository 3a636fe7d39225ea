// The few things of WebAssembly and of browsers' workers that are used here; lib compiles without the
// DOM's types.

/** Memory of a WebAssembly module. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

/** A compiled module, to be instantiated here or in another thread. */
export type WasmModule = object;

/** Functions that a module exports. */
export type WasmExports = Readonly<Record<string, unknown>>;

interface WebAssemblyHere {
  readonly Memory: abstract new () => WasmMemory;
  compile(binary: Uint8Array): Promise<WasmModule>;
  instantiate(
    module: WasmModule,
    imports: {readonly env: {readonly memory: WasmMemory}},
  ): Promise<{readonly exports: WasmExports}>;
}

interface BrowserWorker {
  postMessage(message: object): void;
  terminate(): void;
}

interface Scope {
  readonly WebAssembly: WebAssemblyHere;
  readonly Worker?: new (address: string) => BrowserWorker;
  readonly navigator?: {readonly hardwareConcurrency?: number};
}

const scope = globalThis as object as Scope;

/** WebAssembly as this program finds it. */
export const webAssembly: WebAssemblyHere = scope.WebAssembly;

/** Says whether a value is a module's memory. */
export const isMemory = (value: unknown): value is WasmMemory =>
  value instanceof webAssembly.Memory;

/** Starts a browser's worker from the text of its script. */
export function startWorker(source: string): BrowserWorker {
  if (scope.Worker === undefined) throw new Error("startWorker: this scope has no workers");
  const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
  const worker = new scope.Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}

/** How many threads the browser says the processor runs at once. */
export const browserThreads = (): number => scope.navigator?.hardwareConcurrency ?? 1;
