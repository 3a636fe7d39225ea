// For programs under Node (the command line): where native builds of TensorFlow.js lie.
export type {NativeBuild, NativeKind} from "./engine/load/nativeBuilds.ts";
export {
  findNative,
  NATIVE_BUILDS,
  nativeFolder,
  packageFolder,
} from "./engine/load/nativeBuilds.ts";
