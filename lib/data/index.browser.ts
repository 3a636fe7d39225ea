export {
  attributionOf,
  datasetInfo,
  listDatasets,
  loadMask,
  loadVolume,
  loadVolumeOr,
} from "./browser.ts";
export type {DatasetFault} from "./datasetError.ts";
export {DatasetError} from "./datasetError.ts";
export type {DatasetInfo, Manifest} from "./manifest.ts";
export type {SourcedVolume} from "./standIn.ts";
