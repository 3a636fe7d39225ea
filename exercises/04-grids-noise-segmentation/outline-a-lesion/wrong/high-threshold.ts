// mistake: the threshold is the lesion's own value
// expect: too small
// expect: half-way
// answer: outline
import {gaussianFilter} from "voxelbook/image";
import {fillHoles, largestComponent, thresholdMask} from "voxelbook/segment";

const smooth = gaussianFilter(scan, {sigmaMm: 2, boundary: "nearest"});
const piece = largestComponent(thresholdMask(smooth, {atLeast: 105}), {connectivity: 6});
const lesion = fillHoles(piece, {connectivity: 6});
