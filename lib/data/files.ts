// For programs under Node (the command line, the book build): where the files of datasets are.
export type {CacheEnvironment} from "../core/index.ts";
export {cacheFolder} from "../core/index.ts";
export type {DatasetFault} from "./datasetError.ts";
export {DatasetError} from "./datasetError.ts";
export type {DatasetFileOptions, FoundDataset} from "./datasetFile.ts";
export {datasetFile, findLocally} from "./datasetFile.ts";
export {hashFile} from "./hashFile.ts";
export type {MirrorFile} from "./mirror.ts";
export {indexMirror} from "./mirror.ts";
export {mirrorFolder} from "./mirrorFolder.ts";
export {shippedFiles, shippedFolder} from "./shipped.ts";
