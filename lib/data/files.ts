// For programs under Node (the command line, the book build): where the files of datasets are.
export type {DataEnvironment} from "./cacheFolder.ts";
export {cacheFolder, mirrorFolder} from "./cacheFolder.ts";
export type {DatasetFault} from "./datasetError.ts";
export {DatasetError} from "./datasetError.ts";
export type {DatasetFileOptions, FoundDataset} from "./datasetFile.ts";
export {datasetFile, findLocally} from "./datasetFile.ts";
export {hashFile} from "./hashFile.ts";
export type {MirrorFile} from "./mirror.ts";
export {indexMirror} from "./mirror.ts";
