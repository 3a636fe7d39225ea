// mistake: the filter is as wide as the lesion
// expect: as wide as the lesion
// answer: outline
import {gaussianFilter} from "voxelbook/image";
import {thresholdMask} from "voxelbook/segment";

const smooth = gaussianFilter(scan, {sigmaMm: 5, boundary: "nearest"});
const lesion = thresholdMask(smooth, {atLeast: 80});
