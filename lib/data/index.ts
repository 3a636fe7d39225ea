export type {DatasetFault} from "./datasetError.ts";
export {DatasetError} from "./datasetError.ts";
export type {DatasetInfo, Manifest} from "./manifest.ts";
export {
  attributionOf,
  datasetInfo,
  listDatasets,
  loadMask,
  loadVolume,
  loadVolumeOr,
} from "./node.ts";
export type {SourcedVolume} from "./standIn.ts";
