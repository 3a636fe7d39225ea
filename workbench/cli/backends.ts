import {createRequire} from "node:module";
import {findNative, NATIVE_BUILDS} from "voxelbook/nn/native";
import {type Probe, type ProbeAnswer, probeBackend} from "./native/probe.ts";

/** The tensor backends, in the order in which they are tried. */
export const BACKENDS = ["gpu", "node", "wasm"] as const;

export type BackendKind = (typeof BACKENDS)[number];

/** What was found out about one backend. */
export interface BackendReport {
  readonly kind: BackendKind;
  readonly package: string;
  readonly state: "in force" | "not usable" | "not tried";
  /** Why it is in force, or why it is not. */
  readonly reason: string;
  readonly answer: ProbeAnswer | null;
}

/** How backends are found and tried; tests give their own. */
export interface BackendLoaders {
  /** Returns a file from whose folder the package can be loaded, or undefined. */
  find(kind: BackendKind): string | undefined;
  probe(kind: BackendKind, from: string): Promise<Probe>;
}

/** The npm package of each backend. */
const PACKAGES: Readonly<Record<BackendKind, string>> = {
  gpu: NATIVE_BUILDS.gpu.npm,
  node: NATIVE_BUILDS.node.npm,
  wasm: "@tensorflow/tfjs-backend-wasm",
};

/** The command that brings a backend. */
const BRINGS: Readonly<Record<BackendKind, string>> = {
  gpu: NATIVE_BUILDS.gpu.brings,
  node: NATIVE_BUILDS.node.brings,
  wasm: "npm ci",
};

/** Finds a package as the library does: beside it, a native build also where `voxelbook native` puts it. */
function findPackage(kind: BackendKind): string | undefined {
  if (kind !== "wasm") return findNative(kind);
  const library = createRequire(import.meta.url).resolve("voxelbook/package.json");
  try {
    createRequire(library).resolve(`${PACKAGES[kind]}/package.json`);
    return library;
  } catch (error) {
    if ((error as {code?: unknown}).code !== "MODULE_NOT_FOUND") throw error;
    return undefined;
  }
}

const OWN_LOADERS: BackendLoaders = {find: findPackage, probe: probeBackend};

/** Says why a backend that answered is or is not the one to use. */
function verdict(kind: BackendKind, probe: Probe): {usable: boolean; reason: string} {
  if (!probe.ok) return {usable: false, reason: `it does not load: ${probe.reason}`};
  const {answer} = probe;
  if (kind === "gpu" && !answer.isUsingGpu) {
    return {
      usable: false,
      reason: "TensorFlow finds no GPU (no NVIDIA GPU, driver or CUDA libraries here)",
    };
  }
  const version = answer.tensorflow === null ? "" : `TensorFlow ${answer.tensorflow}, `;
  return {usable: true, reason: `${version}512 x 512 product in ${answer.productMs} ms`};
}

/** Tries the backends in the order gpu, node, wasm, and stops at the first that computes. */
export async function detectBackends({
  find,
  probe,
}: BackendLoaders = OWN_LOADERS): Promise<BackendReport[]> {
  const reports: BackendReport[] = [];
  let inForce: BackendKind | undefined;
  for (const kind of BACKENDS) {
    const base = {kind, package: PACKAGES[kind], answer: null};
    if (inForce !== undefined) {
      reports.push({...base, state: "not tried", reason: `${inForce} comes first and works`});
      continue;
    }
    const from = find(kind);
    if (from === undefined) {
      const reason = `${PACKAGES[kind]} is not installed (${BRINGS[kind]} brings it)`;
      reports.push({...base, state: "not usable", reason});
      continue;
    }
    const found = await probe(kind, from);
    const {usable, reason} = verdict(kind, found);
    if (usable) inForce = kind;
    const answer = found.ok ? found.answer : null;
    reports.push({...base, state: usable ? "in force" : "not usable", reason, answer});
  }
  return reports;
}
