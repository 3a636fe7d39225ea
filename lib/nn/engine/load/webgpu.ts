import type {Attempt} from "./attempt.ts";
import {isSoftware} from "./isSoftware.ts";

/** The few things of WebGPU that are used here; lib compiles without the DOM's types. */
interface Adapter {
  readonly info?: Readonly<Record<string, unknown>>;
  readonly isFallbackAdapter?: boolean;
}

interface Gpu {
  requestAdapter(options: {readonly powerPreference: string}): Promise<Adapter | null>;
}

/** Finds WebGPU in this browser, or where a program has put it. */
function gpuHere(): Gpu | undefined {
  return (globalThis as {navigator?: {gpu?: Gpu}}).navigator?.gpu;
}

/** Opens the WebGPU backend on a hardware adapter. */
export async function loadWebGpu(allowSoftware: boolean): Promise<Attempt> {
  const gpu = gpuHere();
  if (gpu === undefined) return {reason: "there is no WebGPU here"};
  const adapter = await gpu.requestAdapter({powerPreference: "high-performance"});
  if (adapter === null) return {reason: "WebGPU has no adapter here"};
  const {vendor, architecture, device, description} = adapter.info ?? {};
  const words = [description, device, vendor, architecture].filter(Boolean).map(String);
  const name = [...new Set(words)].join(", ") || "an unnamed adapter";
  const isSlow =
    adapter.isFallbackAdapter === true ||
    adapter.info?.["isFallbackAdapter"] === true ||
    isSoftware(name);
  if (isSlow && !allowSoftware) {
    return {reason: `its adapter is a software renderer (${name}), slower than wasm`};
  }
  const [tf] = await Promise.all([
    import("@tensorflow/tfjs-core"),
    import("@tensorflow/tfjs-backend-webgpu"),
  ]);
  const opened = await tf.setBackend("webgpu");
  if (!opened) return {reason: "tfjs-backend-webgpu does not start"};
  return {tf, device: name, threads: null};
}
