import {describeReference} from "./cases.ts";
import {filterOps} from "./filterOps.ts";
import {segmentationOps} from "./segmentationOps.ts";

describeReference({
  files: "physics/filters_segmentation*.json",
  ops: {...filterOps, ...segmentationOps},
});
