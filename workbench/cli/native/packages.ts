import {NATIVE_BUILDS, type NativeBuild, type NativeKind} from "voxelbook/nn/native";

/** A native build of TensorFlow.js, and the Python wheels that carry its libtensorflow. */
export interface NativePackage extends NativeBuild {
  readonly kind: NativeKind;
  /** Tried in this order where the ordinary download is out of reach. */
  readonly wheels: readonly {readonly project: string; readonly version: string}[];
  /** Disk needed while it is being made, and afterwards, in bytes (measured, rounded up). */
  readonly diskWhile: number;
  readonly diskAfter: number;
}

/** The two packages by kind. */
export const NATIVE_PACKAGES: Readonly<Record<NativeKind, NativePackage>> = {
  node: {
    kind: "node",
    ...NATIVE_BUILDS.node,
    wheels: [
      {project: "tensorflow-cpu", version: "2.15.1"},
      {project: "tensorflow-cpu", version: "2.20.0"},
    ],
    diskWhile: 1_500_000_000,
    diskAfter: 1_000_000_000,
  },
  gpu: {
    kind: "gpu",
    ...NATIVE_BUILDS.gpu,
    wheels: [{project: "tensorflow", version: "2.15.1"}],
    diskWhile: 2_500_000_000,
    diskAfter: 1_500_000_000,
  },
};
