import {join} from "node:path";
import {cacheFolder} from "voxelbook/data/files";

/** A native build of TensorFlow.js, and the Python wheels that carry its libtensorflow. */
export interface NativePackage {
  readonly kind: "node" | "gpu";
  readonly npm: string;
  readonly version: string;
  /** Tried in this order where the ordinary download is out of reach. */
  readonly wheels: readonly {readonly project: string; readonly version: string}[];
  /** Disk needed while it is being made, and afterwards, in bytes (measured, rounded up). */
  readonly diskWhile: number;
  readonly diskAfter: number;
}

/** The version of TensorFlow.js that the library is written for. */
const TFJS = "4.22.0";

/** The two packages by kind. */
export const NATIVE_PACKAGES: Readonly<Record<NativePackage["kind"], NativePackage>> = {
  node: {
    kind: "node",
    npm: "@tensorflow/tfjs-node",
    version: TFJS,
    wheels: [
      {project: "tensorflow-cpu", version: "2.15.1"},
      {project: "tensorflow-cpu", version: "2.20.0"},
    ],
    diskWhile: 1_500_000_000,
    diskAfter: 1_000_000_000,
  },
  gpu: {
    kind: "gpu",
    npm: "@tensorflow/tfjs-node-gpu",
    version: TFJS,
    wheels: [{project: "tensorflow", version: "2.15.1"}],
    diskWhile: 2_500_000_000,
    diskAfter: 1_500_000_000,
  },
};

/** Returns the folder that holds a native package once it works, outside every lock file. */
export function nativeFolder(
  {kind, version}: NativePackage,
  cache: string = cacheFolder(),
): string {
  return join(cache, "native", `tfjs-${kind}-${version}`);
}

/** Returns the package's own folder inside a folder it was installed in. */
export function packageFolder({npm}: NativePackage, folder: string): string {
  return join(folder, "node_modules", ...npm.split("/"));
}
