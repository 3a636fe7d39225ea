// mistake: the threshold is the liver's own value and a little
// expect: too large
// expect: half-way
// answer: outline
import {gaussianFilter} from "voxelbook/image";
import {fillHoles, largestComponent, thresholdMask} from "voxelbook/segment";

const smooth = gaussianFilter(scan, {sigmaMm: 1.2, boundary: "nearest"});
const piece = largestComponent(thresholdMask(smooth, {atLeast: 65}), {connectivity: 6});
const lesion = fillHoles(piece, {connectivity: 6});
